import type { Db } from '../../system/database.ts';
import { openConference, openGuest } from '../conference/conference.ts';
import { conferencesOf, guestsOf, showingsOf } from '../conference/store.ts';
import { listContacts } from '../people/contacts.ts';
import { readNotHeard } from '../people/hearing.ts';
import { listParties } from '../people/parties.ts';
import type { Party } from '../people/party.ts';
import { type Coded, coded } from './coded.ts';
import type { Copied } from './copied.ts';

interface How {
  readonly language: string;
  /** Whether what workers wrote for one another goes along, and what names a witness. */
  readonly notes: boolean;
}

/**
 * Who is involved, who was spoken with and told, and what was shown to whom (GDPR art. 15(1)(c):
 * to whom it was disclosed). A witness has rights of their own: no name without a worker's look.
 */
export async function involvedPart(db: Db, it: Copied, how: How) {
  return {
    ...(await contactedPart(db, it, how)),
    conferences: await conferencesPart(db, it, how),
  };
}

async function contactedPart(db: Db, { case: row, open }: Copied, { language, notes }: How) {
  const of = { caseId: row.id, filingKey: open.filingKey };
  const parties = await listParties(db, of);
  const whom = ({ role, name }: Party) => ({
    role: coded('party_role', role, language),
    name: notes || role !== 'WITNESS' ? name : null,
  });
  const notHeard = await readNotHeard(db, of);
  return {
    people: parties.map((party) => {
      const { reach, note, mediation, manner } = party;
      const inside = notes ? { reach, note, mediationManner: manner } : {};
      return { ...whom(party), mediation, ...inside };
    }),
    contacts: (await listContacts(db, of)).map((contact) => {
      const { partyId, at, channel, direction, reached, told, heard, by, struckAt } = contact;
      const party = parties.find(({ id }) => id === partyId);
      return {
        at: at.toISOString(),
        // null: the reporter
        with: party ? whom(party) : null,
        channel: coded('channel', channel, language),
        ...{ direction, reached, told, heard, by },
        struckAt: struckAt?.toISOString() ?? null,
        ...(notes ? { note: contact.note } : {}),
      };
    }),
    notHeard: notHeard && {
      reason: coded('not_heard_reason', notHeard.reason, language),
      at: notHeard.at.toISOString(),
      ...(notes ? { why: notHeard.why } : {}),
    },
  };
}

async function conferencesPart(db: Db, { case: row, open }: Copied, { language, notes }: How) {
  const rows = await conferencesOf(db, row.id);
  const guests = await guestsIn(db, { case: row, open }, language);
  return Promise.all(
    rows.map(async (sealed) => {
      const { filingKey } = open;
      const conference = await openConference(filingKey, sealed);
      const { id, at, state, question, place, notes: written } = conference;
      return {
        at: at.toISOString(),
        state,
        guests: guests.filter(({ conferenceId }) => conferenceId === id).map(({ guest }) => guest),
        ...(notes ? { question, place, notes: written } : {}),
      };
    }),
  );
}

async function guestsIn(
  db: Db,
  { case: row, open }: Pick<Copied, 'case' | 'open'>,
  language: string,
) {
  const showings = await showingsOf(db, row.id);
  const partsOf = (parts: readonly string[]): Coded[] =>
    parts.map((part) => coded('case_part', part, language));
  return Promise.all(
    (await guestsOf(db, row.id)).map(async ({ colleague, ...sealed }) => {
      const { id, kind, name, conferenceId } = await openGuest(open.filingKey, sealed);
      const shown = showings
        .filter(({ guestId }) => guestId === id)
        .map(({ at, by, parts }) => ({ at: at.toISOString(), by, parts: partsOf(parts) }));
      return { conferenceId, guest: { kind, name: colleague ?? name, shown } };
    }),
  );
}
