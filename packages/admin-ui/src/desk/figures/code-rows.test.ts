import { describe, expect, it } from 'vitest';
import { codeRows, isZero } from './code-rows.ts';

const codes = [
  { code: 'A', depth: 0 },
  { code: 'A1', depth: 1 },
  { code: 'B', depth: 0 },
];

describe('codeRows', () => {
  it('keeps the order of the codes, and leaves a gap where a column has no such detail', () => {
    const rows = codeRows(codes, [
      { B: 0, A1: null, A: 7 },
      { A: 5, B: 0 },
    ]);
    expect(rows).toEqual([
      { code: 'A', depth: 0, counts: [7, 5] },
      { code: 'A1', depth: 1, counts: [null, undefined] },
      { code: 'B', depth: 0, counts: [0, 0] },
    ]);
  });

  it('leaves out what no column has, and puts last what only a column knows', () => {
    const rows = codeRows(codes, [{ NEW: 6, B: 5 }]);
    expect(rows.map(({ code }) => code)).toEqual(['B', 'NEW']);
  });
});

describe('isZero', () => {
  it.each([
    [[0, 0], true],
    [[0, undefined], true],
    [[0, null], false],
    [[0, 5], false],
  ])('of %j is %s', (counts, expected) => {
    expect(isZero({ counts })).toBe(expected);
  });
});
