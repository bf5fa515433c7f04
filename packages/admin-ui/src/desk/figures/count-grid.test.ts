import { expect, it } from 'vitest';
import { countGrid, foldedGrid } from './count-grid.ts';

const flat = (...codes: string[]) => codes.map((code) => ({ code, depth: 0 }));
const cells = {
  A: { X: 0, Y: 7, Z: 0 },
  B: { X: 0, Y: 0, Z: 0 },
  C: { X: 0, Y: null, Z: 0 },
};

it('lays out rows and columns in the order of the codes', () => {
  const grid = countGrid(cells, flat('C', 'B', 'A'), flat('Y', 'X', 'Z', 'GONE'));
  expect(grid.columns).toEqual(['Y', 'X', 'Z']);
  expect(grid.rows.map(({ code, counts }) => [code, counts])).toEqual([
    ['C', [null, 0, 0]],
    ['B', [0, 0, 0]],
    ['A', [7, 0, 0]],
  ]);
});

it('folds away rows and columns of zeros only, and keeps what is hidden', () => {
  const grid = foldedGrid(countGrid(cells, flat('A', 'B', 'C'), flat('X', 'Y', 'Z')));
  expect(grid.columns).toEqual(['Y']);
  expect(grid.rows.map(({ code, counts }) => [code, counts])).toEqual([
    ['A', [7]],
    ['C', [null]],
  ]);
  const zeros = countGrid({ A: { X: 0 } }, flat('A'), flat('X'));
  expect(foldedGrid(zeros)).toEqual({ columns: [], rows: [] });
});
