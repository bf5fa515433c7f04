import { openProgramme, type Row, type Solver } from '../solver.ts';
import { capOf, type Pushing } from './push-together.ts';

/** How many unknowns around a cell may change: few first, because few mostly do. */
const REACHES = [40, 250] as const;
/** Rows with more columns lead everywhere at once. */
const WIDE_ROW = 60;

/** Rows of each column of a part. */
export type RowsOf = readonly (readonly Row[])[];

/** The rows in which each column of a part stands. */
export function rowsOf({ part }: Pushing): RowsOf {
  const lists = part.cells.map((): Row[] => []);
  for (const row of part.rows) for (const column of row.columns) lists[column]?.push(row);
  return lists;
}

/**
 * Settles one cell by changing a table that is known only near the cell: a programme of some tens
 * of unknowns instead of thousands. Says nothing where it fails.
 */
export function pushNear(
  solver: Solver,
  pushing: Pushing,
  at: { column: number; rows: RowsOf },
): void {
  const { witnesses, part } = pushing;
  for (const reach of REACHES) {
    const base = witnesses.latest();
    if (base === undefined) return;
    const near = nearColumns(at.column, at.rows, reach);
    for (const way of ['up', 'down'] as const) {
      if (witnesses.settles(at.column)) return;
      const table = changedTable(solver, { pushing, base, near, rows: at.rows }, way);
      if (table !== undefined) witnesses.take(table);
    }
    if (witnesses.settles(at.column) || near.length < reach || near.length === part.cells.length) {
      return;
    }
  }
}

/** The column itself first, then those that share a row with it, and so on. */
function nearColumns(column: number, rows: RowsOf, reach: number): number[] {
  const near = new Set([column]);
  for (const next of near) {
    for (const row of rows[next] ?? []) {
      if (row.columns.length > WIDE_ROW) continue;
      for (const other of row.columns) near.add(other);
    }
    if (near.size >= reach) break;
  }
  return [...near];
}

interface Near {
  readonly pushing: Pushing;
  readonly base: Float64Array;
  readonly near: readonly number[];
  readonly rows: RowsOf;
}

function changedTable(
  solver: Solver,
  { pushing, base, near, rows }: Near,
  way: 'up' | 'down',
): Float64Array | undefined {
  const { part, witnesses, thresholds } = pushing;
  const [column = 0] = near;
  const threshold = thresholds[column] ?? 0;
  const place = new Map(near.map((it, index) => [it, index]));
  const low = near.map((it) => part.low[it] ?? 0);
  const high = near.map((it) => part.high[it] ?? 0);
  // No further than needed, so that little else has to move.
  if (way === 'up')
    high[0] = Math.min(high[0] ?? 0, Math.max(capOf(pushing, column), base[column] ?? 0));
  else
    low[0] = Math.max(low[0] ?? 0, Math.min(witnesses.high(column) - threshold, base[column] ?? 0));
  const touched = new Set(near.flatMap((it) => rows[it] ?? []));
  const cost = near.map((_, index) => (index > 0 ? 0 : way === 'up' ? -1 : 1));
  const programme = openProgramme(solver, {
    low,
    high,
    cost,
    rows: [...touched].map((row) => inside(row, place, base)),
  });
  try {
    const solved = programme.solve(pushing.left());
    if (solved.ending !== 'optimal') return undefined;
    const table = base.slice();
    near.forEach((it, index) => {
      table[it] = solved.columns[index] ?? 0;
    });
    return table;
  } finally {
    programme.dispose();
  }
}

/** A row with everything that stays as it is put in. */
function inside(row: Row, place: ReadonlyMap<number, number>, base: Float64Array): Row {
  let fixed = 0;
  const columns: number[] = [];
  const coefficients: number[] = [];
  row.columns.forEach((column, k) => {
    const coefficient = row.coefficients[k] ?? 0;
    const at = place.get(column);
    if (at === undefined) fixed += coefficient * (base[column] ?? 0);
    else {
      columns.push(at);
      coefficients.push(coefficient);
    }
  });
  return { columns, coefficients, low: row.low - fixed, high: row.high - fixed };
}
