import { desc, eq, inArray, min, sql } from 'drizzle-orm';
import { accounts } from '../access/tables.ts';
import type { Db } from '../system/database.ts';
import { releases, tallies } from './tables.ts';

export type TallyRow = Omit<typeof tallies.$inferSelect, 'id'>;
export type ReleaseRow = typeof releases.$inferSelect;

export async function talliesOf(db: Db, months: string[]): Promise<TallyRow[]> {
  const { measure, month, subject, grounds, domain } = tallies;
  return db
    .select({ measure, month, subject, grounds, domain })
    .from(tallies)
    .where(inArray(tallies.month, months));
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

/** All that ever left, the latest period first, with who released it. */
export async function releasedList(
  db: Db,
): Promise<{ period: string; jti: string; releasedAt: Date; releasedBy: string }[]> {
  return db
    .select({
      period: releases.period,
      jti: releases.jti,
      releasedAt: releases.releasedAt,
      releasedBy: accounts.name,
    })
    .from(releases)
    .innerJoin(accounts, eq(accounts.id, releases.releasedBy))
    .orderBy(desc(releases.period));
}
