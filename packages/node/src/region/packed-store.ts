import type { Period, SpanName } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import type { TrendQuestion } from './question.ts';
import { spanList } from './span-list.ts';
import type { SaidTogether } from './trend-store.ts';

/** What all towns told in one table of a quarter: its versions of the code lists, its rows. */
export interface Packed {
  readonly period: Period;
  readonly span: SpanName;
  readonly madeOf: string;
  readonly said: readonly Pick<SaidTogether, 'codes' | 'part' | 'said'>[];
}

/** What is kept of these quarters; whether it is still right is for the caller. */
export async function listPacked(
  db: Db,
  { measure, table, span, code = '' }: TrendQuestion,
  quarters: readonly Period[],
): Promise<Packed[]> {
  return db.execute<{
    period: Period;
    span: SpanName;
    madeOf: string;
    said: Packed['said'];
  }>(
    sql`select period, span, made_of as "madeOf", said from region_tables
        where measure = ${measure} and table_id = ${table} and part = ${code}
          and span in (${spanList(span)}) and period = any(
            array(select json_array_elements_text(${JSON.stringify(quarters)}::json)))
        order by period, span`,
  );
}

/** Keeps tables in the place of older ones. */
export async function putPacked(
  db: Db,
  { measure, table, code = '' }: TrendQuestion,
  tables: readonly Packed[],
): Promise<void> {
  await db.execute(sql`
    insert into region_tables (measure, table_id, span, part, period, made_of, said)
    select ${measure}, ${table}, k.span, ${code}, k.period, k."madeOf", k.said
    from json_to_recordset(${JSON.stringify(tables)}::json)
      as k (span text, period text, "madeOf" text, said json)
    order by k.period, k.span
    on conflict (measure, table_id, span, part, period) do update
      set made_of = excluded.made_of, said = excluded.said`);
}
