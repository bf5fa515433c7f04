import type { Period } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';

/** A release that came, with what is to be told of it at a glance. */
export interface Arrived {
  readonly iss: string;
  readonly period: Period;
  readonly at: Date;
  /** Version of the code lists. */
  readonly codes: string;
  readonly threshold: number;
  readonly aboveInhabitants: boolean;
  readonly afterUnknown: boolean;
  /** How many were received in the quarter; null is hidden. */
  readonly received: number | null;
}

/** Every release of these quarters, by quarter and town. */
export async function listArrived(db: Db, periods: readonly Period[]): Promise<Arrived[]> {
  const rows = await db.execute<
    {
      [Name in keyof Omit<Arrived, 'at'>]: Arrived[Name];
    } & { at: string }
  >(sql`
    select r.iss, r.period, r.received_at as at, r.codes, r.threshold,
      r.above_inhabitants as "aboveInhabitants", r.after_unknown as "afterUnknown",
      (c.counts ->> 0)::integer as received
    from gathered_releases r
    left join gathered_cells c on c.measure = 'received' and c.table_id = 'total'
      and c.span = 'quarter' and c.part = '' and c.period = r.period and c.iss = r.iss
    where r.period = any(array(select json_array_elements_text(${JSON.stringify(periods)}::json)))
    order by r.period, r.iss`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
