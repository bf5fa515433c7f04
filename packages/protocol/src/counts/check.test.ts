import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_VERSION } from '../codes/code-list.ts';
import { findBoth, NEXT_VERSION } from '../testing/next-lists.ts';
import {
  BUSY_CASES,
  busyRelease,
  hiddenRelease,
  quietRelease,
  releaseBy,
  withMember,
} from '../testing/quarter-releases.ts';
import { addressesOf } from './addresses.ts';
import { checkQuarterRelease } from './check.ts';
import { linkedCounts } from './relations.ts';
import { type QuarterRelease, releaseDigest, releaseOf } from './release.ts';
import { quarterOfRelease } from './release-values.ts';

const now = new Date('2026-10-05T10:00:00Z');

/** A release of each quarter, chained; each quarter has `each` cases about work, by one code. */
function chain(each: readonly (number | null)[]): QuarterRelease[] {
  const periods = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'] as const;
  const made: QuarterRelease[] = [];
  for (const [i, n] of each.entries()) {
    const last = made.at(-1);
    const period = periods[i] ?? '2026-Q3';
    const head = { period, year: i === 3, previous: last ? releaseDigest(last) : null };
    made.push(releaseBy((it) => (it === `received/${period}/total` ? n : null), head));
  }
  return made;
}

describe('checkQuarterRelease', () => {
  it('takes what is right, and gives it back', () => {
    const release = busyRelease();
    const taken = { ok: true, release, aboveInhabitants: false };
    expect(checkQuarterRelease(JSON.parse(JSON.stringify(release)), now)).toEqual(taken);
  });

  it('takes a period from the moment it is over', () => {
    const end = Date.parse('2026-10-01T00:00:00Z');
    expect(checkQuarterRelease(quietRelease(), new Date(end)).ok).toBe(true);
    expect(checkQuarterRelease(quietRelease(), new Date(end - 1))).toEqual({
      ok: false,
      reason: 'release-in-future',
    });
  });

  it('never takes a visible number below the threshold, wherever it stands', () => {
    const addresses = addressesOf({ period: '2026-Q3', year: true });
    const place = fc.record({
      at: fc.constantFrom(...addresses),
      count: fc.integer({ min: 1, max: 4 }),
      threshold: fc.constantFrom(5, 10),
    });
    fc.assert(
      fc.property(place, ({ at, count, threshold }) => {
        const release = releaseBy((it) => (it === at ? count : null), { threshold, year: true });
        expect(checkQuarterRelease(release, now)).toEqual({
          ok: false,
          reason: 'release-below-threshold',
        });
      }),
      { numRuns: 60 },
    );
  });

  it('takes a hidden number only where it can be as much as the threshold', () => {
    const left = (care: number, threshold: number) => {
      const shown: Record<string, number> = { total: 12, 'subject/CARE': care };
      const number = (it: string) => shown[it.replace('closed/2026-Q3/', '')] ?? null;
      return checkQuarterRelease(releaseBy(number, { threshold }), now);
    };
    expect(left(7, 5).ok).toBe(true);
    expect(left(8, 5)).toEqual({ ok: false, reason: 'release-below-threshold' });
    expect(left(6, 6).ok).toBe(true);
    expect(left(7, 6)).toEqual({ ok: false, reason: 'release-below-threshold' });
  });

  it('asks for the relations where they are kept', () => {
    const kept = linkedCounts([quarterOfRelease(quietRelease())]);
    let asked = 0;
    const link: typeof linkedCounts = () => {
      asked += 1;
      return kept;
    };
    expect(checkQuarterRelease(quietRelease(), now, { link }).ok).toBe(true);
    expect(asked).toBe(1);
  });

  it('refuses every number of a busy quarter that is not the right one', () => {
    const equal = /(total|subject|request|channel|residence|timeliness|arrived)/;
    const right = busyRelease();
    const addresses = addressesOf({ period: '2026-Q3', year: false }).filter((it) =>
      equal.test(it),
    );
    fc.assert(
      fc.property(fc.constantFrom(...addresses), fc.integer({ min: 41, max: 99 }), (at, count) => {
        const wrong = releaseBy((it) => (it === at ? count : valueIn(right, it)));
        expect(checkQuarterRelease(wrong, now)).toEqual({
          ok: false,
          reason: 'release-contradictory',
        });
      }),
      { numRuns: 40 },
    );
  });

  it('marks what is more than the inhabitants, and takes it', () => {
    const population = BUSY_CASES.filter(({ measure }) => measure === 'received').length;
    const above = (people: number) => {
      const checked = checkQuarterRelease(busyRelease(), now, { population: people });
      return checked.ok && checked.aboveInhabitants;
    };
    expect(above(population)).toBe(false);
    expect(above(population - 1)).toBe(true);
  });

  it('sees what follows from the earlier releases', () => {
    const [first, second, third, fourth] = chain([10, 20, 30, 40]);
    if (!first || !second || !third || !fourth) throw new Error('a chain of four');
    const earlier = [first, second, third];
    expect(checkQuarterRelease(fourth, now, { earlier })).toMatchObject({
      ok: false,
      reason: 'release-below-threshold',
    });
    const total = (n: number): object => withMember(fourth, 'counts/received/year/total', n);
    expect(checkQuarterRelease(total(100), now, { earlier }).ok).toBe(true);
    expect(checkQuarterRelease(total(101), now, { earlier })).toMatchObject({
      reason: 'release-contradictory',
    });
    expect(checkQuarterRelease(total(101), now).ok).toBe(true);
    expect(checkQuarterRelease(total(90), now, { earlier: [] })).toMatchObject({ ok: true });
  });

  it('takes the next of a chain only', () => {
    const [first, second, third, fourth] = chain([null, null, null, null]);
    if (!first || !second || !third || !fourth) throw new Error('a chain of four');
    const refused = { ok: false, reason: 'release-not-next' };
    const earlier = [first, second];
    expect(checkQuarterRelease(third, now, { earlier }).ok).toBe(true);
    expect(checkQuarterRelease(fourth, now, { earlier })).toEqual(refused);
    expect(checkQuarterRelease(second, now, { earlier })).toEqual(refused);
    expect(checkQuarterRelease({ ...third, previous: null }, now, { earlier })).toEqual(refused);
    const again = hiddenRelease({ period: '2026-Q1', previous: releaseDigest(second) });
    expect(checkQuarterRelease(again, now, { earlier })).toEqual(refused);
  });

  it('takes one that fills a gap when both neighbours fit', () => {
    const [first, second, third, fourth] = chain([10, 20, 30, 40]);
    if (!first || !second || !third || !fourth) throw new Error('a chain of four');
    const check = (release: object, earlier: QuarterRelease[], later: QuarterRelease[]) => {
      const checked = checkQuarterRelease(release, now, { earlier, later });
      return checked.ok || checked.reason;
    };
    const other = { ...second, threshold: 6 };
    expect(check(second, [first], [third])).toBe(true);
    expect(check(second, [], [third])).toBe(true);
    expect(check(third, [first], [fourth])).toBe(true);
    expect(check(second, [first], [fourth])).toBe(true);
    expect(check(other, [first], [third])).toBe('release-contradictory');
    expect(check(other, [first], [fourth])).toBe(true);
    expect(check({ ...second, previous: releaseDigest(third) }, [first], [third])).toBe(
      'release-not-next',
    );
    expect(check(hiddenRelease({ period: '2025-Q3' }), [], [first])).toBe('release-contradictory');
    expect(check(third, [], [second])).toBe('release-contradictory');
  });

  it('asks for the rolling year where four quarters were taken', () => {
    const earlier = chain([null, null, null]);
    const last = earlier.at(-1);
    const previous = last ? releaseDigest(last) : null;
    expect(checkQuarterRelease(hiddenRelease({ previous }), now, { earlier })).toEqual({
      ok: false,
      reason: 'release-invalid',
    });
    expect(
      checkQuarterRelease(
        releaseBy(() => null, { previous, year: true }),
        now,
        { earlier },
      ).ok,
    ).toBe(true);
  });

  it('checks one of another version of the code lists by that version, with the earlier ones', () => {
    const earlier = [quietRelease('2026-Q2')];
    const previous = earlier[0] ? releaseDigest(earlier[0]) : null;
    const head = { period: '2026-Q3', codes: NEXT_VERSION, threshold: 5, previous } as const;
    const addresses = addressesOf({ ...head, year: false }, findBoth);
    const release = releaseOf(new Map(addresses.map((it) => [it, 0])), head, findBoth);
    expect(checkQuarterRelease(release, now, { earlier, find: findBoth }).ok).toBe(true);
    expect(checkQuarterRelease(release, now, { earlier })).toMatchObject({
      reason: 'release-invalid',
    });
    expect(checkQuarterRelease({ ...release, codes: CODE_VERSION }, now)).toMatchObject({
      reason: 'release-invalid',
    });
  });
});

function valueIn({ counts }: QuarterRelease, address: string): number | null {
  const [measure = '', period = '', ...path] = address.split('/');
  const span = period === '2026-Q3' ? 'quarter' : `month-${Number(period.slice(-1)) - 6}`;
  // every table of the busy quarter is shown
  const found = [measure, span, ...path].reduce<unknown>(
    (at, name) => (at as Record<string, unknown>)[name],
    counts,
  );
  return found as number;
}
