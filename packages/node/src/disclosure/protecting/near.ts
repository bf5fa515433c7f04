import type { Row } from '../solver.ts';

/** Rows with more columns lead everywhere at once. */
const WIDE_ROW = 60;

/** The rows in which each column stands, by index. */
export type RowsOf = readonly (readonly number[])[];

/** The rows in which each of so many columns stands. */
export function rowsOf(columns: number, rows: readonly Row[]): RowsOf {
  const lists = Array.from({ length: columns }, (): number[] => []);
  rows.forEach((row, index) => {
    for (const column of row.columns) lists[column]?.push(index);
  });
  return lists;
}

/** Columns and rows that hang together. */
export interface Web {
  readonly rows: readonly Row[];
  readonly rowsOf: RowsOf;
}

/**
 * The columns to start from, those that share a row with one of them, and so on, until there are
 * `reach` or a few more.
 */
export function nearby(
  { rows, rowsOf: lists }: Web,
  start: Iterable<number>,
  { reach, allows = () => true }: { reach: number; allows?: (column: number) => boolean },
): number[] {
  const near = new Set(start);
  for (const next of near) {
    if (near.size >= reach) break;
    for (const index of lists[next] ?? []) {
      const columns = rows[index]?.columns ?? [];
      if (columns.length > WIDE_ROW) continue;
      for (const column of columns) if (allows(column)) near.add(column);
    }
  }
  return [...near];
}

/** The indices of the rows in which at least one of these columns stands, rising. */
export function rowsAround({ rowsOf: lists }: Web, columns: readonly number[]): number[] {
  return [...new Set(columns.flatMap((column) => lists[column] ?? []))].sort((a, b) => a - b);
}

/** A row of some columns only, named by their place; the others stay as they are in `table`. */
export function within(
  row: Row,
  place: ReadonlyMap<number, number>,
  table: ArrayLike<number>,
): Row {
  let settled = 0;
  const columns: number[] = [];
  const coefficients: number[] = [];
  row.columns.forEach((column, k) => {
    const coefficient = row.coefficients[k] ?? 0;
    const at = place.get(column);
    if (at === undefined) settled += coefficient * (table[column] ?? 0);
    else {
      columns.push(at);
      coefficients.push(coefficient);
    }
  });
  return { columns, coefficients, low: row.low - settled, high: row.high - settled };
}
