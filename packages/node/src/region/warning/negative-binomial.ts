import { betaTails } from '../rates/beta.ts';
import { poissonTails } from '../rates/gamma.ts';
import { CHANCE, largest } from './limits.ts';

/** Up to here a variance is a Poisson count's. */
const POISSON = 1 + 1e-9;

/**
 * The most that a count of this mean reaches but for 1 chance in 100, when its variance is
 * `dispersion` times its mean: the quantile of a negative binomial of size mean / (dispersion − 1)
 * (Noufaily et al. 2013), or of a Poisson where the dispersion is 1.
 */
export function countQuantile(mean: number, dispersion: number): number {
  const atLeast = (count: number) =>
    dispersion <= POISSON
      ? poissonTails(count - 1, mean).upper
      : betaTails([mean / (dispersion - 1), count], 1 / dispersion).upper;
  return largest((count) => atLeast(count) > CHANCE);
}
