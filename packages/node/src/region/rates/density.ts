const LARGE = 10;
const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

/** Coefficients of 1/x, 1/x³, … of Stirling's series (NIST DLMF 5.11.1). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

function series(x: number): number {
  const square = 1 / (x * x);
  return STIRLING.reduceRight((sum, coefficient) => sum * square + coefficient, 0) / x;
}

/**
 * By how much Stirling's formula is too small: ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π, x > 0.
 * Densities are built of these small numbers, because large logarithms would cancel (Loader 2000,
 * "Fast and accurate computation of binomial probabilities").
 */
function stirlingError(x: number): number {
  if (x >= LARGE) return series(x);
  let shifted = x + 1;
  let product = 1;
  while (shifted < LARGE) {
    product *= shifted;
    shifted += 1;
  }
  const logGamma = (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI;
  return (
    logGamma + series(shifted) - Math.log(product) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI
  );
}

/** k ln(k / mean) + mean − k: how far k is from a mean, as Loader's deviance; 0 when equal. */
function deviance(k: number, mean: number): number {
  const part = (mean - k) / k;
  // Each logarithm is the exact one on its side.
  const log = Math.abs(part) < 0.5 ? Math.log1p(part) : Math.log(mean / k);
  return k * (part - log);
}

/** mean^k e^−mean / Γ(k + 1), for any k ≥ 0 and mean > 0: the Poisson density where k is whole. */
export function poissonDensity(k: number, mean: number): number {
  if (k === 0) return Math.exp(-mean);
  return Math.exp(-stirlingError(k) - deviance(k, mean)) / Math.sqrt(2 * Math.PI * k);
}

/** The binomial density of a out of a + b at chance x, for any a, b > 0 and 0 < x < 1. */
export function binomialDensity(a: number, b: number, x: number): number {
  const n = a + b;
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  const far = deviance(a, n * x) + deviance(b, n * (1 - x));
  return Math.exp(errors - far) * Math.sqrt(n / (2 * Math.PI * a * b));
}
