import { asc, eq } from 'drizzle-orm';
import { accounts } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';
import { lookBacks } from './tables.ts';

export type LookBackRow = typeof lookBacks.$inferSelect;

/** The look-backs of a case, the first one first, with who looked back. */
export async function lookBacksOf(
  db: Db,
  caseId: string,
): Promise<(LookBackRow & { byName: string | null })[]> {
  const rows = await db
    .select({ it: lookBacks, byName: accounts.name })
    .from(lookBacks)
    .leftJoin(accounts, eq(accounts.id, lookBacks.doneBy))
    .where(eq(lookBacks.caseId, caseId))
    .orderBy(asc(lookBacks.plannedAt), asc(lookBacks.id));
  return rows.map(({ it, byName }) => ({ ...it, byName }));
}

export async function lookBackById(db: Db, id: string): Promise<LookBackRow | undefined> {
  const [row] = await db.select().from(lookBacks).where(eq(lookBacks.id, id));
  return row;
}

export async function insertLookBack(tx: Db, row: LookBackRow): Promise<void> {
  await tx.insert(lookBacks).values(row);
}

export async function keepLookBack(tx: Db, { id, ...row }: LookBackRow): Promise<void> {
  await tx.update(lookBacks).set(row).where(eq(lookBacks.id, id));
}

export async function deleteLookBack(tx: Db, id: string): Promise<void> {
  await tx.delete(lookBacks).where(eq(lookBacks.id, id));
}
