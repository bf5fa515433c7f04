import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import { notices } from './tables.ts';

export type NoticeRow = typeof notices.$inferSelect;

export async function insertNotice(db: Db, row: NoticeRow): Promise<void> {
  await db.insert(notices).values(row);
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
    .where(and(lte(notices.nextAttemptAt, now), free))
    .orderBy(asc(notices.nextAttemptAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return db
    .update(notices)
    .set({ leaseUntil, attempts: sql`${notices.attempts} + 1` })
    .where(inArray(notices.id, due))
    .returning();
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
