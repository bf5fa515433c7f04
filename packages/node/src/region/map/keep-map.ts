import { type AuditActor, audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import type { Areas } from './areas.ts';
import { deleteMap, writeMap } from './store.ts';

/** Who changes the map, and when. */
export interface By {
  readonly by: AuditActor;
  readonly now: Date;
}

/** Keeps a map for everybody of the region, in the place of the one before. */
export async function keepMap(db: Db, areas: Areas, { by, now }: By): Promise<void> {
  await db.transaction(async (tx) => {
    await writeMap(tx, { areas, addedAt: now });
    await audit(tx, { at: now, actor: by, act: 'map-loaded' });
  });
}

/** Removes the map; nothing happens where there is none. */
export async function removeMap(db: Db, { by, now }: By): Promise<void> {
  await db.transaction(async (tx) => {
    if (await deleteMap(tx)) await audit(tx, { at: now, actor: by, act: 'map-removed' });
  });
}
