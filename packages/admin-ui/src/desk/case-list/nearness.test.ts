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
  expect(nearnessOf(due, new Date('2026-11-20T23:00:00Z'))).toBe(nearness);
  expect(nearnessOf(due, new Date('2026-11-21T22:59:00Z'))).toBe(nearness);
});

it('counts days and not hours when the clock changes', () => {
  expect(nearnessOf('2026-10-26', new Date('2026-10-25T22:30:00Z'))).toBe('tomorrow');
  expect(nearnessOf('2027-03-29', new Date('2027-03-27T23:30:00Z'))).toBe('tomorrow');
});
