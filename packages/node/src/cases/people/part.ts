import { z } from '@hono/zod-openapi';
import type { Db } from '../../system/database.ts';
import { allows, type Consent } from '../consents/consent.ts';
import type { Looking } from '../looking.ts';
import type { OpenCase } from '../read.ts';
import { openConsents, purposeOf } from './approach.ts';
import { type ListedContact, listContacts } from './contacts.ts';
import { needsHearing, readNotHeard } from './hearing.ts';
import { listParties } from './parties.ts';
import type { Party } from './party.ts';

const nullable = z.string().nullable();

/** On the page of a case: who is involved, and who was spoken with. */
export const peopleShape = {
  people: z.array(
    z.object({
      id: z.string(),
      version: z.number(),
      role: z.string(),
      name: z.string(),
      reach: z.string(),
      note: z.string(),
      // whether the reporter allows now that they are approached or told; null: needs no consent
      allowed: z.boolean().nullable(),
      mediation: z.enum(['agreed', 'declined']).nullable(),
      mediationAt: nullable,
      mediationManner: nullable,
      // who was spoken with cannot be taken out
      removable: z.boolean(),
    }),
  ),
  contacts: z.array(
    z.object({
      id: z.string(),
      // null: the reporter
      partyId: nullable,
      channel: z.string(),
      direction: z.enum(['in', 'out']),
      reached: z.boolean(),
      told: z.boolean(),
      heard: z.boolean(),
      at: z.string(),
      by: nullable,
      note: z.string(),
      struckAt: nullable,
      struckBy: nullable,
    }),
  ),
  hearing: z.object({
    needed: z.boolean(),
    heard: z.boolean(),
    notHeard: z
      .object({ reason: z.string(), why: z.string(), by: nullable, at: z.string() })
      .nullable(),
  }),
};

/** Reads it. @throws SealBroken */
export async function peoplePart(db: Db, { case: it, filing, open }: OpenCase, _: Looking) {
  const of = { caseId: it.id, filingKey: open.filingKey };
  const people = await listParties(db, of);
  const contacts = await listContacts(db, of);
  const consents = people.length > 0 ? await openConsents(db, of) : [];
  const others = new Set(people.filter(({ role }) => role === 'OTHER_SIDE').map(({ id }) => id));
  const notHeard = await readNotHeard(db, of);
  const named = filing.anonymity === 'NAMED' && it.state !== 'WITHDRAWN';
  return {
    people: people.map((party) => ({
      ...shownParty(party, consents, named),
      removable: contacts.every(({ partyId }) => partyId !== party.id),
    })),
    contacts: contacts.map(shownContact),
    hearing: {
      needed: needsHearing(it.handlings),
      heard: contacts.some(
        ({ heard, struckAt, partyId }) => heard && struckAt === null && others.has(partyId ?? ''),
      ),
      notHeard: notHeard && { ...notHeard, at: notHeard.at.toISOString() },
    },
  };
}

function shownParty(party: Party, consents: readonly Consent[], named: boolean) {
  const { id, version, role, name, reach, note, mediation, mediationAt, manner } = party;
  const purpose = purposeOf(role, { direction: 'out', told: true });
  return {
    ...{ id, version, role, name, reach, note, mediation },
    allowed: purpose === null ? null : named && allows(consents, { purpose, party: name }),
    mediationAt: mediationAt?.toISOString() ?? null,
    mediationManner: manner,
  };
}

function shownContact(contact: ListedContact) {
  const { id, partyId, channel, direction, reached, told, heard, at, by, note } = contact;
  return {
    ...{ id, partyId, channel, direction, reached, told, heard, by, note },
    at: at.toISOString(),
    struckAt: contact.struckAt?.toISOString() ?? null,
    struckBy: contact.struckByName,
  };
}
