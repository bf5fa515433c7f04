import { expect, it } from 'vitest';
import { daysUntil, townDay } from './town-day.ts';

it.each([
  ['2026-11-20T22:59:00Z', '2026-11-20'],
  ['2026-11-20T23:00:00Z', '2026-11-21'],
  ['2026-07-01T21:59:00Z', '2026-07-01'],
  ['2026-07-01T22:00:00Z', '2026-07-02'],
  ['2028-02-29T12:00:00Z', '2028-02-29'],
])('at %s it is %s in the towns, wherever the machine stands', (at, day) => {
  expect(townDay(new Date(at))).toBe(day);
});

it('counts midnights and not hours when the clock changes', () => {
  expect(daysUntil('2026-10-26', new Date('2026-10-25T22:30:00Z'))).toBe(1);
  expect(daysUntil('2027-03-29', new Date('2027-03-27T23:30:00Z'))).toBe(1);
  expect(daysUntil('2026-11-20', new Date('2026-11-20T23:30:00Z'))).toBe(-1);
});
