import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { notices } from '../cases/tables.ts';
import type { Db } from '../system/database.ts';

export type NoticeRow = typeof notices.$inferSelect;

/** One mail waits for a case: what waits already says all there is to say. */
export async function insertNotice(db: Db, row: NoticeRow): Promise<void> {
  await db
    .insert(notices)
    .values(row)
    .onConflictDoUpdate({
      target: notices.caseId,
      set: row,
      setWhere: lte(notices.giveUpAt, row.createdAt),
    });
}

/** Takes up to `limit` notices that are due, the oldest first, away from other processes. */
export async function claimNotices(
  db: Db,
  round: { now: Date; leaseUntil: Date; limit: number },
): Promise<NoticeRow[]> {
  const { now, leaseUntil, limit } = round;
  const free = or(isNull(notices.leaseUntil), lte(notices.leaseUntil, now));
  const due = db
    .select({ id: notices.id })
    .from(notices)
    .where(and(lte(notices.nextAttemptAt, now), gt(notices.giveUpAt, now), free))
    .orderBy(asc(notices.nextAttemptAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return db
    .update(notices)
    .set({ leaseUntil, attempts: sql`${notices.attempts} + 1` })
    .where(inArray(notices.id, due))
    .returning();
}

/** Whether a claimed notice is still wanted, and still ours. */
export async function isStillClaimed(
  db: Db,
  { id, attempts }: Pick<NoticeRow, 'id' | 'attempts'>,
): Promise<boolean> {
  const claim = and(eq(notices.id, id), eq(notices.attempts, attempts));
  return (await db.select({ id: notices.id }).from(notices).where(claim)).length === 1;
}

/** Sends it again later; nothing if another process has taken it over. */
export async function postponeNotice(
  db: Db,
  { id, attempts }: Pick<NoticeRow, 'id' | 'attempts'>,
  nextAttemptAt: Date,
): Promise<void> {
  await db
    .update(notices)
    .set({ nextAttemptAt, leaseUntil: null })
    .where(and(eq(notices.id, id), eq(notices.attempts, attempts)));
}

export async function deleteNotice(db: Db, id: string): Promise<void> {
  await db.delete(notices).where(eq(notices.id, id));
}

/** Drops what was not sent in its time: later, old news only alarms. @returns their ids */
export async function deleteEndedNotices(db: Db, now: Date): Promise<string[]> {
  const gone = await db
    .delete(notices)
    .where(lte(notices.giveUpAt, now))
    .returning({ id: notices.id });
  return gone.map(({ id }) => id);
}
