import type { Period, SpanName } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import type { TrendQuestion } from './question.ts';
import { spanList } from './span-list.ts';

/** What all towns together told of one code: see `Total`. */
export type KeptSum = readonly [
  code: string,
  towns: number,
  visible: number,
  hiddenTowns: number,
  high: number,
  unbounded: number,
];

/** The sums of one table in one span of a quarter. */
export interface KeptSums {
  readonly period: Period;
  readonly span: SpanName;
  readonly madeOf: string;
  readonly sums: readonly KeptSum[];
}

/** All that is kept of a question, by quarter; whether it is still right is for the caller. */
export async function listSums(db: Db, question: TrendQuestion): Promise<KeptSums[]> {
  const { measure, table, span, code = '' } = question;
  return db.execute<{
    period: Period;
    span: SpanName;
    madeOf: string;
    sums: KeptSum[];
  }>(
    sql`select period, span, made_of as "madeOf", sums from region_sums
        where measure = ${measure} and table_id = ${table} and part = ${code}
          and span in (${spanList(span)})`,
  );
}

/** Keeps sums in the place of older ones. */
export async function putSums(
  db: Db,
  { measure, table, code = '' }: TrendQuestion,
  sums: readonly KeptSums[],
): Promise<void> {
  await db.execute(sql`
    insert into region_sums (measure, table_id, span, part, period, made_of, sums)
    select ${measure}, ${table}, k.span, ${code}, k.period, k."madeOf", k.sums
    from json_to_recordset(${JSON.stringify(sums)}::json)
      as k (span text, period text, "madeOf" text, sums json)
    order by k.period, k.span
    on conflict (measure, table_id, span, part, period) do update
      set made_of = excluded.made_of, sums = excluded.sums`);
}
