import { expect, it } from 'vitest';
import { dayIn } from './town-day.ts';

it('a day is that of the country, not of Greenwich', () => {
  expect(dayIn('NL', new Date('2026-11-30T23:30:00Z'))).toBe('2026-12-01');
  expect(dayIn('BE', new Date('2026-06-30T21:59:00Z'))).toBe('2026-06-30');
});
