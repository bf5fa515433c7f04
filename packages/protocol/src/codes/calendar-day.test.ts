import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addDuration, dayOf, weekdayOf } from './calendar-day.ts';

const day = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays('2000-01-01', days));
const count = fc.integer({ min: 0, max: 400 });
const unit = fc.constantFrom('D', 'W', 'M', 'Y');

describe('the day of a moment', () => {
  it('is the day on the wall of the town', () => {
    expect(dayOf(new Date('2026-01-01T22:59:59Z'), 'Europe/Amsterdam')).toBe('2026-01-01');
    expect(dayOf(new Date('2026-01-01T23:00:00Z'), 'Europe/Amsterdam')).toBe('2026-01-02');
    // summer time: midnight comes an hour earlier
    expect(dayOf(new Date('2026-03-29T21:59:59Z'), 'Europe/Brussels')).toBe('2026-03-29');
    expect(dayOf(new Date('2026-03-29T22:00:00Z'), 'Europe/Brussels')).toBe('2026-03-30');
    expect(dayOf(new Date('2026-10-25T22:30:00Z'), 'Europe/Brussels')).toBe('2026-10-25');
  });

  it('refuses what is no moment', () => {
    expect(() => dayOf(new Date(Number.NaN), 'Europe/Brussels')).toThrow(RangeError);
  });
});

describe('a term', () => {
  it.each([
    ['2026-01-05', 'P6W', '2026-02-16'],
    ['2026-01-05', 'P45D', '2026-02-19'],
    ['2026-01-31', 'P1M', '2026-02-28'],
    ['2028-01-31', 'P1M', '2028-02-29'],
    ['2026-11-30', 'P3M', '2027-02-28'],
    ['2028-02-29', 'P1Y', '2029-02-28'],
    ['2026-12-15', 'P1M', '2027-01-15'],
  ])('from %s of %s ends on %s', (start, duration, end) => {
    expect(addDuration(start, duration)).toBe(end);
  });

  it('is never moved by summer time', () => {
    expect(addDuration('2026-03-28', 'P1D')).toBe('2026-03-29');
    expect(addDuration('2026-03-29', 'P1D')).toBe('2026-03-30');
    expect(addDuration('2026-10-25', 'P1D')).toBe('2026-10-26');
    fc.assert(
      fc.property(day, count, (start, weeks) => {
        expect(weekdayOf(addDuration(start, `P${weeks}W`))).toBe(weekdayOf(start));
      }),
    );
  });

  it('never ends before it starts, and a longer one never earlier', () => {
    fc.assert(
      fc.property(day, fc.tuple(count, count), unit, (start, [one, other], of) => {
        const [shorter, longer] = one < other ? [one, other] : [other, one];
        const end = addDuration(start, `P${shorter}${of}`);
        expect(end >= start).toBe(true);
        expect(addDuration(start, `P${longer}${of}`) >= end).toBe(true);
      }),
    );
  });

  it.each(['', 'P', '6W', 'P6', 'P-1D', 'PT72H', 'P1M2D', 'P1.5D', ' P1D'])(
    'refuses %j',
    (duration) => expect(() => addDuration('2026-01-01', duration)).toThrow(RangeError),
  );
});
