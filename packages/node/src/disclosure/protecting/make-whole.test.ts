import { beforeAll, describe, expect, it } from 'vitest';
import { loadSolver, type Row, type Solver } from '../solver.ts';
import { madeWhole } from './make-whole.ts';
import { rowsOf } from './near.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const row = (columns: readonly number[], low: number, high = low): Row => ({
  columns,
  coefficients: columns.map(() => 1),
  low,
  high,
});
const shapeOf = (columns: number, rows: readonly Row[]) => ({
  low: new Float64Array(columns),
  high: new Float64Array(columns).fill(9),
  rows,
  rowsOf: rowsOf(columns, rows),
});
const made = (columns: number, rows: readonly Row[], solution: readonly number[]) =>
  madeWhole(solver, shapeOf(columns, rows), {
    solution: Float64Array.from(solution),
    seconds: 10,
  });

describe('a table of fractions', () => {
  it('stays as it is when it has none', () => {
    expect(made(2, [row([0, 1], 5)], [2, 3])).toEqual(Float64Array.of(2, 3));
  });

  it('becomes whole and fulfils every row, and what is far off stays', () => {
    const rows = [row([0, 1], 1), row([1, 2], 1), row([0, 2], 0, 1), row([3, 4], 7)];
    const table = made(5, rows, [0.5, 0.5, 0.5, 3, 4]);
    expect(table?.every(Number.isInteger)).toBe(true);
    for (const { columns, low, high } of rows) {
      const sum = columns.reduce((all, at) => all + (table?.[at] ?? 0), 0);
      expect(sum).toBeGreaterThanOrEqual(low);
      expect(sum).toBeLessThanOrEqual(high);
    }
    expect(table?.slice(3)).toEqual(Float64Array.of(3, 4));
  });

  it('is given up when nothing whole fulfils its rows', () => {
    const odd = [row([0, 1], 1), row([1, 2], 1), row([0, 2], 1)];
    expect(made(3, odd, [0.5, 0.5, 0.5])).toBeUndefined();
  });
});
