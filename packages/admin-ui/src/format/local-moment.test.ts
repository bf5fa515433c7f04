import { expect, it } from 'vitest';
import { localMoment, momentOf } from './local-moment.ts';

it.each(['2026-11-21T12:34:00.000Z', '2026-07-01T23:59:00.000Z', '2028-02-29T00:00:00.000Z'])(
  '%s comes back from the field as it went in',
  (iso) => {
    expect(momentOf(localMoment(new Date(iso)))).toBe(iso);
  },
);

it.each(['', 'x', '2026-13-01T00:00'])('%j is no moment', (text) => {
  expect(momentOf(text)).toBeUndefined();
});
