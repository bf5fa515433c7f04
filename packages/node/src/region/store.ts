import type { DeclaredName, MeasureName, Period, QuarterRelease, SpanName } from '@nabij/protocol';
import { and, asc, eq, sql } from 'drizzle-orm';
import { peers } from '../federation/tables.ts';
import type { Db } from '../system/database.ts';
import { gatheredReleases } from './tables.ts';

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

/** Lets one release of a town at a time be gathered, until this transaction ends. */
export async function lockTown(tx: Db, iss: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('nabij gather'), hashtext(${iss}))`);
}

/** A town's release of a quarter, if it is here, and so many before and after it, in order. */
export async function releasesAround(
  db: Db,
  { iss, period }: { iss: string; period: Period },
  { before, after }: { before: number; after: number },
): Promise<QuarterRelease[]> {
  const rows = await db.execute<{ body: string }>(sql`
    select body from (
      (select period, body from gathered_releases where iss = ${iss} and period <= ${period}
        order by period desc limit ${before + 1})
      union all
      (select period, body from gathered_releases where iss = ${iss} and period > ${period}
        order by period limit ${after})
    ) around order by period`);
  // they were checked before they were stored
  return rows.map(({ body }) => JSON.parse(body) as QuarterRelease);
}

/** Takes the mark from a release whose forerunner has come. */
export async function knowForerunner(tx: Db, of: { iss: string; period: Period }): Promise<void> {
  await tx
    .update(gatheredReleases)
    .set({ afterUnknown: false })
    .where(and(eq(gatheredReleases.iss, of.iss), eq(gatheredReleases.period, of.period)));
}

/** One table as it is gathered, or one row of a product. */
export interface NewTable {
  measure: MeasureName;
  table_id: DeclaredName;
  span: SpanName;
  /** Of a product, the code of its first dimension; else empty. */
  part: string;
  /** Null where every cell is hidden. */
  counts: (number | null)[] | null;
}

/** Stores the tables of a release in one statement with one parameter: a release has about 130. */
export async function insertTables(
  db: Db,
  of: { iss: string; period: Period; codes: string },
  tables: readonly NewTable[],
): Promise<void> {
  await db.execute(sql`
    insert into gathered_cells (measure, table_id, span, part, period, iss, codes, counts)
    select c.measure, c.table_id, c.span, c.part, ${of.period}, ${of.iss}, ${of.codes}, c.counts
    from json_to_recordset(${JSON.stringify(tables)}::json)
      as c (measure text, table_id text, span text, part text, counts json)`);
}

/** A town that is or was a member of this region. */
export interface Town {
  id: string;
  name: string;
  municipalities: string[];
  population: number | null;
  admittedAt: Date;
  removedAt: Date | null;
}

export async function listTowns(db: Db): Promise<Town[]> {
  return db
    .select({
      id: peers.entityId,
      name: peers.name,
      municipalities: peers.municipalities,
      population: peers.population,
      admittedAt: peers.admittedAt,
      removedAt: peers.removedAt,
    })
    .from(peers)
    .where(and(eq(peers.relation, 'member'), eq(peers.role, 'point')))
    .orderBy(asc(peers.name), asc(peers.entityId));
}
