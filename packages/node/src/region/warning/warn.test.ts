import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bounds, exactly } from '../rates/bounds.ts';
import { completions } from './completions.ts';
import { METHODS } from './methods.ts';
import type { Series } from './series.ts';
import { warn } from './warn.ts';

const quarters = (values: readonly (number | Bounds | null)[]): Series => ({
  perYear: 4,
  values: values.map((value) => (typeof value === 'number' ? exactly(value) : value)),
});
const many = (count: number, length: number) => Array.from({ length }, () => count);
const perYear = fc.constantFrom(4, 12) as fc.Arbitrary<Series['perYear']>;
const length = fc.integer({ min: 4, max: 66 });

describe('the method', () => {
  it.each([
    [3, null],
    [4, 'exceedance'],
    [7, 'exceedance'],
    [8, 'ears-c1'],
    [9, 'ears-c1'],
    [10, 'ears-c2'],
    [19, 'ears-c2'],
    [20, 'farrington'],
    [40, 'farrington'],
  ])('after %d quarters is %s', (before, method) => {
    expect(warn(quarters(many(7, before + 1))).method).toBe(method);
  });

  it('is a simpler one where too much is silent', () => {
    const values = many(7, 25).map((count, i) => (i > 8 && i < 18 ? null : count));
    expect(warn(quarters(values)).method).toBe('exceedance');
  });

  it('stays the same whatever is hidden', () => {
    const values = many(7, 21).map((count, i) => (i % 2 ? { low: 0, high: null } : count));
    const found = warn(quarters(values));
    expect(found).toMatchObject({ method: 'farrington', outcome: 'perhaps' });
    expect(found.explanation).toEqual({ key: 'too-much-hidden', periods: 18, hidden: 9 });
  });
});

describe('warn', () => {
  it.each(METHODS)('never warns of a series that stays equal (%s)', (method) => {
    fc.assert(
      fc.property(fc.nat(500), length, perYear, (count, before, year) => {
        const series = { perYear: year, values: many(count, before + 1).map(exactly) };
        expect(warn(series, method).outcome).toMatch(/^(no|too-short)$/);
      }),
      { numRuns: 30 },
    );
  });

  it.each(METHODS)('warns of ten times as many (%s)', (method) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), length, perYear, (count, before, year) => {
        const values = [...many(count, before), 10 * count].map(exactly);
        const found = warn({ perYear: year, values }, method);
        expect(found.outcome).toMatch(/^(warns|too-short)$/);
      }),
      { numRuns: 30 },
    );
  });

  it('never warns of fewer than five', () => {
    expect(warn(quarters([...many(0, 20), 4]))).toMatchObject({
      outcome: 'no',
      upper: { low: 1, high: 1 },
      explanation: { key: 'too-few-reports' },
    });
    expect(warn(quarters([...many(0, 20), 5])).outcome).toBe('warns');
  });

  it('does not warn of what is just not above', () => {
    expect(warn(quarters([...many(4, 8), 10]))).toMatchObject({
      outcome: 'no',
      explanation: { key: 'within', periods: 8, hidden: 0 },
    });
    expect(warn(quarters([...many(4, 8), 11])).outcome).toBe('warns');
  });

  it('says nothing of silence and of what is too short', () => {
    expect(warn(quarters([...many(9, 20), null])).explanation.key).toBe('silent');
    expect(warn(quarters([])).outcome).toBe('too-short');
    expect(warn(quarters([9, 9, 9, 90])).explanation.key).toBe('too-few-periods');
    expect(warn(quarters(many(9, 12)), 'farrington').outcome).toBe('too-short');
  });

  it('by Farrington tries out all that hidden counts can be', () => {
    // The less the third is, in a season of many, the more all seem to vary.
    const known = [9, 14, 8, 37, 11, 12, 7, 29, 10, 15, 9, 36, 12, 13, 8, 28, 9, 14, 10, 37];
    const hidden = known.map((count, i) => ([3, 8].includes(i) ? { low: 5, high: 16 } : count));
    const range = warn(quarters([...hidden, 20])).upper;
    const uppers = Array.from({ length: 144 }, (_, way) => {
      const values = [...known];
      values[3] = 5 + (way % 12);
      values[8] = 5 + Math.floor(way / 12);
      return warn(quarters([...values, 20])).upper?.low ?? 0;
    });
    expect(range).toEqual({ low: Math.min(...uppers), high: Math.max(...uppers) });
    expect(range?.low).toBeLessThan(uppers[0] ?? 0);
    expect(range?.high).toBeGreaterThan(uppers.at(-1) ?? 0);
  });

  it('says perhaps, and that too much is hidden, where nothing seen is unusual', () => {
    for (const low of [0, 9]) {
      const found = warn(quarters([...many(7, 8), { low, high: 60 }]));
      expect(found).toMatchObject({ outcome: 'perhaps', explanation: { key: 'too-much-hidden' } });
    }
  });

  it('says that it could be above where what is seen may be unusual', () => {
    const past = [...many(7, 7), { low: 5, high: 60 }];
    const found = warn(quarters([...past, { low: 30, high: 60 }]));
    expect(found).toMatchObject({ outcome: 'perhaps', explanation: { key: 'could-be-above' } });
    expect(warn(quarters([...many(7, 8), { low: 30, high: null }])).outcome).toBe('warns');
  });
});

/** A series, and the same with some counts hidden, as bounds around what they are. */
const hiddenSeries = fc
  .record({
    year: perYear,
    counts: fc.oneof(
      fc.array(fc.nat(15), { minLength: 5, maxLength: 9 }),
      fc.array(fc.nat(15), { minLength: 9, maxLength: 15 }),
      fc.array(fc.nat(15), { minLength: 21, maxLength: 23 }),
    ),
    beyond: fc.integer({ min: -2, max: 3 }),
    holes: fc.array(fc.tuple(fc.nat(22), fc.nat(3), fc.nat(3)), { maxLength: 3 }),
  })
  .map(({ year, counts, beyond, holes }) => {
    // Near the limit, where what is hidden can change the answer.
    const known = { perYear: year, values: [...counts, 0].map(exactly) };
    const limit = warn(known).upper?.low ?? 0;
    const values = [...counts, Math.max(0, Math.floor(limit) + beyond)];
    const hide = (first: number) =>
      values.map((value, i) => {
        const hole = holes.slice(0, first).find(([at]) => at % values.length === i);
        if (!hole) return exactly(value);
        return { low: Math.max(0, value - hole[1]), high: value + hole[2] };
      });
    const steps = holes.map((_, i) => ({ perYear: year, values: hide(i + 1) }));
    return [{ perYear: year, values: hide(0) }, ...steps];
  });

describe('hiding', () => {
  it('more leaves an answer or makes it perhaps', () => {
    fc.assert(
      fc.property(hiddenSeries, (steps) => {
        const outcomes = steps.map((series) => warn(series).outcome);
        for (const [i, outcome] of outcomes.entries()) {
          const before = outcomes[i - 1] ?? outcome;
          expect(['perhaps', before]).toContain(outcome);
          if (before === 'perhaps') expect(outcome).toBe('perhaps');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives a plain answer only where every way of filling in gives the same', () => {
    fc.assert(
      fc.property(hiddenSeries, (steps) => {
        const series = steps.at(-1);
        const found = series && warn(series);
        if (!series || found?.outcome === 'perhaps') return;
        const counts = series.values.flatMap((value) => value ?? []);
        for (const way of completions(counts, 400) ?? []) {
          const one = warn({ ...series, values: way.map(exactly) });
          expect(one.outcome).toBe(found?.outcome);
        }
      }),
      { numRuns: 80 },
    );
  });
});
