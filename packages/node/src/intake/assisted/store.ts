import { eq, lt } from 'drizzle-orm';
import { cases } from '../../cases/tables.ts';
import type { Db } from '../../system/database.ts';
import type { VisitRow } from '../store.ts';
import { deskRequests, visits } from '../tables.ts';

const KEPT_DAYS = 30;

/** Makes a visit if there is none of this id; waits for whoever makes it now. */
export async function insertVisitOnce(db: Db, visit: Omit<VisitRow, 'sentAt'>): Promise<void> {
  await db.insert(visits).values(visit).onConflictDoNothing();
}

/** The case that a request opened, also when its code can no longer be shown. */
export async function caseOfRequest(
  db: Db,
  id: Uint8Array,
): Promise<{ caseId: string; number: number } | undefined> {
  const [row] = await db
    .select({ caseId: cases.id, number: cases.number })
    .from(deskRequests)
    .innerJoin(cases, eq(cases.id, deskRequests.caseId))
    .where(eq(deskRequests.id, id));
  return row;
}

export async function insertRequest(
  db: Db,
  request: typeof deskRequests.$inferInsert,
): Promise<void> {
  await db.insert(deskRequests).values(request);
}

/** Forgets requests of more than 30 days ago. */
export async function deleteOldRequests(db: Db, now: Date): Promise<void> {
  const last = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  await db.delete(deskRequests).where(lt(deskRequests.at, last));
}
