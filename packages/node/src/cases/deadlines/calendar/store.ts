import { and, asc, eq, isNotNull, isNull, notInArray, or, sql } from 'drizzle-orm';
import { accounts } from '../../../access/tables.ts';
import type { Db } from '../../../system/database.ts';
import { cases } from '../../tables.ts';
import { ENDED } from '../../workflow.ts';
import { calendarFeeds } from '../tables.ts';

type FeedRow = typeof calendarFeeds.$inferSelect;

/** The calendar of somebody; undefined where they have none. */
export async function feedOf(db: Db, accountId: string): Promise<FeedRow | undefined> {
  const [row] = await db.select().from(calendarFeeds).where(eq(calendarFeeds.accountId, accountId));
  return row;
}

/** One calendar for each account: a new one ends the one before. */
export async function replaceFeed(db: Db, row: FeedRow): Promise<void> {
  const { accountId: _, ...made } = row;
  await db
    .insert(calendarFeeds)
    .values(row)
    .onConflictDoUpdate({ target: calendarFeeds.accountId, set: made });
}

/** @returns whether there was one */
export async function deleteFeed(db: Db, accountId: string): Promise<boolean> {
  const gone = await db
    .delete(calendarFeeds)
    .where(eq(calendarFeeds.accountId, accountId))
    .returning({ id: calendarFeeds.accountId });
  return gone.length > 0;
}

/** The calendar with this secret, of somebody who still handles cases here. */
export async function feedBySecret(
  db: Db,
  secretHash: Uint8Array,
): Promise<Pick<FeedRow, 'accountId' | 'language' | 'readOn'> | undefined> {
  const { accountId, language, readOn } = calendarFeeds;
  const [row] = await db
    .select({ accountId, language, readOn, role: accounts.role })
    .from(calendarFeeds)
    .innerJoin(accounts, eq(accounts.id, accountId))
    .where(and(eq(calendarFeeds.secretHash, secretHash), isNull(accounts.leftAt)));
  return row && (row.role === 'worker' || row.role === 'lead') ? row : undefined;
}

export async function noteRead(db: Db, accountId: string, readOn: string): Promise<void> {
  await db.update(calendarFeeds).set({ readOn }).where(eq(calendarFeeds.accountId, accountId));
}

/** What is due in the open cases that somebody has or helps with: a number, a day and a step. */
export async function dueFor(
  db: Db,
  accountId: string,
): Promise<{ number: number; on: string | null; step: string | null }[]> {
  const helps = sql`exists (select from case_supporters it
    where it.case_id = ${cases.id} and it.account_id = ${accountId}::uuid)`;
  return db
    .select({ number: cases.number, on: cases.dueOn, step: cases.dueStep })
    .from(cases)
    .where(
      and(
        or(eq(cases.ownerId, accountId), helps),
        isNotNull(cases.dueOn),
        notInArray(cases.state, [...ENDED]),
      ),
    )
    .orderBy(asc(cases.dueOn), asc(cases.number));
}
