import { expect, it } from 'vitest';
import { isClockOff, isOutOfReach } from './steps.ts';

it.each([
  [null, false],
  [0, false],
  [120, false],
  [-121, true],
  [4_000, true],
])('a clock that is %s seconds ahead is off: %s', (seconds, expected) => {
  expect(isClockOff(seconds)).toBe(expected);
});

it.each([
  [null, true],
  ['2026-11-20T08:59:00Z', true],
  ['2026-11-20T10:00:00Z', false],
])('a town that answered at %s is out of reach: %s', (at, expected) => {
  expect(isOutOfReach(at, new Date('2026-11-21T09:00:00Z'))).toBe(expected);
});
