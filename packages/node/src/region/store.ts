import type { Period } from '@nabij/protocol';
import { and, asc, eq, sql } from 'drizzle-orm';
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

/** One number as it is gathered; null is hidden. */
export interface NewCell {
  measure: string;
  table_id: string;
  code: string;
  count: number | null;
}

/** Stores the cells of a release in one statement with one parameter: a release has about 70. */
export async function insertCells(
  db: Db,
  of: { iss: string; period: Period },
  cells: readonly NewCell[],
): Promise<void> {
  await db.execute(sql`
    insert into gathered_cells (iss, period, measure, table_id, code, count)
    select ${of.iss}, ${of.period}, c.measure, c.table_id, c.code, c.count
    from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb)
      as c (measure text, table_id text, code text, count integer)`);
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

export type Cell = Pick<typeof gatheredCells.$inferSelect, 'iss' | 'period' | 'code' | 'count'>;

/** Every gathered cell of one measure and table. */
export async function listCells(db: Db, of: { measure: string; table: string }): Promise<Cell[]> {
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
