import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalize } from '../canonical.ts';
import { CODE_VERSION } from '../codes/code-list.ts';
import { MAX_ENVELOPE_BYTES } from '../envelope.ts';
import { findBoth, NEXT_VERSION } from '../testing/next-lists.ts';
import {
  busyRelease,
  hiddenRelease,
  quietRelease,
  releaseBy,
} from '../testing/quarter-releases.ts';
import { addressesOf } from './addresses.ts';
import { releaseDigest, releaseOf, type Shown } from './release.ts';
import { readRelease } from './release-schema.ts';
import { quarterOfRelease, valuesOf } from './release-values.ts';

const HEAD = { period: '2026-Q3', codes: CODE_VERSION, threshold: 5, previous: null } as const;

describe('a release', () => {
  it('gives back the numbers that it was made of, hidden ones as hidden', () => {
    const given = fc.record({
      year: fc.boolean(),
      seed: fc.integer({ min: 1, max: 1000 }),
      hide: fc.constantFrom('ground_domain', 'subject', 'total', 'AGE', 'nothing', ''),
    });
    fc.assert(
      fc.property(given, ({ year, seed, hide }) => {
        const addresses = addressesOf({ period: '2026-Q3', year });
        const number = (address: string, i: number): Shown =>
          address.includes(hide) || i % 11 === seed % 11 ? null : (i * seed) % 1_000_001;
        const values = new Map(addresses.map((address, i) => [address, number(address, i)]));
        const release = releaseOf(values, HEAD);
        const first = HEAD.previous === null;
        const quarter = { period: '2026-Q3', codes: CODE_VERSION, year, first };
        expect(quarterOfRelease(release)).toEqual(quarter);
        expect([...valuesOf(release)]).toEqual([...values]);
        expect(readRelease(JSON.parse(canonicalize(release)))).toEqual(release);
      }),
      { numRuns: 25 },
    );
  });

  it('writes a table in which all is hidden as null', () => {
    const { counts } = hiddenRelease();
    expect(counts.closed).toMatchObject({
      quarter: { total: null, ground: null, ground_domain: null },
    });
    const { counts: one } = releaseBy((it) => (it.endsWith('/ground_domain/AGE/WORK') ? 9 : null));
    expect(one.closed).toMatchObject({
      quarter: { ground: null, ground_domain: { AGE: { WORK: 9, HOUSING: null } } },
    });
  });

  it('is small, also where every number is as long as can be', () => {
    const most = canonicalize(releaseBy(() => 1_000_000, { year: true }));
    expect(most.length).toBeLessThan(150_000);
    expect(most.length).toBeLessThan(MAX_ENVELOPE_BYTES / 2);
  });

  it('is made of all declared numbers, and of no others', () => {
    const values = valuesOf(quietRelease());
    const [first = ''] = values.keys();
    expect(() => releaseOf(new Map(values).set('received/2026-Q3/story', 1), HEAD)).toThrow(
      RangeError,
    );
    values.delete(first);
    expect(() => releaseOf(values, HEAD)).toThrow(RangeError);
    expect(() => releaseOf(values.set('received/2026-Q3/story', 1), HEAD)).toThrow(RangeError);
    expect(() => releaseOf(new Map(), { ...HEAD, codes: '1999.1' })).toThrow(RangeError);
  });

  it('is named by the digest of its canonical text', () => {
    const release = busyRelease();
    expect(releaseDigest(release)).toMatch(/^[\w-]{43}$/);
    const turned = Object.fromEntries(Object.entries(release).reverse());
    expect(releaseDigest(turned as typeof release)).toBe(releaseDigest(release));
    expect(releaseDigest(hiddenRelease())).not.toBe(releaseDigest(release));
  });

  it('has the cells of the code lists that it names', () => {
    const head = { ...HEAD, codes: NEXT_VERSION };
    const values = new Map(
      addressesOf({ ...head, year: false }, findBoth).map((address, i): [string, Shown] => [
        address,
        i,
      ]),
    );
    const release = releaseOf(values, head, findBoth);
    expect([...valuesOf(release, findBoth)]).toEqual([...values]);
    expect(readRelease(JSON.parse(canonicalize(release)), findBoth)).toEqual(release);
    expect(readRelease(JSON.parse(canonicalize(release)))).toBeUndefined();
    expect(readRelease({ ...release, codes: CODE_VERSION }, findBoth)).toBeUndefined();
  });
});
