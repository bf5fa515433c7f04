import { expect, it } from 'vitest';
import { nearnessOf } from './nearness.ts';

it.each([
  ['2026-11-20', 'late'],
  ['2026-11-21', 'today'],
  ['2026-11-22', 'tomorrow'],
  ['2026-11-23', 'near'],
  ['2026-11-28', 'near'],
  ['2026-11-29', 'far'],
])('on 21 November, %s is %s, at any hour', (due, nearness) => {
  expect(nearnessOf(due, new Date(2026, 10, 21, 0, 0))).toBe(nearness);
  expect(nearnessOf(due, new Date(2026, 10, 21, 23, 59))).toBe(nearness);
});

it('counts days and not hours when the clock changes', () => {
  expect(nearnessOf('2026-10-26', new Date(2026, 9, 25, 23, 30))).toBe('tomorrow');
  expect(nearnessOf('2027-03-29', new Date(2027, 2, 28, 0, 30))).toBe('tomorrow');
});
