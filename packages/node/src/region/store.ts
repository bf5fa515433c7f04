import type { Period } from '@nabij/protocol';
import { and, asc, eq } from 'drizzle-orm';
import { peers } from '../federation/tables.ts';
import type { Db } from '../system/database.ts';
import { gatheredCells, gatheredReleases } from './tables.ts';

/** False when a release of this town and period is already here. */
export async function insertRelease(
  db: Db,
  release: typeof gatheredReleases.$inferInsert,
): Promise<boolean> {
  const inserted = await db
    .insert(gatheredReleases)
    .values(release)
    .onConflictDoNothing()
    .returning({ period: gatheredReleases.period });
  return inserted.length > 0;
}

export type Cell = Pick<
  typeof gatheredCells.$inferSelect,
  'iss' | 'period' | 'measure' | 'tableId' | 'code' | 'count'
>;

export async function insertCells(db: Db, cells: Cell[]): Promise<void> {
  await db.insert(gatheredCells).values(cells);
}

/** A town that is or was a member of this region. */
export interface Town {
  id: string;
  name: string;
  population: number | null;
  admittedAt: Date;
  removedAt: Date | null;
}

export async function listTowns(db: Db): Promise<Town[]> {
  return db
    .select({
      id: peers.entityId,
      name: peers.name,
      population: peers.population,
      admittedAt: peers.admittedAt,
      removedAt: peers.removedAt,
    })
    .from(peers)
    .where(and(eq(peers.relation, 'member'), eq(peers.role, 'point')))
    .orderBy(asc(peers.name), asc(peers.entityId));
}

export interface Arrival {
  iss: string;
  period: Period;
  receivedAt: Date;
}

export async function listArrivals(db: Db): Promise<Arrival[]> {
  return db
    .select({
      iss: gatheredReleases.iss,
      period: gatheredReleases.period,
      receivedAt: gatheredReleases.receivedAt,
    })
    .from(gatheredReleases)
    .orderBy(asc(gatheredReleases.period), asc(gatheredReleases.iss));
}

/** Every gathered cell of one measure and table. */
export async function listCells(
  db: Db,
  of: { measure: string; table: string },
): Promise<Pick<Cell, 'iss' | 'period' | 'code' | 'count'>[]> {
  return db
    .select({
      iss: gatheredCells.iss,
      period: gatheredCells.period,
      code: gatheredCells.code,
      count: gatheredCells.count,
    })
    .from(gatheredCells)
    .where(and(eq(gatheredCells.measure, of.measure), eq(gatheredCells.tableId, of.table)));
}
