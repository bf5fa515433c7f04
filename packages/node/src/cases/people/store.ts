import { aliasedTable, and, asc, eq, isNull } from 'drizzle-orm';
import { accounts } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';
import { cases } from '../tables.ts';
import type { ContactRow } from './contact.ts';
import type { PartyRow } from './party.ts';
import { contacts, notHeard, parties } from './tables.ts';

export type NotHeardRow = typeof notHeard.$inferSelect;

const strikers = aliasedTable(accounts, 'strikers');

/** Who is involved in a case, who was noted first in front. */
export async function partiesOf(db: Db, caseId: string): Promise<PartyRow[]> {
  return db
    .select()
    .from(parties)
    .where(eq(parties.caseId, caseId))
    .orderBy(asc(parties.addedAt), asc(parties.id));
}

export async function partyById(db: Db, id: string): Promise<PartyRow | undefined> {
  const [row] = await db.select().from(parties).where(eq(parties.id, id));
  return row;
}

export async function insertParty(tx: Db, row: PartyRow): Promise<void> {
  await tx.insert(parties).values(row);
}

export async function updateParty(tx: Db, row: PartyRow): Promise<void> {
  const { id, caseId, addedBy: _, addedAt: __, ...set } = row;
  await tx
    .update(parties)
    .set(set)
    .where(and(eq(parties.id, id), eq(parties.caseId, caseId)));
}

export async function deleteParty(tx: Db, { id, caseId }: PartyRow): Promise<void> {
  await tx.delete(parties).where(and(eq(parties.id, id), eq(parties.caseId, caseId)));
}

/** Who was spoken with, the first time first, with the names of who noted and who struck it. */
export async function contactsOf(
  db: Db,
  caseId: string,
): Promise<(ContactRow & { by: string | null; struckByName: string | null })[]> {
  const rows = await db
    .select({ contact: contacts, by: accounts.name, struckByName: strikers.name })
    .from(contacts)
    .leftJoin(accounts, eq(accounts.id, contacts.accountId))
    .leftJoin(strikers, eq(strikers.id, contacts.struckBy))
    .where(eq(contacts.caseId, caseId))
    .orderBy(asc(contacts.at), asc(contacts.id));
  return rows.map(({ contact, ...names }) => ({ ...contact, ...names }));
}

export async function contactById(db: Db, id: string): Promise<ContactRow | undefined> {
  const [row] = await db.select().from(contacts).where(eq(contacts.id, id));
  return row;
}

export async function insertContact(tx: Db, row: ContactRow): Promise<void> {
  await tx.insert(contacts).values(row);
}

export async function updateStruck(tx: Db, row: ContactRow): Promise<void> {
  const { struckBy, struckAt, sealedNote } = row;
  await tx
    .update(contacts)
    .set({ struckBy, struckAt, sealedNote })
    .where(and(eq(contacts.id, row.id), eq(contacts.caseId, row.caseId)));
}

/** Whether anything was noted about speaking with somebody, struck out or not. */
export async function wasSpokenWith(db: Db, partyId: string): Promise<boolean> {
  const rows = await db
    .select({ id: contacts.id })
    .from(contacts)
    .where(eq(contacts.partyId, partyId))
    .limit(1);
  return rows.length > 0;
}

/** Whether the other side of a case gave its account. */
export async function otherSideHeard(db: Db, caseId: string): Promise<boolean> {
  const rows = await db
    .select({ id: contacts.id })
    .from(contacts)
    .innerJoin(parties, eq(parties.id, contacts.partyId))
    .where(
      and(
        eq(contacts.caseId, caseId),
        eq(contacts.heard, true),
        isNull(contacts.struckAt),
        eq(parties.role, 'OTHER_SIDE'),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Why the other side was not heard, with the name of who noted it. */
export async function notHeardOf(
  db: Db,
  caseId: string,
): Promise<(NotHeardRow & { by: string | null }) | undefined> {
  const [row] = await db
    .select({ it: notHeard, by: accounts.name })
    .from(notHeard)
    .leftJoin(accounts, eq(accounts.id, notHeard.accountId))
    .where(eq(notHeard.caseId, caseId));
  return row && { ...row.it, by: row.by };
}

export async function upsertNotHeard(tx: Db, row: NotHeardRow): Promise<void> {
  const { caseId: _, ...set } = row;
  await tx.insert(notHeard).values(row).onConflictDoUpdate({ target: notHeard.caseId, set });
}

export async function deleteNotHeard(tx: Db, caseId: string): Promise<void> {
  await tx.delete(notHeard).where(eq(notHeard.caseId, caseId));
}

/** Forgets when the reporter was first spoken with, so that it can be told anew. */
export async function forgetFirstContact(tx: Db, caseId: string): Promise<void> {
  await tx.update(cases).set({ firstContactAt: null }).where(eq(cases.id, caseId));
}
