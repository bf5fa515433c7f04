import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideInParts, hideInSum, type Shown, SMALLEST, seenIn, shownTotal } from './hide.ts';

const CODES = ['A', 'B', 'C', 'D', 'E'];
const cells = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 30 })), {
    minLength: 2,
    maxLength: CODES.length,
  })
  .map((counts) => Object.fromEntries(counts.map((count, n) => [CODES[n] ?? '', count])));
/** Things of which each is in one or several of the codes. */
const parts = fc.array(fc.subarray(CODES, { minLength: 1 }), { maxLength: 25 });

const sum = (all: Record<string, number>) => Object.values(all).reduce((a, b) => a + b, 0);
const hiddenIn = (shown: Shown) => Object.keys(shown).filter((code) => shown[code] === null);

/**
 * What somebody works out about a hidden number who knows the total and everything that is shown,
 * by trying every value: `fits` tells whether the others can still be what they must be.
 */
function possible(most: number, fits: (value: number) => boolean): number[] {
  return Array.from({ length: most + 1 }, (_, value) => value).filter(fits);
}

function isWide(values: readonly number[]): boolean {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return most >= SMALLEST && most - least >= SMALLEST;
}

describe('numbers that add up to a total', () => {
  it('show nothing small, and nothing by which a hidden one could be told', () => {
    fc.assert(
      fc.property(cells, (counted) => {
        const total = sum(counted);
        const shown = hideInSum(counted);
        for (const [code, count] of Object.entries(shown)) {
          if (count !== null)
            expect([count, count === 0 || count >= SMALLEST]).toEqual([counted[code], true]);
        }
        const hidden = hiddenIn(shown);
        if (shownTotal(total) === null) {
          expect(hidden).toEqual(Object.keys(counted));
          return;
        }
        const together = total - seenIn(shown);
        // none at all is hidden only where everything is
        const least = hidden.length === Object.keys(counted).length ? 0 : 1;
        for (const _ of hidden) {
          const others = hidden.length - 1;
          const values = possible(together, (value) =>
            others === 0
              ? value === together
              : value >= least && together - value >= others * least,
          );
          expect(isWide(values)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are all there where none is small', () => {
    expect(hideInSum({ A: 5, B: 0, C: 12 })).toEqual({ A: 5, B: 0, C: 12 });
    expect(hideInSum({ A: 0, B: 0 })).toEqual({ A: 0, B: 0 });
  });

  it('hide as little more as is needed', () => {
    expect(hideInSum({ A: 3, B: 9, C: 40, D: 0 })).toEqual({ A: null, B: null, C: 40, D: 0 });
    expect(hideInSum({ A: 4, B: 4, C: 40 })).toEqual({ A: null, B: null, C: 40 });
    expect(hideInSum({ A: 1, B: 5 })).toEqual({ A: null, B: null });
  });

  it('are hidden with their total where that is small', () => {
    expect([shownTotal(0), shownTotal(4), shownTotal(5)]).toEqual([0, null, 5]);
    expect(hideInSum({ A: 4, B: 0 })).toEqual({ A: null, B: null });
  });
});

describe('numbers of which one thing can be in several', () => {
  it('show nothing small, and nothing by which a hidden one could be told', () => {
    fc.assert(
      fc.property(parts, (things) => {
        const counted = Object.fromEntries(
          CODES.map((code) => [code, things.filter((of) => of.includes(code)).length]),
        );
        const base = things.length;
        const shown = hideInParts(counted, base);
        for (const [code, count] of Object.entries(shown)) {
          if (count !== null)
            expect([count, count === 0 || count >= SMALLEST]).toEqual([counted[code], true]);
        }
        const hidden = hiddenIn(shown);
        if (shownTotal(base) === null) {
          expect(hidden).toEqual(CODES);
          return;
        }
        const least = hidden.length === CODES.length ? 0 : 1;
        for (const _ of hidden) {
          // each thing is in one at least: the rest must be able to cover what this one does not
          const cover = seenIn(shown) + (hidden.length - 1) * base;
          const values = possible(base, (value) => value >= least && cover + value >= base);
          expect(isWide(values)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('hide one more where the rest would tell', () => {
    // 20 cases, 16 of them in A: at least 4 are in the only other, and it may be all 20
    expect(hideInParts({ A: 16, B: 4, C: 0 }, 20)).toEqual({ A: 16, B: null, C: 0 });
    expect(hideInParts({ A: 6, B: 4 }, 9)).toEqual({ A: 6, B: null });
    // of 5 cases, what is hidden alone would be one of 1 to 5
    expect(hideInParts({ A: 5, B: 1 }, 5)).toEqual({ A: null, B: null });
  });
});
