import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import type { CaseRow } from '../store.ts';
import { cases, journal } from '../tables.ts';
import { unreadIn } from '../unread.ts';

/**
 * Lets one merge at a time go on, until this transaction ends: each takes hold of several cases,
 * and two that took them in another order would wait for one another for ever.
 */
export async function lockMerges(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('nabij merges'))`);
}

/** The case that this one was merged into, if it was; it stays so while merges are locked. */
export async function mainOf(db: Db, caseId: string): Promise<string | undefined> {
  const [row] = await db.select({ id: cases.mergedInto }).from(cases).where(eq(cases.id, caseId));
  return row?.id ?? undefined;
}

/** The cases that go with another one now; other writers of them wait. */
export async function lockMerged(tx: Db, mainId: string): Promise<CaseRow[]> {
  const rows = await tx
    .select()
    .from(cases)
    .where(and(eq(cases.mergedInto, mainId), eq(cases.state, 'MERGED')))
    .orderBy(asc(cases.number))
    .for('update');
  return rows as CaseRow[];
}

/** Cases that go with another one are with who has that one. */
export async function ownerOfMerged(tx: Db, mainId: string, ownerId: string): Promise<void> {
  await tx
    .update(cases)
    .set({
      ownerId,
      handOns: sql`${cases.handOns} + (case when ${cases.ownerId} <> ${ownerId}::uuid then 1 else 0 end)`,
      version: sql`${cases.version} + 1`,
    })
    .where(and(eq(cases.mergedInto, mainId), eq(cases.state, 'MERGED')));
}

/** What went with one case goes with another from now on. */
export async function moveMerged(tx: Db, fromId: string, toId: string): Promise<void> {
  await tx
    .update(cases)
    .set({ mergedInto: toId, version: sql`${cases.version} + 1` })
    .where(and(eq(cases.mergedInto, fromId), eq(cases.state, 'MERGED')));
}

/**
 * Cases whose main case goes away stand on their own again, each with who has it. Nobody decided
 * it, so the journal names nobody.
 */
export async function releaseMerged(tx: Db, mainIds: readonly string[], at: Date): Promise<void> {
  const all = [...mainIds];
  const released = await tx
    .select({ id: cases.id, ownerId: cases.ownerId })
    .from(cases)
    .where(and(inArray(cases.mergedInto, all), eq(cases.state, 'MERGED')))
    .for('update');
  for (const { id, ownerId } of released) {
    const toState = ownerId === null ? 'RECEIVED' : 'IN_PROGRESS';
    await tx
      .update(cases)
      .set({ state: toState, mergedInto: null, mergedBecause: null, version: sql`version + 1` })
      .where(eq(cases.id, id));
    const nobody = { actorId: null, sealedNote: null };
    const entry = { caseId: id, at, act: 'unmerge', fromState: 'MERGED', toState, ...nobody };
    await tx.insert(journal).values(entry);
  }
}

/** A case by its number. */
export async function idOfNumber(db: Db, number: number): Promise<string | undefined> {
  const [row] = await db.select({ id: cases.id }).from(cases).where(eq(cases.number, number));
  return row?.id;
}

/** How many cases a case is tied to at most on its page. */
const LINKS_MAX = 100;

/** The cases that belong to one: by merging or splitting, and an earlier one by its number. */
export async function linkedTo(db: Db, it: CaseRow, earlier: number | null) {
  const related = sql`(${cases.mergedInto} = ${it.id}::uuid or ${cases.splitFrom} = ${it.id}::uuid
    or ${cases.id} = ${it.mergedInto}::uuid or ${cases.id} = ${it.splitFrom}::uuid
    or ${cases.number} = ${earlier}::int)`;
  // named in full: in a query of one table, a column alone would be one of the inner table
  const unread = unreadIn(sql`cases.id`);
  return db
    .select({
      id: cases.id,
      number: cases.number,
      state: cases.state,
      mergedInto: cases.mergedInto,
      mergedBecause: cases.mergedBecause,
      splitFrom: cases.splitFrom,
      unread,
    })
    .from(cases)
    .where(and(ne(cases.id, it.id), related))
    .orderBy(asc(cases.number))
    .limit(LINKS_MAX);
}
