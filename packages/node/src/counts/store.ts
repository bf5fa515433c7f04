import type { Period } from '@nabij/protocol';
import { asc, desc, eq, getTableColumns, inArray, min, sql } from 'drizzle-orm';
import { accounts } from '../access/tables.ts';
import type { Db } from '../system/database.ts';
import { releaseDrafts, releases, tallies } from './tables.ts';

/** What a case counts by. */
export type CountedRow = Omit<typeof tallies.$inferSelect, 'id' | 'caseId'>;
export type ReleaseRow = typeof releases.$inferSelect;
export type DraftRow = typeof releaseDrafts.$inferSelect;

/** Everything that was counted in some months, in no order. */
export async function countedRows(db: Db, months: readonly string[]): Promise<CountedRow[]> {
  const { id: _, caseId: __, ...columns } = getTableColumns(tallies);
  return db
    .select(columns)
    .from(tallies)
    .where(inArray(tallies.month, [...months]));
}

/** The first month in which anything was counted, `YYYY-MM`. */
export async function firstMonth(db: Db): Promise<string | undefined> {
  const [row] = await db.select({ month: min(tallies.month) }).from(tallies);
  return row?.month ?? undefined;
}

/** Lets one release at a time be made, until this transaction ends. */
export async function lockReleases(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('nabij releases'))`);
}

export async function insertRelease(db: Db, release: ReleaseRow): Promise<void> {
  await db.insert(releases).values(release);
}

export async function releaseOf(db: Db, period: string): Promise<ReleaseRow | undefined> {
  const [row] = await db.select().from(releases).where(eq(releases.period, period));
  return row;
}

export async function releasedPeriods(db: Db): Promise<string[]> {
  const rows = await db.select({ period: releases.period }).from(releases);
  return rows.map((row) => row.period);
}

/** The exact text of all that ever left, the earliest period first. */
export async function releaseBodies(db: Db): Promise<string[]> {
  const rows = await db
    .select({ body: releases.body })
    .from(releases)
    .orderBy(asc(releases.period));
  return rows.map((row) => row.body);
}

/** The release of a quarter as it was prepared last; it has not left. */
export async function draftOf(db: Db, period: Period): Promise<DraftRow | undefined> {
  const [row] = await db.select().from(releaseDrafts).where(eq(releaseDrafts.period, period));
  return row;
}

/** Keeps what was prepared, instead of what was prepared before for the same quarter. */
export async function putDraft(db: Db, row: DraftRow): Promise<void> {
  const { period: _, ...set } = row;
  await db
    .insert(releaseDrafts)
    .values(row)
    .onConflictDoUpdate({ target: releaseDrafts.period, set });
}

/** Forgets what was prepared: it has left, or is made of other numbers now. */
export async function deleteDrafts(db: Db): Promise<void> {
  await db.delete(releaseDrafts);
}

/** Which quarter each of these messages carries, by `jti`. */
export async function periodsOfMessages(
  db: Db,
  jtis: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .select({ jti: releases.jti, period: releases.period })
    .from(releases)
    .where(inArray(releases.jti, [...jtis]));
  return new Map(rows.map(({ jti, period }) => [jti, period]));
}

/** All that ever left, the latest period first, with who released it; null: it left by itself. */
export async function releasedList(
  db: Db,
): Promise<{ period: string; jti: string; releasedAt: Date; releasedBy: string | null }[]> {
  return db
    .select({
      period: releases.period,
      jti: releases.jti,
      releasedAt: releases.releasedAt,
      releasedBy: accounts.name,
    })
    .from(releases)
    .leftJoin(accounts, eq(accounts.id, releases.releasedBy))
    .orderBy(desc(releases.period));
}

/** All that ever left with its exact text, the earliest period first. */
export async function leftRows(
  db: Db,
): Promise<(Omit<ReleaseRow, 'releasedBy'> & { releasedBy: string | null })[]> {
  return db
    .select({ ...getTableColumns(releases), releasedBy: accounts.name })
    .from(releases)
    .leftJoin(accounts, eq(accounts.id, releases.releasedBy))
    .orderBy(asc(releases.period));
}
