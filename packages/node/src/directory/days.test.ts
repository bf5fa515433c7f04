import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asksToVerify, today } from './days.ts';

it('is the day it is in the town, not in Greenwich', () => {
  expect(today(new Date('2026-06-30T22:30:00Z'))).toBe('2026-07-01');
  expect(today(new Date('2026-12-31T22:30:00Z'))).toBe('2026-12-31');
});

it('asks after a year, also of a leap day, and of what nobody ever checked', () => {
  expect(asksToVerify('2025-11-22', '2026-11-21')).toBe(false);
  expect(asksToVerify('2025-11-21', '2026-11-21')).toBe(true);
  expect(asksToVerify('2024-02-29', '2025-02-28')).toBe(false);
  expect(asksToVerify('2024-02-29', '2025-03-01')).toBe(true);
  expect(asksToVerify(null, '2026-11-21')).toBe(true);
});

it('once asked, goes on asking', () => {
  const day = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, day, (verified, one, other) => {
      const [first = '', later = ''] = [one, other].sort();
      if (asksToVerify(verified, first)) expect(asksToVerify(verified, later)).toBe(true);
      expect(asksToVerify(verified, verified)).toBe(false);
    }),
  );
});
