import { describe, expect, it } from 'vitest';
import type { Row } from '../solver.ts';
import { joined } from './alike.ts';

const equal = (one: number, other: number): Row => ({
  columns: [one, other],
  coefficients: [1, -1],
  low: 0,
  high: 0,
});
const sum = (columns: readonly number[], bound: number): Row => ({
  columns,
  coefficients: columns.map(() => 1),
  low: bound,
  high: bound,
});
const always = () => true;

describe('cells that everybody knows to be equal', () => {
  it('become one, however long the chain', () => {
    const { rows, first } = joined([equal(3, 2), equal(1, 2), sum([0, 3], 9)], 4, always);
    expect([...first]).toEqual([0, 1, 1, 1]);
    expect(rows).toEqual([sum([0, 1], 9)]);
  });

  it('count as often as they stand in a row', () => {
    const { rows } = joined([equal(0, 1), sum([0, 1, 2], 9)], 3, always);
    expect(rows).toEqual([{ columns: [0, 2], coefficients: [2, 1], low: 9, high: 9 }]);
  });

  it('leave of equal rows one', () => {
    const { rows } = joined([equal(0, 1), sum([0, 2], 9), sum([1, 2], 9)], 3, always);
    expect(rows).toEqual([sum([0, 2], 9)]);
  });

  it('stay apart where one left and the other is still to be chosen', () => {
    const { rows, first } = joined([equal(0, 1)], 2, () => false);
    expect([...first]).toEqual([0, 1]);
    expect(rows).toEqual([equal(0, 1)]);
  });

  it.each([
    { columns: [0, 1], coefficients: [1, -1], low: 1, high: 1 },
    { columns: [0, 1], coefficients: [1, -1], low: Number.NEGATIVE_INFINITY, high: 0 },
    { columns: [0, 1], coefficients: [2, -1], low: 0, high: 0 },
    { columns: [0, 1], coefficients: [1, 1], low: 0, high: 0 },
  ])('are not those that only hang together: %o', (row) => {
    expect([...joined([row], 2, always).first]).toEqual([0, 1]);
  });
});
