import { describe, expect, it } from 'vitest';
import { dayFromNow } from './day-from-now.ts';

describe('dayFromNow', () => {
  it.each([
    ['2026-11-21T09:00:00Z', { days: 1 }, '2026-11-22'],
    ['2026-12-31T09:00:00Z', { days: 1 }, '2027-01-01'],
    ['2026-08-31T09:00:00Z', { months: 6 }, '2027-02-28'],
    ['2026-11-21T09:00:00Z', { months: 24 }, '2028-11-21'],
    ['2026-11-21T09:00:00Z', { months: -12 }, '2025-11-21'],
  ])('from %s %j is %s', (now, ahead, day) => {
    expect(dayFromNow(ahead, new Date(now))).toBe(day);
  });

  it.each([
    ['2026-11-20T22:59:00Z', {}, '2026-11-20'],
    ['2026-11-20T23:00:00Z', {}, '2026-11-21'],
    ['2026-07-01T22:00:00Z', { days: 1 }, '2026-07-03'],
    ['2026-12-31T23:30:00Z', { months: 1 }, '2027-02-01'],
  ])('at %s counts from the day of the towns: %j is %s', (now, ahead, day) => {
    expect(dayFromNow(ahead, new Date(now))).toBe(day);
  });
});
