import { asc } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import type { Service } from './services.ts';
import { services } from './tables.ts';

/** The services near here, by id. */
export async function listServices(db: Db): Promise<Service[]> {
  const columns = { body: services.body, fits: services.fits };
  return db.select(columns).from(services).orderBy(asc(services.id));
}

/** Puts these in the place of all that were there. */
export async function replaceServices(db: Db, all: readonly Service[], now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(services);
    if (all.length === 0) return;
    const rows = all.map(({ body, fits }) => {
      return { id: body.id, body, fits: [...fits], updatedAt: now };
    });
    await tx.insert(services).values(rows);
  });
}
