import type { Period } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';

/** After how many changes the numbers of a region are read; equal text, equal numbers. */
export interface Changes {
  readonly members: string;
  /** Of the releases of a quarter. */
  of(quarter: Period): string;
  /** Quarters of which a release came. */
  readonly quarters: readonly Period[];
  /** Of everything. */
  readonly all: string;
}

/**
 * Read before what it is about: then what is kept under it is never older than it says. (The
 * counting is done by triggers, migration 0007.)
 */
export async function readChanges(db: Db): Promise<Changes> {
  const rows = await db.execute<{ period: Period | ''; changes: string }>(
    sql`select period, sum(changes)::text as changes
        from region_changes group by period order by period`,
  );
  const by = new Map(rows.map(({ period, changes }) => [period, changes]));
  return {
    members: by.get('') ?? '0',
    of: (quarter) => by.get(quarter) ?? '0',
    quarters: [...by.keys()].filter((period) => period !== ''),
    all: rows.map(({ period, changes }) => `${period}:${changes}`).join(' '),
  };
}
