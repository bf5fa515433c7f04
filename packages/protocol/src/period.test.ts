import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparePeriods,
  isPeriod,
  monthOf,
  monthsOf,
  nextPeriod,
  type Period,
  periodEnd,
  periodOf,
  previousPeriod,
} from './period.ts';

const moment = fc.date({
  min: new Date('2000-04-01T00:00:00Z'),
  max: new Date('2099-09-30T00:00:00Z'),
  noInvalidDate: true,
});

describe('periodOf', () => {
  it.each([
    ['2026-01-01T00:00:00Z', '2026-Q1'],
    ['2026-03-31T23:59:59.999Z', '2026-Q1'],
    ['2026-04-01T00:00:00Z', '2026-Q2'],
    ['2024-02-29T12:00:00Z', '2024-Q1'],
    ['2026-12-31T23:59:59Z', '2026-Q4'],
  ])('%s is in %s', (at, period) => {
    expect(periodOf(new Date(at))).toBe(period);
  });

  it('follows the calendar of a time zone when it is asked to', () => {
    const lateEvening = new Date('2026-09-30T22:30:00Z');
    expect(periodOf(lateEvening)).toBe('2026-Q3');
    expect(periodOf(lateEvening, 'Europe/Brussels')).toBe('2026-Q4');
    expect(monthOf(lateEvening, 'Europe/Brussels')).toBe('2026-10');
    expect(monthOf(new Date('2026-12-31T23:30:00Z'), 'Europe/Brussels')).toBe('2027-01');
  });

  it('refuses moments outside the years 2000 to 2099', () => {
    expect(() => periodOf(new Date('1999-12-31T00:00:00Z'))).toThrow(RangeError);
    expect(() => periodOf(new Date('2100-01-01T00:00:00Z'))).toThrow(RangeError);
    expect(() => periodOf(new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe('periods', () => {
  it('hold every moment: after the end of the one before, before their own end', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const period = periodOf(at);
        expect(at.getTime()).toBeLessThan(periodEnd(period).getTime());
        expect(at.getTime()).toBeGreaterThanOrEqual(periodEnd(previousPeriod(period)).getTime());
        expect(monthsOf(period)).toContain(monthOf(at));
      }),
    );
  });

  it('follow one another', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const period = periodOf(at);
        expect(nextPeriod(previousPeriod(period))).toBe(period);
        expect(periodOf(periodEnd(period))).toBe(nextPeriod(period));
        expect(comparePeriods(previousPeriod(period), period)).toBeLessThan(0);
        expect(comparePeriods(period, period)).toBe(0);
      }),
    );
  });

  it('sort by time', () => {
    const periods: Period[] = ['2026-Q2', '2025-Q4', '2026-Q1'];
    expect(periods.sort(comparePeriods)).toEqual(['2025-Q4', '2026-Q1', '2026-Q2']);
  });

  it('have three months', () => {
    expect(monthsOf('2026-Q1')).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(monthsOf('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12']);
  });

  it.each([
    '2026-Q0',
    '2026-Q5',
    '2026-q1',
    '26-Q1',
    '1999-Q4',
    '2100-Q1',
    ' 2026-Q1',
    '2026-Q1\n',
    '',
    7,
  ])('%j is none', (value) => {
    expect(isPeriod(value)).toBe(false);
  });

  it('end where the calendar of the protocol ends', () => {
    expect(() => previousPeriod('2000-Q1')).toThrow(RangeError);
    expect(() => nextPeriod('2099-Q4')).toThrow(RangeError);
  });
});
