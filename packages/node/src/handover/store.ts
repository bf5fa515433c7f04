import type { ReceiverState, SenderState } from '@nabij/protocol';
import { and, asc, desc, eq, gt, inArray, ne, sql } from 'drizzle-orm';
import { cases, consents } from '../cases/tables.ts';
import type { Db } from '../system/database.ts';
import { handoverParts, handovers } from './tables.ts';

export type HandoverRow = typeof handovers.$inferSelect;
export type PartRow = typeof handoverParts.$inferSelect;

/** A handover as it stands at the point that offers the case. */
export type SentRow = Omit<HandoverRow, 'side' | 'state'> & { side: 'sender'; state: SenderState };

/** A handover as it stands at the point to which the case is offered. */
export type ReceivedRow = Omit<HandoverRow, 'side' | 'state'> & {
  side: 'receiver';
  state: ReceiverState;
};

export function isSent(row: HandoverRow): row is SentRow {
  return row.side === 'sender';
}

export function isReceived(row: HandoverRow): row is ReceivedRow {
  return row.side === 'receiver';
}

export async function findHandover(db: Db, id: string): Promise<HandoverRow | undefined> {
  const [row] = await db.select().from(handovers).where(eq(handovers.id, id));
  return row;
}

/** Reads a handover and makes others that step it wait until this transaction ends. */
export async function lockHandover(tx: Db, id: string): Promise<HandoverRow | undefined> {
  const [row] = await tx.select().from(handovers).where(eq(handovers.id, id)).for('update');
  return row;
}

/** How many handovers a point named here since then, whatever became of them. */
export async function countNamed(db: Db, { peer, since }: { peer: string; since: Date }) {
  const { side, peer: other, offeredAt } = handovers;
  return db.$count(handovers, and(eq(side, 'receiver'), eq(other, peer), gt(offeredAt, since)));
}

/** @returns false if there is a handover with this id */
export async function insertHandoverOnce(
  tx: Db,
  row: typeof handovers.$inferInsert,
): Promise<boolean> {
  const rows = await tx
    .insert(handovers)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: handovers.id });
  return rows.length === 1;
}

export async function updateHandover(
  tx: Db,
  id: string,
  change: Partial<HandoverRow>,
): Promise<void> {
  await tx.update(handovers).set(change).where(eq(handovers.id, id));
}

/** Every handover of which an offer came or went, the latest first. */
export async function allHandovers(db: Db): Promise<HandoverRow[]> {
  return db
    .select()
    .from(handovers)
    .where(sql`${handovers.offer} is not null`)
    .orderBy(desc(handovers.offeredAt), asc(handovers.id));
}

/** The handovers of a case, to here and from here, the latest first. */
export async function handoversOf(db: Db, caseId: string): Promise<HandoverRow[]> {
  return db
    .select()
    .from(handovers)
    .where(eq(handovers.caseId, caseId))
    .orderBy(desc(handovers.offeredAt), asc(handovers.id));
}

/** Those whose offer stands or that wait for the other side. */
export async function openHandovers(db: Db): Promise<Pick<HandoverRow, 'id' | 'side'>[]> {
  return db
    .select({ id: handovers.id, side: handovers.side })
    .from(handovers)
    .where(sql`${handovers.state} ->> 'at' in ('offered', 'moved', 'accepted')`)
    .orderBy(asc(handovers.changedAt));
}

/** The offers that rest on a consent. */
export async function offersOn(db: Db, consentId: string): Promise<string[]> {
  const rows = await db
    .select({ id: handovers.id })
    .from(handovers)
    .where(
      and(
        eq(handovers.side, 'sender'),
        sql`${handovers.state} ->> 'at' = 'offered'`,
        sql`${handovers.offer} -> 'consent' ->> 'id' = ${consentId}`,
      ),
    );
  return rows.map(({ id }) => id);
}

/** Whether a consent lies here as given: its state lies open, whatever is sealed in it. */
export async function isGiven(db: Db, consentId: string): Promise<boolean> {
  const [row] = await db
    .select({ state: consents.state })
    .from(consents)
    .where(eq(consents.id, consentId));
  return row?.state === 'given';
}

export async function insertPart(tx: Db, part: PartRow): Promise<void> {
  await tx.insert(handoverParts).values(part);
}

/** What of a part is known without reading it. */
export async function partHeads(
  db: Db,
  handoverId: string,
): Promise<{ jti: string; seq: number; kid: string | null }[]> {
  const { jti, seq, kid } = handoverParts;
  return db
    .select({ jti, seq, kid })
    .from(handoverParts)
    .where(eq(handoverParts.handoverId, handoverId))
    .orderBy(asc(seq), asc(jti));
}

export async function partOf(db: Db, of: { handoverId: string; jti: string }): Promise<PartRow> {
  const [row] = await db
    .select()
    .from(handoverParts)
    .where(and(eq(handoverParts.handoverId, of.handoverId), eq(handoverParts.jti, of.jti)));
  if (!row) throw new Error('A part that was listed is gone');
  return row;
}

/** How many parts lie here, and how long they are together. */
export async function partsHere(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { parts: number; length: number }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: handoverParts.handoverId,
      parts: sql<number>`count(*)::int`,
      length: sql<number>`sum(length(${handoverParts.sealed}))::float8`,
    })
    .from(handoverParts)
    .where(inArray(handoverParts.handoverId, [...ids]))
    .groupBy(handoverParts.handoverId);
  return new Map(rows.map(({ id, ...here }) => [id, here]));
}

export async function deleteParts(tx: Db, handoverId: string): Promise<void> {
  await tx.delete(handoverParts).where(eq(handoverParts.handoverId, handoverId));
}

/** Handovers that moved and whose content is sealed for another key than was asked for. */
export async function sealedForAnother(db: Db): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: handovers.id })
    .from(handovers)
    .innerJoin(handoverParts, eq(handoverParts.handoverId, handovers.id))
    .where(
      and(
        eq(handovers.side, 'sender'),
        sql`${handovers.state} ->> 'at' = 'moved'`,
        ne(handoverParts.kid, sql`${handovers.state} ->> 'kid'`),
      ),
    );
  return rows.map(({ id }) => id);
}

/** Handovers that were accepted here and of which some content came. */
export async function waitingToOpen(db: Db): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: handovers.id, changedAt: handovers.changedAt })
    .from(handovers)
    .innerJoin(handoverParts, eq(handoverParts.handoverId, handovers.id))
    .where(and(eq(handovers.side, 'receiver'), sql`${handovers.state} ->> 'at' = 'accepted'`))
    .orderBy(asc(handovers.changedAt));
  return rows.map(({ id }) => id);
}

/** The numbers by which people know these cases. */
export async function caseNumbers(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: cases.id, number: cases.number })
    .from(cases)
    .where(inArray(cases.id, [...ids]));
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** The latest case that came back of each that went away by one of these handovers. */
export async function cameBackAs(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { caseId: string; caseNumber: number }>> {
  const rows = await db.execute<{ id: string; caseId: string; caseNumber: number }>(sql`
    select way.it ->> 'handover' as id, c.id as "caseId", c.number as "caseNumber"
    from handovers h
    join cases c on c.id = h.case_id
    cross join lateral jsonb_array_elements(h.earlier) as way (it)
    where h.side = 'receiver' and way.it ->> 'handover' = any(${sql.param([...ids])})
    order by h.offered_at`);
  return new Map(rows.map(({ id, ...back }) => [id, back]));
}
