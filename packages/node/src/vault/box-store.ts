import { eq, sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import { boxes } from './tables.ts';

/** A box as it lies in the database: its key sealed. */
export type SealedBox = typeof boxes.$inferSelect;

/** @returns false if a box with this id is there already */
export async function insertBox(db: Db, box: SealedBox): Promise<boolean> {
  const rows = await db.insert(boxes).values(box).onConflictDoNothing().returning({ id: boxes.id });
  return rows.length === 1;
}

export async function boxOf(db: Db, id: string): Promise<SealedBox | undefined> {
  const [row] = await db.select().from(boxes).where(eq(boxes.id, id));
  return row;
}

export async function deleteBox(db: Db, id: string): Promise<void> {
  await db.delete(boxes).where(eq(boxes.id, id));
}

/** Boxes that wait to be sealed to the newest key, locked; those of another process are not. */
export async function takeWaitingBoxes(
  db: Db,
  { kids, skip, limit }: { kids: readonly string[]; skip: readonly string[]; limit: number },
): Promise<Pick<SealedBox, 'id' | 'kid' | 'sealedKey'>[]> {
  const rows = await db.execute<{ id: string; kid: string; sealedKey: string }>(sql`
    select id, kid, sealed_key as "sealedKey" from boxes
    where kid = any(${sql.param([...kids])}::text[]) and id <> all(${sql.param([...skip])}::uuid[])
    order by created_at limit ${limit} for no key update skip locked`);
  return [...rows];
}

export async function keepBox(
  db: Db,
  { id, kid, sealedKey }: Pick<SealedBox, 'id' | 'kid' | 'sealedKey'>,
): Promise<void> {
  await db.update(boxes).set({ kid, sealedKey }).where(eq(boxes.id, id));
}
