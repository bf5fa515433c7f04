import { sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import type { SentMapping } from './open-data/dhis2-mapping.ts';

/** The mapping that a keeper set last. */
export interface KeptMapping {
  readonly mapping: SentMapping;
  readonly setAt: Date;
}

/** Undefined until one was set. */
export async function findMapping(db: Db): Promise<KeptMapping | undefined> {
  const rows = await db.execute<{ mapping: SentMapping; at: string }>(
    sql`select mapping, set_at as at from dhis2_mapping`,
  );
  const [row] = rows;
  return row && { mapping: row.mapping, setAt: new Date(row.at) };
}

/** Puts a mapping in the place of the one before. */
export async function putMapping(
  db: Db,
  mapping: SentMapping,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  await db.execute(
    sql`insert into dhis2_mapping (mapping, set_by, set_at)
        values (${JSON.stringify(mapping)}::jsonb, ${by}, ${now.toISOString()}::timestamptz)
        on conflict (id) do update
          set mapping = excluded.mapping, set_by = excluded.set_by, set_at = excluded.set_at`,
  );
}

/** When a release came last; undefined when none did. */
export async function lastArrival(db: Db): Promise<Date | undefined> {
  const [row] = await db.execute<{ at: string | null }>(
    sql`select max(received_at) as at from gathered_releases`,
  );
  return row?.at ? new Date(row.at) : undefined;
}
