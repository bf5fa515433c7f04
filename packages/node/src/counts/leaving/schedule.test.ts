import { comparePeriods, type Period, periodEnd, periodOf, TIME_ZONES } from '@nabij/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAYS, leavesAt } from './schedule.ts';

const moments = fc.date({
  min: new Date('2001-01-01T00:00:00Z'),
  max: new Date('2098-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const periods = moments.map((at) => periodOf(at));
const rules = fc.record({
  days: fc.integer({ min: DAYS.fewest, max: DAYS.most }),
  country: fc.constantFrom('NL' as const, 'BE' as const),
});

describe('leavesAt', () => {
  it.each<[string, Period, number, string]>([
    ['summer time', '2026-Q3', 15, '2026-10-15T07:00:00.000Z'],
    ['winter time', '2026-Q4', 15, '2027-01-15T08:00:00.000Z'],
    ['the day of the change itself is at nine too', '2028-Q4', 28, '2029-01-28T08:00:00.000Z'],
    ['the first day that may be set', '2026-Q1', 8, '2026-04-08T07:00:00.000Z'],
    ['a Sunday and a holiday are days', '2026-Q2', 28, '2026-07-28T07:00:00.000Z'],
  ])('%s', (_, period, days, expected) => {
    expect(leavesAt(period, { days, country: 'NL' }).toISOString()).toBe(expected);
  });

  it('waits for the next morning after people changed something, and not for one before', () => {
    const at = (after: string) =>
      leavesAt('2026-Q3', { days: 15, country: 'NL', after: new Date(after) }).toISOString();
    expect(at('2026-10-20T12:00:00Z')).toBe('2026-10-21T07:00:00.000Z');
    expect(at('2026-10-14T12:00:00Z')).toBe('2026-10-15T07:00:00.000Z');
    // half past eleven in the evening in UTC is the next day in the town
    expect(at('2026-10-20T23:30:00Z')).toBe('2026-10-22T07:00:00.000Z');
    // the night in which clocks go back
    expect(at('2026-10-24T12:00:00Z')).toBe('2026-10-25T08:00:00.000Z');
  });

  it('is at nine in the town, after the quarter and before it is late, for all quarters', () => {
    fc.assert(
      fc.property(periods, rules, (period, by) => {
        const at = leavesAt(period, by);
        const days = (at.getTime() - periodEnd(period).getTime()) / 86_400_000;
        expect(days).toBeGreaterThan(DAYS.fewest - 1);
        expect(days).toBeLessThan(31);
        const timeZone = TIME_ZONES[by.country];
        const form = new Intl.DateTimeFormat('en', { timeStyle: 'short', hour12: false, timeZone });
        expect(form.format(at)).toBe('09:00');
      }),
    );
  });

  it('keeps the order of quarters, and comes after what people changed, for all moments', () => {
    fc.assert(
      fc.property(periods, periods, rules, moments, (one, other, by, after) => {
        const [first, last] = [one, other].sort(comparePeriods);
        if (first === undefined || last === undefined) return;
        const at = leavesAt(first, { ...by, after });
        expect(at.getTime()).toBeGreaterThan(after.getTime());
        expect(at.getTime()).toBeGreaterThan(periodEnd(first).getTime());
        expect(leavesAt(last, { ...by, after }).getTime()).toBeGreaterThanOrEqual(at.getTime());
        if (first !== last) {
          expect(leavesAt(last, by).getTime()).toBeGreaterThan(leavesAt(first, by).getTime());
        }
      }),
    );
  });
});
