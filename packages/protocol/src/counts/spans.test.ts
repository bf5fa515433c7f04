import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsOf, type Period } from '../period.ts';
import { countedQuarters } from './blocks.ts';
import { hasRollingYear, rollingYear, spanMonths, spanPeriod } from './spans.ts';
import { SPAN_NAMES } from './tables.ts';

const quarters = fc
  .tuple(fc.integer({ min: 2001, max: 2099 }), fc.constantFrom(1, 2, 3, 4))
  .map(([year, quarter]) => `${year}-Q${quarter}` as Period);

describe('the spans of a release', () => {
  it('are its months, its quarter and the four quarters up to it', () => {
    expect(SPAN_NAMES.map((span) => spanPeriod('2026-Q3', span))).toEqual([
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-Q3',
      '2025-Q4..2026-Q3',
    ]);
    expect(spanPeriod('2026-Q4', 'year')).toBe('2026-Q1..2026-Q4');
  });

  it('begin and end with the months that they say', () => {
    fc.assert(
      fc.property(quarters, (quarter) => {
        const [first, , last] = monthsOf(quarter);
        expect(spanMonths(spanPeriod(quarter, 'quarter'))).toEqual({ first, last });
        const year = rollingYear(quarter);
        expect(spanMonths(spanPeriod(quarter, 'year'))).toEqual({
          first: monthsOf(year[0])[0],
          last,
        });
        expect(year.flatMap(monthsOf)).toHaveLength(12);
      }),
    );
  });

  it.each([
    ['', '2026', '2026-13', '2026-00', '26-07', '2026-Q5', '2026-7', '1999-12', 'quarter'],
    ['2026-Q1..2026-Q3', '2026-Q1..2027-Q1', '2026-Q4..2026-Q1', '2026-Q3..', '..2026-Q3'],
    ['2025-Q4..2026-Q3..2026-Q4', '2026-07..2026-09', '2026-Q3/x', '2026-07-01'],
  ])('are no other periods, such as %s', (...texts) => {
    expect(texts.map(spanMonths)).toEqual(texts.map(() => undefined));
  });

  it('have a rolling year where the three quarters before were counted', () => {
    const years = (...periods: Period[]) => countedQuarters(periods).map(({ year }) => year);
    expect(years('2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3')).toEqual([false, false, false, true]);
    expect(years('2025-Q3', '2026-Q1', '2026-Q2', '2026-Q3')).toEqual([false, false, false, false]);
    expect(years('2000-Q1', '2000-Q2')).toEqual([false, false]);
    expect(hasRollingYear('2000-Q3')).toBe(false);
    expect(hasRollingYear('2000-Q4')).toBe(true);
  });
});
