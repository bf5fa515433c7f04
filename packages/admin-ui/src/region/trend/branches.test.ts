import { describe, expect, it } from 'vitest';
import { branches, drawnOf } from './branches.ts';

const PARENTS: Record<string, string> = { A1: 'A', A2: 'A', A1X: 'A1', LOST: 'GONE', SELF: 'SELF' };
const parentOf = (code: string) => PARENTS[code];
const tree = branches(['A', 'B', 'A2', 'A1X', 'A1', 'LOST', 'SELF'], parentOf);

describe('branches', () => {
  it('puts narrower codes after their broader one', () => {
    expect(tree.map(({ code, depth }) => `${code}${depth}`)).toEqual([
      ...['A0', 'A21', 'A11', 'A1X2', 'B0', 'LOST0', 'SELF0'],
    ]);
  });
});

describe('drawnOf', () => {
  it('is the broadest, or one with what stands right under it', () => {
    expect(drawnOf(tree, undefined)).toEqual(['A', 'B', 'LOST', 'SELF']);
    expect(drawnOf(tree, 'A')).toEqual(['A', 'A2', 'A1']);
    expect(drawnOf(tree, 'B')).toEqual(['B']);
    expect(drawnOf(tree, 'NONE')).toEqual(['A', 'B', 'LOST', 'SELF']);
  });
});
