import type { DeclaredName, MeasureName, Period } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import type { Counts } from '../trend-store.ts';

/** A table of one measure. */
export type Asked = readonly [measure: MeasureName, table: DeclaredName];

/** What towns said of a part of a year, by one version of the code lists. */
export interface SaidOfYear {
  readonly measure: MeasureName;
  readonly table: DeclaredName;
  readonly span: 'quarter' | 'year';
  /** The quarter of the release. */
  readonly period: Period;
  readonly codes: string;
  readonly part: string;
  readonly said: readonly (readonly [iss: string, counts: Counts])[];
}

/**
 * Every number of a calendar year in some tables: of a town that told the whole year that, of
 * others each quarter. A year hides less than its quarters do.
 */
export async function listYear(
  db: Db,
  year: number,
  asked: readonly Asked[],
): Promise<SaidOfYear[]> {
  const [first, last] = [`${year}-Q1`, `${year}-Q4`];
  const tables = sql.join(
    asked.map(([measure, table]) => sql`(${measure}, ${table})`),
    sql`, `,
  );
  const rows = await db.execute<Omit<SaidOfYear, 'said'> & { said: string }>(
    sql`with whole as (
          select iss from gathered_cells
          where measure = 'received' and table_id = 'total' and span = 'year' and part = ''
            and period = ${last}
        )
        select measure, table_id as table, span, period, codes, part, '[' || string_agg(
            '[' || to_json(iss)::text || ',' || coalesce(counts::text, 'null') || ']', ','
          ) || ']' as said
        from gathered_cells
        where (measure, table_id) in (${tables})
          and ((span = 'year' and period = ${last})
            or (span = 'quarter' and period between ${first} and ${last}
              and iss not in (select iss from whole)))
        group by measure, table_id, span, period, codes, part
        order by measure, table_id, period, span, codes, part`,
  );
  // our own JSON, made in the query
  return rows.map(({ said, ...row }) => ({
    ...row,
    said: JSON.parse(said) as SaidOfYear['said'],
  }));
}
