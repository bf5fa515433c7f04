import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import { HANDLING } from '../../access/handling.ts';
import type { Db } from '../../system/database.ts';
import { workerMail } from './tables.ts';

export type WorkerMailRow = typeof workerMail.$inferSelect;

export async function workerMailOf(db: Db, accountId: string): Promise<WorkerMailRow | undefined> {
  const [row] = await db.select().from(workerMail).where(eq(workerMail.accountId, accountId));
  return row;
}

/** Wants it, or wants it at another address. */
export async function putWorkerMail(db: Db, row: WorkerMailRow): Promise<void> {
  const { accountId, ...set } = row;
  await db.insert(workerMail).values(row).onConflictDoUpdate({ target: workerMail.accountId, set });
}

/** @returns whether they wanted it */
export async function deleteWorkerMail(db: Db, accountId: string): Promise<boolean> {
  const gone = await db
    .delete(workerMail)
    .where(eq(workerMail.accountId, accountId))
    .returning({ id: workerMail.accountId });
  return gone.length > 0;
}

/** Forgets the addresses of who left or handles no cases any more. */
export async function deleteLeftMail(db: Db): Promise<void> {
  const handling = sql`${sql.param([...HANDLING])}::text[]`;
  await db.execute(sql`delete from worker_mail w using accounts a
    where a.id = w.account_id and (a.left_at is not null or a.role <> all(${handling}))`);
}

/** Takes up to `limit` people for whom to look now, away from other processes. */
export async function claimWorkerMail(
  db: Db,
  round: { now: Date; nextAt: Date; limit: number },
): Promise<WorkerMailRow[]> {
  const { now, nextAt, limit } = round;
  const due = db
    .select({ id: workerMail.accountId })
    .from(workerMail)
    .where(and(lte(workerMail.nextAt, now), isNull(workerMail.refusedAt)))
    .orderBy(asc(workerMail.nextAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return db
    .update(workerMail)
    .set({ nextAt })
    .where(inArray(workerMail.accountId, due))
    .returning();
}

/** Notes what became of it; nothing if the address was changed or taken away meanwhile. */
export async function settleWorkerMail(
  db: Db,
  { accountId, sealed }: Pick<WorkerMailRow, 'accountId' | 'sealed'>,
  set: Partial<WorkerMailRow>,
): Promise<void> {
  const same = and(eq(workerMail.accountId, accountId), eq(workerMail.sealed, sealed));
  await db.update(workerMail).set(set).where(same);
}

/** Whether a row is still wanted as it was read. */
export async function isStillWanted(
  db: Db,
  { accountId, sealed }: Pick<WorkerMailRow, 'accountId' | 'sealed'>,
): Promise<boolean> {
  const same = and(eq(workerMail.accountId, accountId), eq(workerMail.sealed, sealed));
  return (await db.select({ id: workerMail.accountId }).from(workerMail).where(same)).length === 1;
}
