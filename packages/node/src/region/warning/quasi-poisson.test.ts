import { describe, expect, it } from 'vitest';
import { foretell } from './farrington-model.ts';
import { invert } from './invert.ts';
import { countQuantile } from './negative-binomial.ts';
import { fitQuasiPoisson, varianceAt } from './quasi-poisson.ts';
import { reweighted } from './reweight.ts';

const row = (design: number[], count: number) => ({ design, count, weight: 1 });

describe('fitQuasiPoisson', () => {
  it('has for a level alone the mean, variance by mean, and 1 by the sum', () => {
    const counts = [4, 9, 2, 7, 13];
    const fit = fitQuasiPoisson(counts.map((count) => row([1], count)));
    expect(Math.exp(fit?.coefficients[0] ?? 0)).toBeCloseTo(7, 10);
    expect(fit?.dispersion).toBeCloseTo(18.5 / 7, 10);
    expect(varianceAt(fit?.covariance ?? [], [1])).toBeCloseTo(1 / 35, 10);
    for (const leverage of fit?.leverages ?? [0]) expect(leverage).toBeCloseTo(0.2, 10);
  });

  it('has for seasons alone their own means', () => {
    const counts = [10, 20, 14, 28];
    const fit = fitQuasiPoisson(counts.map((count, i) => row([1, i % 2], count)));
    const [level = 0, other = 0] = fit?.coefficients ?? [];
    expect(Math.exp(level)).toBeCloseTo(12, 9);
    expect(Math.exp(other)).toBeCloseTo(2, 9);
  });

  it('is that of Dobson (1990), p. 93, the example of glm in R', () => {
    const counts = [18, 17, 15, 20, 10, 20, 25, 13, 12];
    const fit = fitQuasiPoisson(
      counts.map((count, i) => {
        const [outcome, treatment] = [i % 3, Math.floor(i / 3)];
        const is = [outcome === 1, outcome === 2, treatment === 1, treatment === 2].map(Number);
        return row([1, ...is], count);
      }),
    );
    const expected = [3.0445, -0.4543, -0.293, 0, 0];
    const errors = [0.1709, 0.2022, 0.1927, 0.2, 0.2];
    for (const [i, coefficient] of expected.entries()) {
      expect(fit?.coefficients[i]).toBeCloseTo(coefficient, 4);
      expect(Math.sqrt(fit?.covariance[i]?.[i] ?? 0)).toBeCloseTo(errors[i] ?? 0, 4);
    }
    expect(fit?.dispersion).toBeCloseTo(1.2933, 4);
  });

  it('finds nothing where a season has no count, or two columns say the same', () => {
    expect(fitQuasiPoisson([5, 0, 6, 0].map((count, i) => row([1, i % 2], count)))).toBeNull();
    expect(fitQuasiPoisson([5, 3, 6, 2].map((count) => row([1, 1], count)))).toBeNull();
    expect(
      invert([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull();
  });
});

describe('reweighted', () => {
  it('lets an outbreak weigh less, and leaves the rest alone', () => {
    const counts = [10, 11, 9, 12, 10, 60, 8, 11, 10, 9, 12, 8, 10, 11, 9, 10, 13, 7];
    const rows = counts.map((count) => row([1], count));
    const fit = fitQuasiPoisson(rows);
    const weights = (fit && reweighted(rows, fit))?.map(({ weight }) => weight) ?? [];
    expect(weights[5]).toBeLessThan(0.2);
    expect(weights[0]).toBeGreaterThan(1);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(18, 10);
    const calm = rows.filter(({ count }) => count < 60);
    const calmFit = fitQuasiPoisson(calm);
    expect(calmFit && reweighted(calm, calmFit)).toBeNull();
  });
});

describe('countQuantile', () => {
  // 99 % points of negative binomial and Poisson distributions.
  it.each([
    [10, 2, 23],
    [30, 1.3, 46],
    [0.5, 4, 7],
    [2000, 1.05, 2107],
    [3, 1, 8],
    [10, 1, 18],
    [250, 1, 288],
  ])('of mean %d and dispersion %d is %d', (mean, dispersion, quantile) => {
    expect(countQuantile(mean, dispersion)).toBe(quantile);
  });
});

describe('foretell', () => {
  const quarters = (counts: readonly number[]) =>
    counts.map((count, i) => ({ count, ago: counts.length - i })).filter(({ ago }) => ago > 2);

  // Both worked out by another program, which maximises the likelihood in another way.
  it('takes a level and a season, and an outbreak of a year ago for what it is', () => {
    const flat = [12, 15, 9, 20, 11, 14, 10, 22, 13, 16, 8, 19, 12, 15, 11, 60, 10, 13, 9, 21];
    const found = foretell(quarters(flat), 4);
    expect(found.expected).toBeCloseTo(11.6, 8);
    expect(found.upper).toBe(21);
  });

  it('follows a fall', () => {
    const fall = [60, 52, 55, 50, 47, 45, 40, 42, 38, 33, 35, 30, 28, 27, 25, 22, 21, 20, 18, 17];
    const found = foretell(quarters(fall), 4);
    expect(found.expected).toBeCloseTo(17.11504523939, 8);
    expect(found.upper).toBe(29);
  });

  it('does not carry a rise beyond all that was seen', () => {
    const rise = Array.from({ length: 20 }, (_, i) => 10 + 3 * i);
    expect(foretell(quarters(rise), 4).expected).toBeLessThan(61);
  });

  it('knows seasons without any count, and nothing but zeros', () => {
    const some = Array.from({ length: 20 }, (_, i) => (i % 4 === 0 ? 0 : 6));
    expect(foretell(quarters(some), 4).upper).toBeGreaterThan(4);
    const zeros = Array.from({ length: 20 }, () => 0);
    expect(foretell(quarters(zeros), 4)).toEqual({ expected: 0, upper: 1 });
  });
});
