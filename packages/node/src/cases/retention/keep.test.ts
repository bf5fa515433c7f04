import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { isShorter, type Keep, keptUntil, parseKeep } from './keep.ts';

const moments = fc.date({
  min: new Date('1996-01-01T00:00:00Z'),
  max: new Date('2104-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});
const keeps: fc.Arbitrary<Keep> = fc.record({
  years: fc.nat({ max: 30 }),
  months: fc.nat({ max: 60 }),
  days: fc.nat({ max: 800 }),
});
const at = (text: string) => new Date(`${text}T09:30:00Z`);
const until = (from: string, text: string) => {
  const keep = parseKeep(text);
  return keep && keptUntil(at(from), keep).toISOString().slice(0, 10);
};

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase('point');
});
afterAll(() => fresh.drop());

describe('parseKeep', () => {
  it.each([
    ['P7D', { years: 0, months: 0, days: 7 }],
    ['P6M', { years: 0, months: 6, days: 0 }],
    ['P2Y', { years: 2, months: 0, days: 0 }],
    ['P1Y6M10D', { years: 1, months: 6, days: 10 }],
  ])('reads %s', (text, keep) => expect(parseKeep(text)).toEqual(keep));

  it.each(['', 'P', 'P0D', 'P0Y0M', '2Y', 'P-1Y', 'P1.5Y', 'PT1H', 'P1W', 'P1D1M', 'P101Y', 'p1y'])(
    'refuses %j',
    (text) => expect(parseKeep(text)).toBeUndefined(),
  );
});

describe('keptUntil', () => {
  it.each([
    ['2024-08-31', 'P6M', '2025-02-28'],
    ['2023-08-31', 'P6M', '2024-02-29'],
    ['2024-02-29', 'P2Y', '2026-02-28'],
    ['2024-02-29', 'P4Y', '2028-02-29'],
    ['2026-12-31', 'P2M', '2027-02-28'],
    ['2026-01-30', 'P1M1D', '2026-03-01'],
    ['2026-11-21', 'P15Y', '2041-11-21'],
    ['2026-12-28', 'P7D', '2027-01-04'],
  ])('from %s for %s is until %s', (from, keep, end) => expect(until(from, keep)).toBe(end));

  it('is what PostgreSQL counts, for every moment and term', async () => {
    await fc.assert(
      fc.asyncProperty(moments, keeps, async (from, keep) => {
        const { years, months, days } = keep;
        const [row] = await fresh.db.execute<{ at: Date }>(sql`
          select (${from.toISOString()}::timestamptz at time zone 'UTC'
            + make_interval(years => ${years}::int, months => ${months}::int, days => ${days}::int))
            at time zone 'UTC' as at`);
        expect(keptUntil(from, keep)).toEqual(row?.at);
      }),
      { numRuns: 150 },
    );
  });

  it('never comes earlier for a later moment, and keeps the time of day', () => {
    fc.assert(
      fc.property(moments, moments, keeps, (a, b, keep) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        // within one day of a month's end, two moments may share a day but not swap
        expect(Math.floor(keptUntil(early, keep).getTime() / 86_400_000)).toBeLessThanOrEqual(
          Math.floor(keptUntil(late, keep).getTime() / 86_400_000),
        );
        expect(keptUntil(a, keep).toISOString().slice(11)).toBe(a.toISOString().slice(11));
      }),
    );
  });
});

describe('isShorter', () => {
  it('compares terms written in different units', () => {
    const shorter = (a: string, b: string) => {
      const [one, other] = [parseKeep(a), parseKeep(b)];
      return one && other && isShorter(one, other);
    };
    expect(shorter('P23M', 'P2Y')).toBe(true);
    expect(shorter('P24M', 'P2Y')).toBe(false);
    expect(shorter('P15Y', 'P15Y1D')).toBe(true);
  });
});
