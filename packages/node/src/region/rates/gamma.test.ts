import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantile, betaTails } from './beta.ts';
import { gammaQuantile, gammaTails, poissonTails } from './gamma.ts';

const chiSquare = (p: number, degrees: number) => 2 * gammaQuantile(p, degrees / 2);

describe('gammaQuantile', () => {
  // Printed in every table of chi-square (Abramowitz & Stegun 26.8; NIST handbook 1.3.6.7.4).
  it.each([
    [0.95, 1, 3.841],
    [0.975, 1, 5.024],
    [0.025, 2, 0.051],
    [0.95, 5, 11.07],
    [0.99, 10, 23.209],
    [0.005, 30, 13.787],
    [0.999, 100, 149.449],
  ])('gives the chi-square quantile %d of %d degrees: %d', (p, degrees, value) => {
    expect(chiSquare(p, degrees)).toBeCloseTo(value, 3);
  });

  it('is the inverse of the tail, from half to many', () => {
    const shape = fc.double({ min: 0.5, max: 1e5, noNaN: true });
    const chance = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
    fc.assert(
      fc.property(shape, chance, (a, p) => {
        expect(gammaTails(a, gammaQuantile(p, a)).lower).toBeCloseTo(p, 9);
      }),
    );
  });
});

describe('gammaTails', () => {
  // e^−2, 5e^−2 and erfc(1) by definition; the last two as the Cephes library has them.
  it.each([
    [1, 2, Math.exp(-2)],
    [3, 2, 5 * Math.exp(-2)],
    [0.5, 1, 0.15729920705028513],
    [100, 150, 5.92454033548e-6],
    [1e6, 1.005e6, 2.98749014e-7],
  ])('the upper one of shape %d at %d is %d', (a, x, upper) => {
    expect(gammaTails(a, x).upper / upper).toBeCloseTo(1, 8);
  });

  it('the Poisson sums: at most k of a mean', () => {
    let sum = 0;
    let term = Math.exp(-7.5);
    for (let k = 0; k < 30; k += 1) {
      sum += term;
      expect(poissonTails(k, 7.5).lower).toBeCloseTo(sum, 13);
      term *= 7.5 / (k + 1);
    }
    expect(poissonTails(-1, 7.5)).toEqual({ lower: 0, upper: 1 });
  });

  it('refuses what is no shape and no chance', () => {
    expect(() => gammaTails(0, 1)).toThrow(RangeError);
    expect(() => gammaQuantile(1, 2)).toThrow(RangeError);
    expect(() => betaTails([0, 1], 0.5)).toThrow(RangeError);
    expect(() => betaQuantile(0, [1, 1])).toThrow(RangeError);
  });
});

describe('betaTails', () => {
  it('is the upper sum of a binomial: at least k of n', () => {
    const [n, chance] = [12, 0.3];
    let sum = 0;
    let term = (1 - chance) ** n;
    for (let k = 0; k < n; k += 1) {
      sum += term;
      expect(betaTails([k + 1, n - k], chance).lower).toBeCloseTo(1 - sum, 13);
      term *= ((n - k) / (k + 1)) * (chance / (1 - chance));
    }
  });

  it('and its quantile is the inverse', () => {
    const shape = fc.double({ min: 1, max: 1e4, noNaN: true });
    const chance = fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true });
    fc.assert(
      fc.property(shape, shape, chance, (a, b, p) => {
        expect(betaTails([a, b], betaQuantile(p, [a, b])).lower).toBeCloseTo(p, 7);
      }),
    );
  });

  it('gives the limits of Clopper and Pearson for 2 of 10', () => {
    expect(betaQuantile(0.025, [2, 9])).toBeCloseTo(0.0252107, 6);
    expect(betaQuantile(0.975, [3, 8])).toBeCloseTo(0.5560955, 6);
  });
});
