import { TIME_ZONES } from '@nabij/protocol';
import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { tallies } from '../../counts/tables.ts';
import type { Db } from '../../system/database.ts';
import { cases, filings } from '../tables.ts';
import type { CountedCase } from './statutory-form.ts';

/** The statutory form is about discrimination; a question is no complaint. */
const COUNTED = ['DISCRIMINATION', 'BOTH'];

/** The calendar of the tallies. */
const TALLIED_IN = 'UTC';

/**
 * The reports of one calendar year of the Netherlands, as they are coded now. One that was put
 * together with another of the same person counts once; the same matter told by somebody else
 * counts for itself.
 */
export async function countedCases(db: Db, year: number): Promise<CountedCase[]> {
  return db
    .select({
      residence: filings.residence,
      grounds: cases.grounds,
      domain: cases.domain,
      natures: cases.natures,
      handlings: cases.handlings,
    })
    .from(cases)
    .innerJoin(filings, eq(filings.id, cases.filingId))
    .where(and(inArray(cases.subject, COUNTED), notTwice(), receivedIn(year)));
}

/** How many reports came in that year by the tallies, which erasing a case does not change. */
export async function talliedIn(db: Db, year: number): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(tallies)
    .where(
      and(
        eq(tallies.measure, 'received'),
        inArray(tallies.subject, COUNTED),
        sql`${tallies.month} like ${`${year}-%`}`,
      ),
    );
  return row?.n ?? 0;
}

/** How many are in the database, twice-told ones too: to be held against the tallies. */
export async function keptIn(db: Db, year: number): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(cases)
    .where(and(inArray(cases.subject, COUNTED), receivedIn(year, TALLIED_IN)));
  return row?.n ?? 0;
}

/** Years of which there is something to count, the latest first. */
export async function countedYears(db: Db): Promise<number[]> {
  const year = sql<number>`extract(year from ${cases.receivedAt} at time zone ${TIME_ZONES.NL}::text)::int`;
  const rows = await db.selectDistinct({ year }).from(cases);
  return rows.map((row) => row.year).sort((one, other) => other - one);
}

function notTwice(): SQL | undefined {
  return or(isNull(cases.mergedBecause), sql`${cases.mergedBecause} <> 'person'`);
}

function receivedIn(year: number, timeZone = TIME_ZONES.NL): SQL {
  const start = (of: number) =>
    sql`(make_date(${of}::int, 1, 1)::timestamp at time zone ${timeZone}::text)`;
  return sql`${cases.receivedAt} >= ${start(year)} and ${cases.receivedAt} < ${start(year + 1)}`;
}
