import type { Db } from '../../system/database.ts';
import { regionMap } from '../tables.ts';
import type { Areas } from './areas.ts';

/** The map of the region, with when it came. */
export interface KeptMap {
  readonly areas: Areas;
  readonly addedAt: Date;
}

/** Null: none was loaded. */
export async function readMap(db: Db): Promise<KeptMap | null> {
  const { areas, addedAt } = regionMap;
  const [kept] = await db.select({ areas, addedAt }).from(regionMap);
  return kept ?? null;
}

/** Puts a map in the place of the one before. */
export async function writeMap(db: Db, map: KeptMap): Promise<void> {
  await db
    .insert(regionMap)
    .values({ ...map })
    .onConflictDoUpdate({ target: regionMap.isOne, set: { ...map } });
}

/** False when there was none. */
export async function deleteMap(db: Db): Promise<boolean> {
  const gone = await db.delete(regionMap).returning({ isOne: regionMap.isOne });
  return gone.length > 0;
}
