import { asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { corrections } from '../tables.ts';

export type CorrectionRow = typeof corrections.$inferSelect;

/** Every correction of some cases, the first one first. */
export async function correctionsOf(db: Db, caseIds: readonly string[]): Promise<CorrectionRow[]> {
  return db
    .select()
    .from(corrections)
    .where(inArray(corrections.caseId, [...caseIds]))
    .orderBy(asc(corrections.at), asc(corrections.id));
}

/** The correction with this id, of whatever case. */
export async function correctionById(db: Db, id: string): Promise<CorrectionRow | undefined> {
  const [row] = await db.select().from(corrections).where(eq(corrections.id, id));
  return row;
}

export async function insertCorrection(db: Db, row: CorrectionRow): Promise<void> {
  await db.insert(corrections).values(row);
}
