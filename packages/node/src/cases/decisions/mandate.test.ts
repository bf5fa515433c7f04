import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AMOUNT_MAX, isMandate, isWithin, leftIn, type Mandate, NO_MONEY } from './mandate.ts';

const cents = fc.integer({ min: 0, max: AMOUNT_MAX });
const kinds = fc.subarray([...NO_MONEY.kinds]);
const mandates: fc.Arbitrary<Mandate> = fc
  .record({ kinds, perDecision: cents, perCase: cents })
  .filter(isMandate);
const amounts = fc.option(fc.integer({ min: 1, max: AMOUNT_MAX }));
const kind = fc.constantFrom(...NO_MONEY.kinds);

describe('a mandate', () => {
  it('never lets one person spend more in a case than it says, whatever the amounts', () => {
    fc.assert(
      fc.property(mandates, fc.array(fc.record({ kind, amount: amounts })), (mandate, wanted) => {
        let spent = 0;
        for (const one of wanted) {
          if (!isWithin(mandate, one, spent)) continue;
          expect(mandate.kinds).toContain(one.kind);
          expect(one.amount ?? 0).toBeLessThanOrEqual(mandate.perDecision);
          spent += one.amount ?? 0;
        }
        expect(spent).toBeLessThanOrEqual(mandate.perCase);
      }),
    );
  });

  it('allows exactly what it says is left', () => {
    fc.assert(
      fc.property(mandates, cents, (mandate, spent) => {
        const left = leftIn(mandate, spent);
        for (const of of mandate.kinds) {
          expect(isWithin(mandate, { kind: of, amount: left + 1 }, spent)).toBe(false);
          if (left > 0) expect(isWithin(mandate, { kind: of, amount: left }, spent)).toBe(true);
        }
      }),
    );
  });

  it('until somebody sets it, is for everything that costs nothing', () => {
    for (const of of NO_MONEY.kinds) {
      expect(isWithin(NO_MONEY, { kind: of, amount: null }, 99)).toBe(true);
      expect(isWithin(NO_MONEY, { kind: of, amount: 1 }, 0)).toBe(false);
    }
  });

  it.each([
    ['an unknown kind', { kinds: ['NOPE'] }],
    ['a kind twice', { kinds: ['SUPPORT', 'SUPPORT'] }],
    ['half a cent', { perDecision: 0.5 }],
    ['less than nothing', { perDecision: -1 }],
    ['more for one decision than for the case', { perDecision: 2, perCase: 1 }],
    ['more than there is', { perCase: AMOUNT_MAX + 1 }],
  ])('is none with %s', (_, change) => {
    expect(isMandate({ ...NO_MONEY, ...change })).toBe(false);
    expect(isMandate(NO_MONEY)).toBe(true);
  });
});
