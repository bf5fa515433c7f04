import { describe, expect, it } from 'vitest';
import { keepTermOf, monthsOf } from './keep.ts';

describe('keepTermOf', () => {
  it.each([
    ['P2Y', { count: 2, unit: 'years' }],
    ['P6M', { count: 6, unit: 'months' }],
    ['P1Y6M', { count: 18, unit: 'months' }],
    ['P7D', { count: 7, unit: 'days' }],
  ] as const)('reads %s', (written, term) => expect(keepTermOf(written)).toEqual(term));

  it.each(['', 'P', 'P1Y1D', '2Y', 'P1W', 'soon'])('does not read %j', (written) => {
    expect(keepTermOf(written)).toBeUndefined();
  });
});

describe('monthsOf', () => {
  it.each([
    ['P15Y', 180],
    ['P6M', 6],
    ['P1Y6M', 18],
    ['P30D', undefined],
    ['soon', undefined],
  ])('of %s is %s', (written, months) => expect(monthsOf(written)).toBe(months));
});
