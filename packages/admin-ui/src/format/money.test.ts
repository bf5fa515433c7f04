import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centsOf, eurosIn, typedAmount } from './money.ts';

describe('an amount', () => {
  it.each([
    ['49,95', 4995],
    ['49.95', 4995],
    ['€ 49,9', 4990],
    ['50', 5000],
    ['1.250', 125_000],
    ['1,250', 125_000],
    ['1.250,50', 125_050],
    ['1,250.50', 125_050],
    ['1 250,50', 125_050],
    ['1 250', 125_000],
    ['0', 0],
  ])('%s is read as people mean it', (text, cents) => {
    expect(centsOf(text)).toBe(cents);
  });

  it.each(['', ' ', 'vijftig', '-5', '1.2.3', '1,2345', '12,345,6,7', '1e3', '5 euro', ',50'])(
    '%j is none',
    (text) => expect(centsOf(text)).toBeUndefined(),
  );

  it('is read back from how it is written, in every language of the desk', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 });
    const locale = fc.constantFrom('nl', 'en-GB', 'fr', 'de');
    fc.assert(
      fc.property(amount, locale, (cents, language) => {
        expect(centsOf(eurosIn(language, cents))).toBe(cents);
        expect(centsOf(typedAmount(language, cents))).toBe(cents);
      }),
    );
    fc.assert(fc.property(amount, (cents) => centsOf(typedAmount('ar-EG', cents)) !== undefined));
  });
});
