import { expect, it } from 'vitest';
import { receivedOn } from './received-on.ts';

const NOW = new Date('2026-11-21T23:30:00Z');

it.each([
  [undefined, NOW],
  ['2026-11-22', NOW],
  ['2026-11-21', new Date('2026-11-21T12:00:00Z')],
  ['2025-11-22', new Date('2025-11-22T12:00:00Z')],
  ['2025-11-21', undefined],
  ['2026-11-23', undefined],
])('takes the day %s on the calendar of the country', (day, moment) => {
  expect(receivedOn(day, NOW)).toEqual(moment);
});
