import type { Row } from '../solver.ts';
import type { Pattern } from './known-tables.ts';
import { within } from './near.ts';
import type { System } from './system.ts';

/** Hidden columns that hang together, with what is shown around them put in. */
export interface Neighbourhood {
  /** Columns of the system, rising. */
  readonly columns: readonly number[];
  /** Where each of them stands among these. */
  readonly at: ReadonlyMap<number, number>;
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly rows: readonly Row[];
  /** Index in the system of each row. */
  readonly rowIndices: readonly number[];
  /** Shown free columns next to them. */
  readonly border: readonly number[];
}

/** Everything hidden that a chain of rows ties to a hidden column. */
export function neighbourhood(system: System, pattern: Pattern, start: number): Neighbourhood {
  const inside = new Set([start]);
  const border = new Set<number>();
  const seen = new Set<number>();
  const rowIndices: number[] = [];
  const isOpen = (column: number) => !system.free[column] || pattern[column] === true;
  for (const column of inside) {
    for (const index of system.rowsOf[column] ?? []) {
      if (seen.has(index)) continue;
      seen.add(index);
      const row = system.rows[index];
      if (row === undefined || saysNothing(row, system, isOpen)) continue;
      rowIndices.push(index);
      for (const other of row.columns) {
        (isOpen(other) ? inside : border).add(other);
      }
    }
  }
  const columns = [...inside].sort((a, b) => a - b);
  const at = new Map(columns.map((column, index) => [column, index]));
  rowIndices.sort((a, b) => a - b);
  return {
    columns,
    at,
    low: columns.map((column) => system.low[column] ?? 0),
    high: columns.map((column) => system.high[column] ?? 0),
    rows: rowIndices.flatMap((index) => {
      const row = system.rows[index];
      return row ? [within(row, at, system.truth)] : [];
    }),
    rowIndices,
    border: [...border].sort((a, b) => a - b),
  };
}

/** Whether the bounds of what is hidden imply a row: it ties nothing together then. */
function saysNothing(row: Row, system: System, isOpen: (column: number) => boolean): boolean {
  let [least, most] = [0, 0];
  row.columns.forEach((column, k) => {
    const coefficient = row.coefficients[k] ?? 0;
    const [low, high] = isOpen(column) ? [system.low, system.high] : [system.truth, system.truth];
    least += coefficient * ((coefficient > 0 ? low : high)[column] ?? 0);
    most += coefficient * ((coefficient > 0 ? high : low)[column] ?? 0);
  });
  return least >= row.low && most <= row.high;
}
