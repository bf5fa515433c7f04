import { continuedFraction } from './continued-fraction.ts';
import { poissonDensity } from './density.ts';
import { solveIncreasing } from './solve-increasing.ts';

/** Both tails of a distribution, each exact to many digits where it is the small one. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x) (NIST DLMF 8.7.1 and 8.9.2):
 * the tails at x of a gamma distribution of shape a and scale 1.
 * @throws RangeError unless a > 0 and x >= 0
 */
export function gammaTails(a: number, x: number): Tails {
  if (!(a > 0 && x >= 0)) throw new RangeError('The shape must be positive, x not negative');
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const density = poissonDensity(a, x);
  if (x < a + 1) {
    const lower = density * powerSeries(a, x);
    return { lower, upper: 1 - lower };
  }
  const fraction = continuedFraction((n) =>
    n === 1 ? [1, x + 1 - a] : [-(n - 1) * (n - 1 - a), x + 2 * n - 1 - a],
  );
  const upper = density * a * fraction;
  return { lower: 1 - upper, upper };
}

/** 1 + x/(a+1) + x²/((a+1)(a+2)) + … */
function powerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * (Number.EPSILON / 4); n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/**
 * The quantile of a gamma distribution of shape a and scale 1; a chi-square quantile of d degrees
 * of freedom is twice that of shape d / 2.
 * @throws RangeError unless 0 < p < 1 and a >= 0.5: smaller ones need more than double precision
 */
export function gammaQuantile(p: number, a: number): number {
  if (!(p > 0 && p < 1 && a >= 0.5)) throw new RangeError('No such quantile');
  let high = a + 1;
  while (gammaTails(a, high).lower < p) high *= 2;
  return solveIncreasing(
    (x) => ({ value: gammaTails(a, x).lower - p, slope: (poissonDensity(a, x) * a) / x }),
    0,
    high,
  );
}

/** P(X ≤ k) and P(X > k) of a Poisson count of this mean, k a whole number (DLMF 8.4.10). */
export function poissonTails(k: number, mean: number): Tails {
  if (k < 0) return { lower: 0, upper: 1 };
  const { lower, upper } = gammaTails(k + 1, mean);
  return { lower: upper, upper: lower };
}
