import { and, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import type { SealedFiling } from '../../vault/filing.ts';
import { conferenceGuests } from '../conference/tables.ts';
import { correctionsOf } from '../corrections/store.ts';
import { parties } from '../people/tables.ts';
import { attachments, journal, messages, searchEntries } from '../tables.ts';

/** A case without a current entry, with its filing as it lies here. */
export interface Unindexed extends SealedFiling, Record<string, unknown> {
  caseId: string;
  kid: string;
}

export type EntryRow = Omit<typeof searchEntries.$inferSelect, 'kid'>;

/**
 * Takes some cases that have no entry under `kid`, the latest first, of filings that one of `kids`
 * opens. Until the transaction ends nothing is added to them, and no other process takes them.
 */
export async function takeUnindexed(
  tx: Db,
  it: { kid: string; kids: readonly string[]; limit: number },
): Promise<Unindexed[]> {
  return tx.execute<Unindexed>(sql`
    select c.id as "caseId", f.id, f.kid, f.sealed_key as "sealedKey",
      f.resealed_key as "resealedKey", f.sealed_answers as "sealedAnswers"
    from cases c
    join filings f on f.id = c.filing_id
    left join search_entries e on e.case_id = c.id and e.kid = ${it.kid}
    where e.case_id is null and f.kid = any(${sql.param([...it.kids])}::text[])
    order by c.received_at desc limit ${it.limit}
    for update of c skip locked`);
}

/** How many cases have no entry under `kid`; of those that one of `kids` opens, if given. */
export async function countUnindexed(
  db: Db,
  kid: string,
  kids?: readonly string[],
): Promise<number> {
  const openable = kids && sql`and f.kid = any(${sql.param([...kids])}::text[])`;
  const [row] = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from cases c
    join filings f on f.id = c.filing_id
    left join search_entries e on e.case_id = c.id and e.kid = ${kid}
    where e.case_id is null ${openable ?? sql``}`);
  return row?.n ?? 0;
}

/** Everything that was added to some cases since they were filed, as it lies here. */
export async function addedTo(db: Db, caseIds: readonly string[]) {
  const ids = [...caseIds];
  const { id, caseId, at, sender, accountId } = messages;
  return {
    messages: await db
      .select({ id, caseId, at, sender, accountId, sealed: messages.sealedText })
      .from(messages)
      .where(inArray(messages.caseId, ids)),
    notes: await db
      .select({
        caseId: journal.caseId,
        at: journal.at,
        actorId: journal.actorId,
        sealed: journal.sealedNote,
      })
      .from(journal)
      .where(and(inArray(journal.caseId, ids), isNotNull(journal.sealedNote))),
    files: await db
      .select({
        id: attachments.id,
        caseId: attachments.caseId,
        at: attachments.at,
        sender: attachments.sender,
        accountId: attachments.accountId,
        sealed: attachments.sealedFacts,
      })
      .from(attachments)
      .where(inArray(attachments.caseId, ids)),
    corrections: await correctionsOf(db, ids),
    parties: await db.select().from(parties).where(inArray(parties.caseId, ids)),
    guests: await db.select().from(conferenceGuests).where(inArray(conferenceGuests.caseId, ids)),
  };
}

export async function upsertEntries(
  db: Db,
  kid: string,
  entries: readonly EntryRow[],
): Promise<void> {
  await db
    .insert(searchEntries)
    .values(entries.map((entry) => ({ ...entry, kid })))
    .onConflictDoUpdate({
      target: searchEntries.caseId,
      set: { kid, sealed: sql`excluded.sealed` },
    });
}

/** The entries under `kid` after a case, in the order of their ids; or those of some cases. */
export async function entriesAfter(
  db: Db,
  it: { kid: string; after: string; limit: number; only?: readonly string[] | undefined },
): Promise<EntryRow[]> {
  const only = it.only && sql`and case_id = any(${sql.param([...it.only])}::uuid[])`;
  // base64 is two thirds of the hex in which the driver gets bytes, and read faster
  const rows = await db.execute<{ caseId: string; sealed: string }>(sql`
    select case_id as "caseId", encode(sealed, 'base64') as sealed from search_entries
    where kid = ${it.kid} and case_id > ${it.after}::uuid ${only ?? sql``}
    order by case_id limit ${it.limit}`);
  return rows.map(({ caseId, sealed }) => ({ caseId, sealed: Buffer.from(sealed, 'base64') }));
}

export async function deleteEntries(db: Db, caseIds: readonly string[]): Promise<void> {
  await db.delete(searchEntries).where(inArray(searchEntries.caseId, [...caseIds]));
}
