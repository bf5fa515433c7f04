import { and, asc, desc, eq } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { outbox } from '../tables.ts';

export type OutboxRow = typeof outbox.$inferSelect;

/** So many lines help somebody who looks what is wrong; more only hide the first. */
const MOST = 100;

/** What has still to arrive, in the order in which it was queued. */
export async function waitingRows(db: Db): Promise<OutboxRow[]> {
  const rows = db.select().from(outbox).where(eq(outbox.state, 'waiting'));
  return rows.orderBy(asc(outbox.createdAt), asc(outbox.jti)).limit(MOST);
}

/** What was ended without a receipt, the latest first. */
export async function deadRows(db: Db): Promise<OutboxRow[]> {
  const rows = db.select().from(outbox).where(eq(outbox.state, 'dead'));
  return rows.orderBy(desc(outbox.settledAt), asc(outbox.jti)).limit(MOST);
}

/** What a receipt was verified for, the latest first. */
export async function deliveredRows(db: Db): Promise<OutboxRow[]> {
  const rows = db.select().from(outbox).where(eq(outbox.state, 'delivered'));
  return rows.orderBy(desc(outbox.settledAt), asc(outbox.jti)).limit(MOST);
}

/** What this peer gave a receipt for last, or refused last. */
export async function lastSettledRow(
  db: Db,
  audience: string,
  state: 'delivered' | 'dead',
): Promise<OutboxRow | undefined> {
  const of = and(eq(outbox.audience, audience), eq(outbox.state, state));
  const rows = db.select().from(outbox).where(of);
  return (await rows.orderBy(desc(outbox.settledAt)).limit(1))[0];
}

/** The receipt that was verified for a message; undefined without one. */
export async function receiptFor(db: Db, jti: string): Promise<string | undefined> {
  const { receipt, state } = outbox;
  const of = and(eq(outbox.jti, jti), eq(state, 'delivered'));
  const [row] = await db.select({ receipt }).from(outbox).where(of);
  return row?.receipt ?? undefined;
}

/** The message, which nobody else changes until this transaction ends. */
export async function lockMessage(tx: Db, jti: string): Promise<OutboxRow | undefined> {
  const [row] = await tx.select().from(outbox).where(eq(outbox.jti, jti)).for('update');
  return row;
}

/** Puts a message back among those that wait, as if it had never been tried. */
export async function putBack(
  tx: Db,
  jti: string,
  it: { envelope: string; digest: string; now: Date; giveUpAt: Date },
): Promise<void> {
  const { envelope, digest, now, giveUpAt } = it;
  const unsettled = { attempts: 0, refusal: null, settledAt: null, receipt: null };
  const anew = { state: 'waiting', ...unsettled } as const;
  await tx
    .update(outbox)
    .set({ ...anew, envelope, digest, giveUpAt, nextAttemptAt: now, leaseUntil: null })
    .where(eq(outbox.jti, jti));
}
