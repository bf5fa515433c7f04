import type { DeclaredName, Period, SpanName } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import { spansOf, type TrendQuestion } from './question.ts';

/** What one town said in one table; null: all of it hidden. */
export type Counts = readonly (number | null)[] | null;

/** What towns said in one span of one quarter, by one version of the code lists. */
export interface SaidTogether {
  readonly period: Period;
  readonly span: SpanName;
  readonly codes: string;
  readonly said: readonly (readonly [iss: string, counts: Counts])[];
}

/** Every number of one table. As one JSON by period, which is read far faster than rows. */
export async function listTable(
  db: Db,
  { measure, span }: TrendQuestion,
  table: DeclaredName,
): Promise<SaidTogether[]> {
  const spans = sql.join(
    spansOf(span).map((name) => sql`${name}`),
    sql`, `,
  );
  const rows = await db.execute<{ period: Period; span: SpanName; codes: string; said: string }>(
    sql`select period, span, codes, json_agg(json_build_array(iss, counts))::text as said
        from gathered_cells
        where measure = ${measure} and table_id = ${table} and span in (${spans})
        group by period, span, codes order by period, span, codes`,
  );
  // our own JSON, made in the query
  return rows.map(({ said, ...row }) => ({ ...row, said: JSON.parse(said) as SaidTogether['said'] }));
}

/** The first quarter that each town released. */
export async function listFirsts(db: Db): Promise<{ iss: string; period: Period }[]> {
  return db.execute(
    sql`select iss, min(period) as period from gathered_releases group by iss order by iss`,
  );
}

/** By quarter: the versions of the code lists and the thresholds that were used. */
export interface Ways {
  readonly period: Period;
  readonly codes: string[];
  readonly thresholds: number[];
}

export async function listWays(db: Db): Promise<Ways[]> {
  return db.execute(
    sql`select period, array_agg(distinct codes) as codes,
          array_agg(distinct threshold) as thresholds
        from gathered_releases group by period order by period`,
  );
}
