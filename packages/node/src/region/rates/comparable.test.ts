import { describe, expect, it } from 'vitest';
import { exactly } from './bounds.ts';
import { type Basis, NOT_COMPARABLE, notComparable } from './comparable.ts';

const basis: Basis = {
  measure: 'received/ground/AGE',
  span: 'year',
  codes: ['2026.1'],
  thresholds: [5],
  silentQuarters: 0,
  population: 30_000,
  count: exactly(43),
};

describe('notComparable', () => {
  it('finds nothing against two that rest on the same', () => {
    expect(notComparable(basis, { ...basis, population: 80_000, count: exactly(20) })).toEqual([]);
    expect(notComparable(basis, { ...basis, count: { low: 25, high: null } })).toEqual([]);
  });

  it.each<[string, Partial<Basis>]>([
    ['other-measure', { measure: 'closed/ground/AGE' }],
    ['other-span', { span: 'quarter' }],
    ['other-codes', { codes: ['2027.1'] }],
    ['other-codes', { codes: ['2026.1', '2027.1'] }],
    ['other-threshold', { thresholds: [3] }],
    ['silent', { silentQuarters: 1 }],
    ['population-unknown', { population: null }],
    ['small-numbers', { count: exactly(19) }],
    ['small-numbers', { count: { low: 10, high: 60 } }],
  ])('%s, whichever of the two it is', (reason, change) => {
    const other = { ...basis, ...change };
    expect(notComparable(basis, other)).toEqual([reason]);
    expect(notComparable(other, basis)).toEqual([reason]);
  });

  it('a year in which the code lists changed is not even like itself', () => {
    const mixed = { ...basis, codes: ['2026.1', '2027.1'] };
    expect(notComparable(mixed, mixed)).toEqual(['other-codes']);
  });

  it('tells every reason, in one order', () => {
    const other: Basis = {
      measure: 'x',
      span: 'month',
      codes: [],
      thresholds: [10],
      silentQuarters: 2,
      population: null,
      count: exactly(0),
    };
    const reasons = notComparable(basis, { ...other, codes: ['x'] });
    expect(reasons).toEqual([...NOT_COMPARABLE]);
  });
});
