import type { Count, TableCounts } from '../../api/releases.ts';

/** The count of some codes; null: hidden, also with its whole table; undefined: there is no such. */
export function countAt(
  table: TableCounts | undefined,
  codes: readonly string[],
): Count | undefined {
  let at = table;
  for (const code of codes) {
    if (at === null) return null;
    at = typeof at === 'object' ? at[code] : undefined;
  }
  return typeof at === 'object' && at !== null ? undefined : at;
}

/** Every count that a table spells out. */
export function countsIn(table: TableCounts): Count[] {
  if (table === null || typeof table === 'number') return [table];
  return Object.values(table).flatMap(countsIn);
}
