import { continuedFraction } from './continued-fraction.ts';
import { binomialDensity } from './density.ts';
import type { Tails } from './gamma.ts';
import { solveIncreasing } from './solve-increasing.ts';

/**
 * The regularised incomplete beta function I_x(a, b) and 1 − I_x(a, b) (NIST DLMF 8.17.22): the
 * tails at x of a beta distribution.
 * @throws RangeError unless a, b > 0 and 0 <= x <= 1
 */
export function betaTails([a, b]: readonly [number, number], x: number): Tails {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) throw new RangeError('Not a beta distribution');
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === 1) return { lower: 1, upper: 0 };
  // The fraction ends soon on one side only.
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = smallSide(a, b, x);
    return { lower, upper: 1 - lower };
  }
  const upper = smallSide(b, a, 1 - x);
  return { lower: 1 - upper, upper };
}

function smallSide(a: number, b: number, x: number): number {
  return ((binomialDensity(a, b, x) * b) / (a + b)) * continuedFraction(partial(a, b, x));
}

function partial(a: number, b: number, x: number) {
  return (n: number): readonly [number, number] => {
    if (n === 1) return [1, 1];
    const m = Math.floor((n - 1) / 2);
    const at = a + 2 * m;
    const isEven = (n - 1) % 2 === 0;
    const numerator = isEven
      ? (m * (b - m) * x) / ((at - 1) * at)
      : (-(a + m) * (a + b + m) * x) / (at * (at + 1));
    return [numerator, 1];
  };
}

/**
 * The quantile of a beta distribution.
 * @throws RangeError unless 0 < p < 1 and a, b > 0
 */
export function betaQuantile(p: number, shapes: readonly [number, number]): number {
  if (!(p > 0 && p < 1)) throw new RangeError('A probability lies between 0 and 1');
  const [a, b] = shapes;
  return solveIncreasing(
    (x) => ({
      value: betaTails(shapes, x).lower - p,
      slope: (binomialDensity(a, b, x) * a * b) / ((a + b) * x * (1 - x)),
    }),
    0,
    1,
  );
}
