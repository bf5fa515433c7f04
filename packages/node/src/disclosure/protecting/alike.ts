import type { Row } from '../solver.ts';

/** Rows in which one cell stands for all that equal it. */
export interface Joined {
  readonly rows: readonly Row[];
  /** By cell: the one that stands for it, itself mostly. */
  readonly first: Int32Array;
}

/**
 * Joins cells that everybody knows to be equal, so that showing one shows the other: no pattern
 * that is safe hides one alone. Months and products that were shown as zero leave many such pairs.
 * @param mayJoin - whether two cells are in the same state
 */
export function joined(
  rows: readonly Row[],
  size: number,
  mayJoin: (one: number, other: number) => boolean,
): Joined {
  const first = Int32Array.from({ length: size }, (_, at) => at);
  for (const row of rows) {
    const [one = 0, other = 0] = row.columns;
    if (isEquality(row) && mayJoin(one, other)) join(first, one, other);
  }
  first.forEach((_, at) => {
    first[at] = firstOf(first, at);
  });
  const distinct = new Map<string, Row>();
  for (const row of rows) {
    const one = rowOfFirst(row, first);
    const key = `${one.low} ${one.high} ${one.columns} ${one.coefficients}`;
    if (one.columns.length > 0) distinct.set(key, one);
  }
  return { rows: [...distinct.values()], first };
}

/** a - b = 0. */
function isEquality({ columns, coefficients: [a = 0, b = 0], low, high }: Row): boolean {
  return columns.length === 2 && a + b === 0 && low === 0 && high === 0;
}

function rowOfFirst(row: Row, first: Int32Array): Row {
  const terms = new Map<number, number>();
  row.columns.forEach((column, k) => {
    const at = first[column] ?? column;
    terms.set(at, (terms.get(at) ?? 0) + (row.coefficients[k] ?? 0));
  });
  const left = [...terms].filter(([, coefficient]) => coefficient !== 0);
  return {
    columns: left.map(([at]) => at),
    coefficients: left.map(([, coefficient]) => coefficient),
    low: row.low,
    high: row.high,
  };
}

function join(first: Int32Array, one: number, other: number): void {
  const [a, b] = [firstOf(first, one), firstOf(first, other)];
  first[Math.max(a, b)] = Math.min(a, b);
}

function firstOf(first: Int32Array, at: number): number {
  let root = at;
  for (let up = first[root] ?? root; up !== root; up = first[root] ?? root) {
    first[root] = first[up] ?? up;
    root = up;
  }
  return root;
}
