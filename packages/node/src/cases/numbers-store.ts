import { inArray } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import { cases } from './tables.ts';

/** The numbers of these cases, by id; one that was erased has none. */
export async function numbersOf(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { id, number } = cases;
  const rows = await db
    .select({ id, number })
    .from(cases)
    .where(inArray(id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.number]));
}
