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
  it.each<{ name: string; period: Period; days: number; at: string }>([
    { name: 'summer time', period: '2026-Q3', days: 15, at: '2026-10-15T07:00:00.000Z' },
    { name: 'winter time', period: '2026-Q4', days: 15, at: '2027-01-15T08:00:00.000Z' },
    { name: 'the last day', period: '2028-Q4', days: 28, at: '2029-01-28T08:00:00.000Z' },
    { name: 'the first day', period: '2026-Q1', days: 8, at: '2026-04-08T07:00:00.000Z' },
    {
      name: 'a Sunday like any other',
      period: '2026-Q2',
      days: 12,
      at: '2026-07-12T07:00:00.000Z',
    },
  ])('$name', ({ period, days, at }) => {
    expect(leavesAt(period, { days, country: 'NL' }).toISOString()).toBe(at);
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
      fc.property(fc.tuple(periods, periods), rules, moments, (both, by, after) => {
        const [first, last] = both.sort(comparePeriods);
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
