import { DECLARED, type Period, type SpanName } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import type { TrendQuestion } from './question.ts';
import { spanList } from './span-list.ts';

/** What one town said in one table; null: all of it hidden. */
export type Counts = readonly (number | null)[] | null;

/** What towns said in one span of one quarter, by one version of the code lists. */
export interface SaidTogether {
  readonly period: Period;
  readonly span: SpanName;
  readonly codes: string;
  /** Of a table with two dimensions, the code of the first one; else empty. */
  readonly part: string;
  readonly said: readonly (readonly [iss: string, counts: Counts])[];
}

/** Of which quarters and towns numbers are read; of all where it is not said. */
export interface Only {
  readonly quarters?: readonly Period[];
  readonly towns?: readonly string[];
}

/** Every number of one table. The stored JSON is only strung together: far faster than rows. */
export async function listTable(
  db: Db,
  { measure, span, code, ...asked }: TrendQuestion,
  only: Only = {},
): Promise<SaidTogether[]> {
  const { table } = asked;
  // a margin such as `total` has no parts, whatever is asked of the product
  const isNarrow = code !== undefined && DECLARED[table].dimensions.length > 1;
  const part = isNarrow ? sql` and part = ${code}` : sql``;
  const rows = await db.execute<Omit<SaidTogether, 'said'> & { said: string }>(
    sql`select period, span, codes, part, '[' || string_agg(
            '[' || to_json(iss)::text || ',' || coalesce(counts::text, 'null') || ']', ','
          ) || ']' as said
        from gathered_cells
        where measure = ${measure} and table_id = ${table} and span in (${spanList(span)})${part}
          ${within('period', only.quarters)} ${within('iss', only.towns)}
        group by period, span, codes, part order by period, span, codes, part`,
  );
  // our own JSON, made in the query
  return rows.map(({ said, ...row }) => ({
    ...row,
    said: JSON.parse(said) as SaidTogether['said'],
  }));
}

function within(column: 'period' | 'iss', values: readonly string[] | undefined) {
  if (values === undefined) return sql``;
  const name = sql.identifier(column);
  return sql`and ${name} = any(array(select json_array_elements_text(${JSON.stringify(values)}::json)))`;
}

/** The versions of the code lists and the thresholds that were used in a quarter. */
export interface Ways {
  readonly period: Period;
  readonly codes: readonly string[];
  readonly thresholds: readonly number[];
}

/** Of a quarter, over all towns. */
export async function listWays(db: Db, period: Period): Promise<Ways[]> {
  return db.execute<{ period: Period; codes: string[]; thresholds: number[] }>(
    sql`select period, array_agg(distinct codes) as codes,
          array_agg(distinct threshold) as thresholds
        from gathered_releases where period = ${period} group by period order by period`,
  );
}

/** Who told anything of a quarter or of the year up to it, by version of the code lists. */
export async function listTold(
  db: Db,
  period: Period,
): Promise<{ span: SpanName; codes: string; towns: string[] }[]> {
  return db.execute<{ span: SpanName; codes: string; towns: string[] }>(
    sql`select span, codes, json_agg(iss) as towns from gathered_cells
        where measure = 'received' and table_id = 'total' and part = ''
          and span in ('quarter', 'year') and period = ${period}
        group by span, codes`,
  );
}

/**
 * By town, of each quarter; towns that used the same ones have the same list.
 * @param only - this town alone
 */
export async function listTownWays(db: Db, only?: string): Promise<Map<string, Ways[]>> {
  const own = only === undefined ? sql`` : sql`where iss = ${only}`;
  const groups = await db.execute<{ towns: string[]; ways: string }>(
    sql`select json_agg(iss) as towns, ways from (
          select iss, json_agg(json_build_object('period', period,
            'codes', json_build_array(codes), 'thresholds', json_build_array(threshold)
          ) order by period)::text as ways
          from gathered_releases ${own} group by iss
        ) by_town group by ways`,
  );
  return new Map(
    groups.flatMap(({ towns, ways }) => {
      // our own JSON, made in the query
      const its = JSON.parse(ways) as Ways[];
      return towns.map((iss) => [iss, its] as const);
    }),
  );
}
