import type { Country } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { isPossible } from '../consents/consent.ts';
import { refreshDue } from '../deadlines/due.ts';
import { firstContact } from '../deadlines/first-contact.ts';
import type { CaseRow } from '../store.ts';
import { checkAllowed, purposeOf } from './approach.ts';
import { type Changing, changing } from './changing.ts';
import {
  type Contact,
  type ContactWanted,
  checkContact,
  isAnswer,
  openContact,
  sealContact,
} from './contact.ts';
import { partyIn } from './parties.ts';
import type { Party } from './party.ts';
import {
  contactById,
  contactsOf,
  forgetFirstContact,
  insertContact,
  updateStruck,
} from './store.ts';

/** Who notes a contact, in a case of whose reporter this much may be told. */
export interface Contacting extends Changing {
  readonly anonymity: string;
  readonly country: Country;
}

/** A contact with the names of who noted it and who struck it out. */
export interface ListedContact extends Contact {
  readonly by: string | null;
  readonly struckByName: string | null;
}

/** Everybody who was spoken with or written to, the first time first. @throws SealBroken */
export async function listContacts(
  db: Db,
  { caseId, filingKey }: { caseId: string; filingKey: Uint8Array },
): Promise<ListedContact[]> {
  const rows = await contactsOf(db, caseId);
  return Promise.all(
    rows.map(async ({ by, struckByName, ...row }) => {
      return { ...(await openContact(filingKey, row)), by, struckByName };
    }),
  );
}

/**
 * Notes that somebody was spoken with or written to; sent twice it is noted once. Going to the
 * other side, and telling an agency about the reporter, needs the reporter's consent; for an
 * anonymous reporter nobody is told anything. Speaking with the reporter counts for the terms.
 * @throws Refusal not-found; request-invalid, reason-required as `checkContact`; consent-required,
 *   anonymous-no-contact; changed-meanwhile for an id that stands for another
 */
export async function noteContact(db: Db, by: Contacting, wanted: ContactWanted): Promise<void> {
  await changing(db, by, async (tx, current) => {
    const note = wanted.note.trim();
    const known = await contactById(tx, wanted.id);
    if (known) {
      if (known.caseId !== by.caseId) throw new Refusal('changed-meanwhile');
      if (saysTheSame(await openContact(by.filingKey, known), { ...wanted, note }))
        return undefined;
      throw new Refusal('changed-meanwhile');
    }
    await checkNoted(tx, by, { wanted, current });
    const { caseId, accountId, now: notedAt } = by;
    const made = { ...wanted, note, caseId, accountId, notedAt, struckBy: null, struckAt: null };
    await insertContact(tx, await sealContact(by.filingKey, made));
    if (isAnswer(made) && made.at >= current.receivedAt) {
      await firstContact(tx, { caseId, at: made.at }, by);
    }
    return { act: 'contact', audited: 'contact-noted', subject: wanted.id };
  });
}

/**
 * Strikes out what was noted by mistake: it stays in sight and counts for nothing.
 * @throws Refusal not-found; SealBroken
 */
export async function strikeContact(db: Db, by: Contacting, id: string): Promise<void> {
  await changing(db, by, async (tx, current) => {
    const row = await contactById(tx, id);
    if (row?.caseId !== by.caseId) throw new Refusal('not-found');
    if (row.struckAt !== null) return undefined;
    const contact = await openContact(by.filingKey, row);
    const struck = { ...contact, struckBy: by.accountId, struckAt: by.now };
    await updateStruck(tx, await sealContact(by.filingKey, struck));
    if (isAnswer(contact)) await tellFirstAnew(tx, by, current);
    return { act: 'contact-strike', audited: 'contact-struck', subject: id };
  });
}

async function checkNoted(
  tx: Db,
  by: Contacting,
  { wanted, current }: { wanted: ContactWanted; current: CaseRow },
): Promise<void> {
  const party = wanted.partyId === null ? null : await partyIn(tx, by, wanted.partyId);
  checkContact(wanted, party?.role ?? null, { now: by.now, receivedAt: current.receivedAt });
  if (party) return checkTold(tx, by, { wanted, party, state: current.state });
  // nobody can go to somebody whom nobody knows; they can come
  if (by.anonymity === 'ANON_FULL' && wanted.direction === 'out') {
    throw new Refusal('anonymous-no-contact');
  }
}

async function checkTold(
  tx: Db,
  by: Contacting,
  { wanted, party, state }: { wanted: ContactWanted; party: Party; state: string },
): Promise<void> {
  const purpose = purposeOf(party.role, wanted);
  if (purpose !== null) {
    await checkAllowed(tx, by, { purpose, party: party.name, state, at: wanted.at });
  } else if (wanted.told && !isPossible('APPROACH_OTHER', by.anonymity)) {
    throw new Refusal('anonymous-no-contact');
  }
}

async function tellFirstAnew(tx: Db, by: Contacting, current: CaseRow): Promise<void> {
  const { caseId } = by;
  await forgetFirstContact(tx, caseId);
  const left = (await contactsOf(tx, caseId)).find(
    (it) => isAnswer(it) && it.at >= current.receivedAt,
  );
  if (left) await firstContact(tx, { caseId, at: left.at }, by);
  else await refreshDue(tx, caseId, by);
}

function saysTheSame(known: Contact, wanted: ContactWanted): boolean {
  const { partyId, channel, direction, reached, told, heard, at, note } = wanted;
  return (
    known.partyId === partyId &&
    known.channel === channel &&
    known.direction === direction &&
    known.reached === reached &&
    known.told === told &&
    known.heard === heard &&
    known.at.getTime() === at.getTime() &&
    known.note === note
  );
}
