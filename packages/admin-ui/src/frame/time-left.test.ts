import { expect, it } from 'vitest';
import { timeLeft } from './time-left.ts';

it.each([
  [300_000, 'minutes', 5],
  [299_999, 'minutes', 5],
  [60_001, 'minutes', 2],
  [60_000, 'seconds', 60],
  [50_001, 'seconds', 60],
  [50_000, 'seconds', 50],
  [1, 'seconds', 10],
  [0, 'seconds', 0],
  [-5_000, 'seconds', 0],
] as const)('says of %i ms: %s, %i', (ms, unit, count) => {
  expect(timeLeft(ms)).toEqual({ unit, count });
});
