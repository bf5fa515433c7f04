import { and, asc, desc, eq, isNull, lte } from 'drizzle-orm';
import { accounts } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';
import { cases, erasureRequests, holds } from '../tables.ts';

export type ErasureRow = typeof erasureRequests.$inferSelect;
type HoldRow = typeof holds.$inferSelect;

/** The legal hold on a case, with the name of who set it. */
export async function holdOf(
  db: Db,
  caseId: string,
): Promise<(HoldRow & { ownerName: string }) | undefined> {
  const [row] = await db
    .select({ hold: holds, ownerName: accounts.name })
    .from(holds)
    .innerJoin(accounts, eq(accounts.id, holds.ownerId))
    .where(and(eq(holds.caseId, caseId), isNull(holds.liftedAt)));
  return row && { ...row.hold, ownerName: row.ownerName };
}

export async function insertHold(db: Db, hold: HoldRow): Promise<void> {
  await db.insert(holds).values(hold);
}

/** @returns whether there was a hold to lift */
export async function liftHoldOf(db: Db, caseId: string, now: Date): Promise<boolean> {
  const lifted = await db
    .update(holds)
    .set({ liftedAt: now })
    .where(and(eq(holds.caseId, caseId), isNull(holds.liftedAt)))
    .returning({ id: holds.id });
  return lifted.length > 0;
}

/** Holds whose review date is this day or was before it, the oldest first. */
export async function holdsToReview(db: Db, today: string) {
  return db
    .select({
      id: cases.id,
      number: cases.number,
      reviewOn: holds.reviewOn,
      owner: accounts.name,
    })
    .from(holds)
    .innerJoin(cases, eq(cases.id, holds.caseId))
    .innerJoin(accounts, eq(accounts.id, holds.ownerId))
    .where(and(isNull(holds.liftedAt), lte(holds.reviewOn, today)))
    .orderBy(asc(holds.reviewOn), asc(cases.number));
}

/** The latest request to erase this case, decided or not. */
export async function erasureOf(db: Db, caseId: string): Promise<ErasureRow | undefined> {
  const [row] = await db
    .select()
    .from(erasureRequests)
    .where(eq(erasureRequests.caseId, caseId))
    .orderBy(desc(erasureRequests.askedAt), desc(erasureRequests.id))
    .limit(1);
  return row;
}

export async function insertErasure(
  db: Db,
  asked: Pick<ErasureRow, 'id' | 'caseId' | 'askedAt' | 'dueAt'>,
): Promise<void> {
  await db.insert(erasureRequests).values(asked);
}

export async function refuseErasureOf(
  db: Db,
  id: string,
  decided: { decidedAt: Date; decidedBy: string; refusedReason: string },
): Promise<void> {
  await db.update(erasureRequests).set(decided).where(eq(erasureRequests.id, id));
}

/** Requests that wait for a decision, the one that is due first in front. */
export async function openErasures(db: Db) {
  return db
    .select({
      id: cases.id,
      number: cases.number,
      askedAt: erasureRequests.askedAt,
      dueAt: erasureRequests.dueAt,
    })
    .from(erasureRequests)
    .innerJoin(cases, eq(cases.id, erasureRequests.caseId))
    .where(isNull(erasureRequests.decidedAt))
    .orderBy(asc(erasureRequests.dueAt), asc(cases.number));
}
