import type { Period, QuarterRelease } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import type { Part } from '../figures/public/region-parts.ts';
import type { Db } from '../system/database.ts';

/** Whose release, and of which quarter. */
export interface OfRelease {
  readonly iss: string;
  readonly period: Period;
}

/** Keeps what a release gives to the public figures; once. */
export async function insertParts(
  db: Db,
  { iss, period }: OfRelease,
  parts: readonly Part[],
): Promise<void> {
  await db.execute(sql`
    insert into public_parts (iss, period, parts)
    values (${iss}, ${period}, ${JSON.stringify(parts)}::json) on conflict do nothing`);
}

/** The releases of a town in the calendar year of a quarter up to it, the earliest first. */
export async function releasesOfYear(
  db: Db,
  { iss, period }: OfRelease,
): Promise<QuarterRelease[]> {
  const rows = await db.execute<{ body: string }>(sql`
    select body from gathered_releases
    where iss = ${iss} and period between ${`${period.slice(0, 4)}-Q1`} and ${period}
    order by period`);
  // they were checked before they were stored
  return rows.map(({ body }) => JSON.parse(body) as QuarterRelease);
}

/** Releases of which nothing is kept yet, the earliest first. */
export async function releasesWithoutParts(db: Db): Promise<OfRelease[]> {
  return db.execute<{ iss: string; period: Period }>(sql`
    select iss, period from gathered_releases r
    where not exists (select from public_parts p where p.iss = r.iss and p.period = r.period)
    order by period, iss`);
}

/** How many towns released each quarter, the latest quarter first. */
export async function countReleases(db: Db): Promise<{ period: Period; towns: number }[]> {
  return db.execute<{ period: Period; towns: number }>(sql`
    select period, count(*)::integer as towns from gathered_releases
    group by period order by period desc`);
}

/** What towns give to the figures of a quarter, and of the year that ends with it. */
export async function partsOfQuarter(
  db: Db,
  period: Period,
): Promise<{ iss: string; parts: Part[] }[]> {
  return db.execute<{ iss: string; parts: Part[] }>(sql`
    select iss, parts from public_parts where period = ${period} order by iss`);
}
