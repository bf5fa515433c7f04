import { desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import { recoveryKeys } from './tables.ts';

/** The recovery sheet that counts. */
export type RecoveryRow = typeof recoveryKeys.$inferSelect;

export async function currentRecoveryKey(db: Db): Promise<RecoveryRow | undefined> {
  const [row] = await db
    .select()
    .from(recoveryKeys)
    .where(isNull(recoveryKeys.replacedAt))
    .orderBy(desc(recoveryKeys.madeAt))
    .limit(1);
  return row;
}

/** Puts a sheet in the place of all before it. @returns the ids of those */
export async function replaceRecoveryKey(db: Db, row: RecoveryRow): Promise<string[]> {
  const former = await db
    .update(recoveryKeys)
    .set({ replacedAt: row.madeAt })
    .where(isNull(recoveryKeys.replacedAt))
    .returning({ id: recoveryKeys.id });
  await db.insert(recoveryKeys).values(row);
  return former.map(({ id }) => id);
}

export async function setDrilled(db: Db, id: string, now: Date): Promise<void> {
  await db.update(recoveryKeys).set({ drilledAt: now }).where(eq(recoveryKeys.id, id));
}
