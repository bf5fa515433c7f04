import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsOf } from '../period.ts';
import { casesIn, countEverything } from '../testing/counted-cases.ts';
import { countedQuarters } from './blocks.ts';
import { rangesOf } from './ranges.ts';
import { type CountRelation, linkedCounts } from './relations.ts';

const small = (...relations: Omit<CountRelation, 'bound'>[]) => ({
  addresses: ['a', 'b', 'c'],
  relations: relations.map((it) => ({ ...it, bound: 0 })),
});
const SUM = small({
  terms: [
    [0, 1],
    [1, 1],
    [2, -1],
  ],
  sense: '=',
});

describe('the ranges that follow from shown counts', () => {
  it('are a point for what is shown and all for what is free', () => {
    expect(rangesOf(small(), [3, null, 0], 10)).toEqual([
      { low: 3, high: 3 },
      { low: 0, high: 10 },
      { low: 0, high: 0 },
    ]);
  });

  it('come from the margin', () => {
    expect(rangesOf(SUM, [12, null, 20], 100)?.[1]).toEqual({ low: 8, high: 8 });
    expect(rangesOf(SUM, [null, null, 20], 100)?.[1]).toEqual({ low: 0, high: 20 });
    expect(rangesOf(SUM, [12, null, null], 100)?.[2]).toEqual({ low: 12, high: 100 });
  });

  it('are whole numbers', () => {
    const twice = small({
      terms: [
        [0, 2],
        [1, -1],
      ],
      sense: '<=',
    });
    expect(rangesOf(twice, [null, 7, null], 100)?.[0]).toEqual({ low: 0, high: 3 });
    expect(rangesOf(twice, [null, null, null], 100)?.[0]).toEqual({ low: 0, high: 50 });
  });

  it('are none when the counts cannot be true together', () => {
    expect(rangesOf(SUM, [12, 8, 20], 100)).toBeDefined();
    expect(rangesOf(SUM, [12, 9, 20], 100)).toBeUndefined();
    expect(rangesOf(SUM, [12, 7, 20], 100)).toBeUndefined();
    expect(rangesOf(SUM, [21, null, 20], 100)).toBeUndefined();
  });

  it('end, also where they creep', () => {
    const creeping = small(
      {
        terms: [
          [0, 1],
          [1, -1],
          [2, 1],
        ],
        sense: '<=',
      },
      {
        terms: [
          [1, 1],
          [0, -1],
          [2, 1],
        ],
        sense: '<=',
      },
    );
    expect(rangesOf(creeping, [null, null, 1], 1e6)).toBeDefined();
  });

  it('never leave out the truth, whatever is hidden', () => {
    const linked = linkedCounts(countedQuarters(['2026-Q2', '2026-Q3']));
    const given = fc.record({
      cases: casesIn([...monthsOf('2026-Q2'), ...monthsOf('2026-Q3')]),
      every: fc.integer({ min: 2, max: 9 }),
    });
    fc.assert(
      fc.property(given, ({ cases, every }) => {
        const counts = countEverything(cases);
        const truth = linked.addresses.map((address) => counts.get(address) ?? 0);
        const known = truth.map((count, i) => (i % every === 0 ? count : null));
        const ranges = rangesOf(linked, known, 1e6) ?? [];
        expect(ranges).toHaveLength(truth.length);
        expect(
          ranges.every(({ low, high }, i) => low <= (truth[i] ?? -1) && (truth[i] ?? 1e9) <= high),
        ).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});
