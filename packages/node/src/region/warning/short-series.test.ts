import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactly } from '../rates/bounds.ts';
import { completions } from './completions.ts';
import { ears } from './ears.ts';
import { exceedance, mostAfter } from './exceedance.ts';
import { xoshiro128 } from './random.ts';
import { deviation, leastDeviation } from './spread.ts';

const past = (counts: readonly number[]) =>
  counts.map((count, i) => ({ count: exactly(count), ago: i + 1 }));

describe('exceedance', () => {
  // By hand: after 4 zeros y comes with chance (1/5)^y, so 3 are below 1 in 100.
  it.each([
    [0, 4, 2],
    [20, 4, 12],
    [40, 8, 12],
    [500, 6, 107],
  ])('after a sum of %d in %d periods lets %d pass', (sum, periods, most) => {
    expect(mostAfter(sum, periods)).toBe(most);
  });

  it('goes from the limit of the least to that of the most of what is hidden', () => {
    const found = exceedance([...past([6, 7, 8]), { count: { low: 1, high: 9 }, ago: 4 }]);
    expect(found.upper).toEqual({ low: mostAfter(22, 4), high: mostAfter(30, 4) });
    expect(found.expected).toEqual({ low: 5.5, high: 7.5 });
  });

  it('has no upper limit where nothing bounds a hidden count', () => {
    const found = exceedance([...past([6, 7, 8]), { count: { low: 0, high: null }, ago: 4 }]);
    expect(found.upper).toEqual({ low: mostAfter(21, 4), high: null });
    expect(found.expected).toEqual({ low: 5.25, high: null });
  });
});

describe('ears', () => {
  it('is mean and three deviations', () => {
    const found = ears(past([10, 20, 10, 20, 10, 20, 10, 20]));
    expect(found.expected).toEqual({ low: 15, high: 15 });
    expect(found.upper.high).toBeCloseTo(15 + 3 * Math.sqrt(200 / 7), 10);
  });

  it('never takes the deviation for less than that of a Poisson count, or than 1', () => {
    expect(ears(past([4, 4, 4, 4, 4, 4, 4, 4])).upper).toEqual({ low: 10, high: 10 });
    expect(ears(past([0, 0, 0, 0, 0, 0, 0, 0])).upper).toEqual({ low: 3, high: 3 });
  });

  it('of hidden counts holds the limit of all that they can be', () => {
    const count = fc
      .tuple(fc.nat(20), fc.constantFrom(0, 0, 1, 2, 5))
      .map(([low, more]) => ({ low, high: low + more }));
    fc.assert(
      fc.property(fc.array(count, { minLength: 4, maxLength: 5 }), (counts) => {
        const { upper } = ears(counts.map((one, i) => ({ count: one, ago: i + 1 })));
        for (const way of completions(counts, 10_000) ?? []) {
          const one = ears(past(way)).upper;
          expect(upper.low).toBeLessThanOrEqual(one.low + 1e-9);
          expect(upper.high ?? 0).toBeGreaterThanOrEqual((one.high ?? 0) - 1e-9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('the least deviation of a box is below that of all in it', () => {
    expect(leastDeviation([0, 10, 20].map((low) => ({ low, high: low + 5 })))).toBeCloseTo(
      deviation([5, 12.5, 20]),
      9,
    );
  });
});

describe('completions', () => {
  it('are all of them, once each, or none at all', () => {
    const counts = [{ low: 1, high: 2 }, exactly(7), { low: 0, high: 2 }];
    const ways = [...(completions(counts, 6) ?? [])].map(String).sort();
    expect(ways).toEqual(['1,7,0', '1,7,1', '1,7,2', '2,7,0', '2,7,1', '2,7,2']);
    expect(completions(counts, 5)).toBeNull();
    expect(completions([{ low: 0, high: null }], 1e9)).toBeNull();
  });
});

describe('xoshiro128', () => {
  it('gives the numbers of its authors for the state 1, 2, 3, 4', () => {
    const next = xoshiro128([1, 2, 3, 4]);
    expect(Array.from({ length: 6 }, next)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492,
    ]);
  });
});
