import { expect, it } from 'vitest';
import { lightOf } from './term-light.ts';

const NOW = new Date('2026-11-20T09:00:00Z');

it.each([
  ['coming', '2026-12-20', 'far'],
  ['coming', '2026-11-27', 'far'],
  ['coming', '2026-11-26', 'near'],
  ['coming', '2026-11-20', 'near'],
  ['late', '2026-11-19', 'late'],
  ['passed', '2026-11-19', 'passed'],
  ['done', '2026-11-19', 'done'],
  ['paused', '2026-11-21', 'paused'],
] as const)('a term that is %s and ends on %s is %s', (state, due, light) => {
  expect(lightOf({ state, due }, NOW)).toBe(light);
});
