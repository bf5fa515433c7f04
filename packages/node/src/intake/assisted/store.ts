import type { Db } from '../../system/database.ts';
import type { VisitRow } from '../store.ts';
import { visits } from '../tables.ts';

/** Makes a visit if there is none of this id; waits for whoever makes it now. */
export async function insertVisitOnce(db: Db, visit: Omit<VisitRow, 'sentAt'>): Promise<void> {
  await db.insert(visits).values(visit).onConflictDoNothing();
}
