import type { Count, TableCounts } from '../../api/releases.ts';
import type { AxisCode } from './axis-codes.ts';
import { countAt } from './count-at.ts';

/** A code with its count in each column; undefined where a column does not go into such detail. */
export interface CodeRow extends AxisCode {
  readonly counts: readonly (Count | undefined)[];
}

/**
 * The rows of tables that have the same codes, one column for each table. What a table has and the
 * code lists do not know, because they are of another version, stands last.
 */
export function codeRows(
  codes: readonly AxisCode[],
  columns: readonly TableCounts[],
): readonly CodeRow[] {
  return withOthers(codes, columns)
    .map((it) => ({ ...it, counts: columns.map((column) => countAt(column, [it.code])) }))
    .filter(({ counts }) => counts.some((count) => count !== undefined));
}

/** The codes that belong to tables, and any others that these have. */
export function withOthers(
  codes: readonly AxisCode[],
  tables: readonly TableCounts[],
): readonly AxisCode[] {
  const known = new Set(codes.map(({ code }) => code));
  const there = tables.flatMap((table) => (typeof table === 'object' ? keysOf(table) : []));
  const others = [...new Set(there)].filter((code) => !known.has(code));
  return [...codes, ...others.map((code) => ({ code, depth: 0 }))];
}

/** Whether nothing but zeros is shown; what is hidden is no zero. */
export function isZero({ counts }: Pick<CodeRow, 'counts'>): boolean {
  return counts.every((count) => count === 0 || count === undefined);
}

function keysOf(table: object | null): string[] {
  return table === null ? [] : Object.keys(table);
}
