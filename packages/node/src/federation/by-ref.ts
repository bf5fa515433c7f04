import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import { outbox } from './tables.ts';

/** How far what this node said under one `ref` is. */
export interface RefDelivery {
  readonly waiting: number;
  readonly failed: number;
  /** Why the last one that failed did. */
  readonly lastRefusal: string | null;
}

/** How far the messages of each of these is, by `ref`. */
export async function deliveryByRef(
  db: Db,
  refs: readonly string[],
): Promise<Map<string, RefDelivery>> {
  if (refs.length === 0) return new Map();
  const rows = await db
    .select({
      ref: outbox.ref,
      waiting: sql<number>`(count(*) filter (where ${outbox.state} = 'waiting'))::int`,
      failed: sql<number>`(count(*) filter (where ${outbox.state} = 'dead'))::int`,
      lastRefusal: sql<
        string | null
      >`(array_agg(${outbox.refusal} order by ${outbox.createdAt} desc)
        filter (where ${outbox.refusal} is not null))[1]`,
    })
    .from(outbox)
    .where(inArray(outbox.ref, [...refs]))
    .groupBy(outbox.ref);
  return new Map(rows.map(({ ref, ...delivery }) => [ref ?? '', delivery]));
}

/** Which of these messages were queued, and which of them ended without a receipt. */
export async function queuedOf(
  db: Db,
  ref: string,
): Promise<Map<string, 'waiting' | 'delivered' | 'dead'>> {
  const rows = await db
    .select({ jti: outbox.jti, state: outbox.state })
    .from(outbox)
    .where(eq(outbox.ref, ref));
  return new Map(rows.map(({ jti, state }) => [jti, state]));
}

/** Drops what messages of one kind carried, and those that did not arrive; receipts stay. */
export async function forgetContent(tx: Db, ref: string, type: string): Promise<void> {
  const those = and(eq(outbox.ref, ref), eq(outbox.type, type));
  await tx.delete(outbox).where(and(those, ne(outbox.state, 'delivered')));
  await tx.update(outbox).set({ envelope: '' }).where(those);
}

/** The last message of one kind that was queued under a `ref`. */
export async function lastSaid(
  db: Db,
  { ref, type }: { ref: string; type: string },
): Promise<{ jti: string; state: 'waiting' | 'delivered' | 'dead' } | undefined> {
  const [row] = await db
    .select({ jti: outbox.jti, state: outbox.state })
    .from(outbox)
    .where(and(eq(outbox.ref, ref), eq(outbox.type, type)))
    .orderBy(desc(outbox.createdAt), desc(outbox.jti))
    .limit(1);
  return row;
}

/** Drops what did not arrive and is not to any more: something else holds now. */
export async function forgetDead(tx: Db, ref: string): Promise<void> {
  await tx.delete(outbox).where(and(eq(outbox.ref, ref), eq(outbox.state, 'dead')));
}
