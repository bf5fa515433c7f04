import { betaQuantile } from './beta.ts';
import type { Bounds } from './bounds.ts';
import { CONFIDENCE, checkBounds, type Range } from './rate.ts';

/** A count with the inhabitants it is of. */
export interface Exposed {
  readonly count: Bounds;
  readonly population: number;
}

/** How many times as high the first rate is as the second. */
export interface RateRatio {
  /** All that it can be; null where it says nothing: a division by zero, or 0 by 0. */
  readonly ratio: Range | null;
  /** With chance; null where both counts can be zero. */
  readonly interval: Range | null;
  /** `higher`, `lower`: the whole interval lies above or below 1; else `not-apart`. */
  readonly finding: 'higher' | 'lower' | 'not-apart';
}

/**
 * Two rates compared by their ratio with the exact interval: given both counts together, the
 * first is binomial (Przyborowski & Wilenski 1940), which gives Clopper and Pearson's limits
 * (1934); R's `poisson.test` does the same. Hidden parts: from the ratio of the least first with
 * the most second to the other way round.
 * @throws RangeError for counts or populations that are none
 */
export function rateRatio(first: Exposed, second: Exposed, confidence = CONFIDENCE): RateRatio {
  for (const { count, population } of [first, second]) {
    checkBounds(count);
    if (!(population >= 1)) throw new RangeError('A rate needs inhabitants');
  }
  const beyond = (1 - confidence) / 2;
  const scale = second.population / first.population;
  const [a, b] = [first.count, second.count];
  const ratio = ratioOf(a, b, scale);
  if (a.low === 0 && b.low === 0) return { ratio, interval: null, finding: 'not-apart' };
  const low = scale * lowestOdds({ many: a.low, few: b.high }, beyond);
  // The other way round is the same question with the sides changed.
  const other = lowestOdds({ many: b.low, few: a.high }, beyond);
  const interval = { low, high: other === 0 ? null : scale / other };
  return { ratio, interval, finding: findingOf(interval) };
}

/** The odds that are just too high for so many beside so few. */
function lowestOdds({ many, few }: { many: number; few: number | null }, beyond: number): number {
  if (many === 0 || few === null) return 0;
  const chance = betaQuantile(beyond, [many, few + 1]);
  return chance / (1 - chance);
}

function ratioOf(a: Bounds, b: Bounds, scale: number): Range | null {
  if (b.high === 0) return null;
  const low = b.high === null ? 0 : (a.low / b.high) * scale;
  return { low, high: a.high === null || b.low === 0 ? null : (a.high / b.low) * scale };
}

function findingOf({ low, high }: Range): RateRatio['finding'] {
  if (low > 1) return 'higher';
  return high !== null && high < 1 ? 'lower' : 'not-apart';
}
