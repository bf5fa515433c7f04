import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localMoment, momentOf } from './local-moment.ts';

const MINUTE_MS = 60_000;

it.each([
  ['2026-11-21T12:34:00.000Z', '2026-11-21T13:34'],
  ['2026-07-01T23:59:00.000Z', '2026-07-02T01:59'],
  ['2028-02-29T00:00:00.000Z', '2028-02-29T01:00'],
  ['2027-03-28T01:00:00.000Z', '2027-03-28T03:00'],
])('%s is %s in the field, wherever the machine stands', (iso, field) => {
  expect(localMoment(new Date(iso))).toBe(field);
  expect(momentOf(field)).toBe(iso);
});

it('comes back from the field as it went in, the hour that is there twice apart', () => {
  const minutes = fc.integer({ min: 26_000_000, max: 32_000_000 });
  fc.assert(
    fc.property(minutes, (count) => {
      const at = new Date(count * MINUTE_MS);
      const field = localMoment(at);
      const back = momentOf(field);
      expect(back && localMoment(new Date(back))).toBe(field);
    }),
  );
});

it.each(['', 'x', '2026-13-01T00:00'])('%j is no moment', (text) => {
  expect(momentOf(text)).toBeUndefined();
});
