import { describe, expect, it } from 'vitest';
import { dayFromNow } from './day-from-now.ts';

describe('dayFromNow', () => {
  it.each([
    ['2026-11-21', { days: 1 }, '2026-11-22'],
    ['2026-12-31', { days: 1 }, '2027-01-01'],
    ['2026-08-31', { months: 6 }, '2027-02-28'],
    ['2026-11-21', { months: 24 }, '2028-11-21'],
  ])('%s and %j is %s', (from, ahead, day) => {
    expect(dayFromNow(ahead, new Date(`${from}T23:30:00Z`))).toBe(day);
  });
});
