import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import type { ReadService, Service } from './services.ts';
import { services } from './tables.ts';

/** A service as it lies here. */
export interface KeptService extends ReadService {
  /** The day on which somebody last made sure of it; null when nobody said. */
  readonly verifiedOn: string | null;
  readonly version: number;
}

const kept = {
  body: services.body,
  fits: services.fits,
  entry: services.entry,
  verifiedOn: services.verifiedOn,
  version: services.version,
};

/** The services near here that can be offered now, by id. */
export async function listServices(db: Db): Promise<Service[]> {
  return db
    .select({ body: services.body, fits: services.fits })
    .from(services)
    .where(sql`${services.body}->>'status' = 'active'`)
    .orderBy(asc(services.id));
}

/** Every service with all that is known of it, by id. */
export async function allServices(db: Db): Promise<KeptService[]> {
  return db.select(kept).from(services).orderBy(asc(services.id));
}

export async function serviceOf(db: Db, id: string): Promise<KeptService | undefined> {
  const [row] = await db.select(kept).from(services).where(eq(services.id, id));
  return row;
}

/** Keeps every other writer of services waiting until this transaction ends. */
export async function lockServices(tx: Db): Promise<void> {
  await tx.execute(sql`lock table services in share row exclusive mode`);
}

/** @returns false if there is a service with this id */
export async function insertService(db: Db, one: KeptService, now: Date): Promise<boolean> {
  const rows = await db
    .insert(services)
    .values(rowOf(one, now))
    .onConflictDoNothing()
    .returning({ id: services.id });
  return rows.length === 1;
}

/** @returns false if it is not in the version that it was read in */
export async function updateService(db: Db, one: KeptService, now: Date): Promise<boolean> {
  const rows = await db
    .update(services)
    .set({ ...rowOf(one, now), version: one.version + 1 })
    .where(and(eq(services.id, one.body.id), eq(services.version, one.version)))
    .returning({ id: services.id });
  return rows.length === 1;
}

/** @returns false if there is no such service */
export async function deleteService(db: Db, id: string): Promise<boolean> {
  const gone = await db.delete(services).where(eq(services.id, id)).returning({ id: services.id });
  return gone.length === 1;
}

function rowOf({ body, fits, entry, verifiedOn, version }: KeptService, updatedAt: Date) {
  return { id: body.id, body, fits: [...fits], entry, verifiedOn, version, updatedAt };
}
