import type { Random } from './random.ts';

/** A larger mean is drawn in parts: the chance of 0 must not vanish. */
const LARGEST_PART = 200;

/** A count to be drawn: its mean, and its variance by its mean (1: Poisson). */
export interface Drawn {
  readonly mean: number;
  readonly dispersion: number;
}

/**
 * Draws a Poisson or, with a dispersion above 1, a negative binomial count by walking up its
 * distribution (Devroye 1986, §X.3.3). Both are sums of independent smaller ones of their kind.
 */
export function draw(random: Random, { mean, dispersion }: Drawn): number {
  const parts = Math.ceil(mean / LARGEST_PART);
  let sum = 0;
  for (let part = 0; part < parts; part += 1) {
    sum += drawPart(random(), mean / parts, dispersion);
  }
  return sum;
}

function drawPart(chance: number, mean: number, dispersion: number): number {
  const isPoisson = dispersion <= 1;
  const size = mean / (dispersion - 1);
  const share = 1 - 1 / dispersion;
  let count = 0;
  let density = isPoisson ? Math.exp(-mean) : dispersion ** -size;
  let left = chance - density;
  while (left >= 0 && density > 0) {
    density *= isPoisson ? mean / (count + 1) : (share * (count + size)) / (count + 1);
    count += 1;
    left -= density;
  }
  return count;
}
