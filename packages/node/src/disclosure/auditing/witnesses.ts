import type { Part } from './parts.ts';

/**
 * What whole numbers surely can stand in each cell of a part: only what a complete table, checked
 * exactly, has shown. One table tells something of every cell at once.
 */
export interface Witnesses {
  /** Takes a solution if it is whole and fulfils every row exactly; false: it does not count. */
  take(columns: Float64Array): boolean;
  /** Whether the tables taken differ by its threshold at this column and one reaches it. */
  settles(column: number): boolean;
  /** The last table taken. */
  latest(): Float64Array | undefined;
  low(column: number): number;
  high(column: number): number;
}

/** What the solver's tolerance can make of a whole number. */
const NOISE = 1e-6;

/** An empty collection of witnesses. @param thresholds - by column */
export function witnessesOf(part: Part, thresholds: Float64Array): Witnesses {
  const low = new Float64Array(part.cells.length).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(part.cells.length).fill(Number.NEGATIVE_INFINITY);
  const lowAt = (column: number) => low[column] ?? 0;
  const highAt = (column: number) => high[column] ?? 0;
  let latest: Float64Array | undefined;
  return {
    latest: () => latest,
    take(columns) {
      // Up, because a fraction of a person stands for somebody.
      const tries = [Math.round, (value: number) => Math.ceil(value - NOISE)];
      const table = tries.map((round) => columns.map(round)).find((it) => agrees(part, it));
      if (table === undefined) return false;
      latest = table;
      table.forEach((value, column) => {
        low[column] = Math.min(lowAt(column), value);
        high[column] = Math.max(highAt(column), value);
      });
      return true;
    },
    settles: (column) => {
      const threshold = thresholds[column] ?? 0;
      return highAt(column) >= threshold && highAt(column) - lowAt(column) >= threshold;
    },
    low: lowAt,
    high: highAt,
  };
}

/** Whether whole numbers lie within all bounds and fulfil all rows: no tolerance. */
function agrees(part: Part, table: Float64Array): boolean {
  for (const [column, value] of table.entries()) {
    if (value < (part.low[column] ?? 0) || value > (part.high[column] ?? 0)) return false;
  }
  return part.rows.every((row) => {
    let sum = 0;
    row.columns.forEach((column, k) => {
      sum += (row.coefficients[k] ?? 0) * (table[column] ?? 0);
    });
    return sum >= row.low && sum <= row.high;
  });
}
