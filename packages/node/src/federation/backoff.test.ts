import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullJitter, retryAfter } from './backoff.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const now = new Date('2026-04-01T12:00:00Z');

describe('full jitter', () => {
  it('waits between one second and one hour, whatever the attempt', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), chance, (attempts, luck) => {
        const wait = fullJitter(attempts, luck);
        expect(wait).toBeGreaterThanOrEqual(1_000);
        expect(wait).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });

  it('never waits less for a later attempt with the same luck', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), chance, (attempts, luck) => {
        expect(fullJitter(attempts + 1, luck)).toBeGreaterThanOrEqual(fullJitter(attempts, luck));
      }),
    );
  });

  it('spreads over the whole width', () => {
    expect(fullJitter(3, 0)).toBe(1_000);
    expect(fullJitter(3, 0.5)).toBe(8_000);
    expect(fullJitter(20, 0.5)).toBe(1_800_000);
  });
});

describe('Retry-After', () => {
  it.each([
    ['30', 30_000],
    [' 30 ', 30_000],
    ['0', 1_000],
    ['999999999999999999999999', 3_600_000],
    ['Wed, 01 Apr 2026 12:05:00 GMT', 300_000],
    ['Wed, 01 Apr 2020 12:00:00 GMT', 1_000],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 3_600_000],
  ])('%s is honoured within bounds', (header, wait) => {
    expect(retryAfter(header, now)).toBe(wait);
  });

  it.each([[undefined], [''], ['soon'], ['Infinity']])('%s says nothing', (header) => {
    expect(retryAfter(header, now)).toBeUndefined();
  });

  it('is bounded for any text', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const wait = retryAfter(header, now);
        expect(wait === undefined || (wait >= 1_000 && wait <= 3_600_000)).toBe(true);
      }),
    );
  });
});
