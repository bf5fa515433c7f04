import type { Bounds } from './bounds.ts';
import { gammaQuantile } from './gamma.ts';

/** Rates are told per so many inhabitants. */
const PER = 10_000;

/** The share of such intervals that hold the true rate, unless another is asked for. */
export const CONFIDENCE = 0.95;

/** A range of numbers; a null `high` is no bound. */
export interface Range {
  readonly low: number;
  readonly high: number | null;
}

/** A rate per 10,000 inhabitants in one period. */
export interface Rate {
  /** The rate itself: one number where nothing is hidden, else all that it can be. */
  readonly rate: Range;
  /** With chance: the lowest end for the least count to the highest end for the largest. */
  readonly interval: Range;
}

/**
 * The exact interval for the mean of a Poisson count (Garwood 1936, "Fiducial limits for the
 * Poisson distribution"): never holds the mean less often than it says, also for 0 and small
 * counts, where Byar's and normal ones do. For hidden counts it reaches from that of the least
 * to that of the most.
 * @throws RangeError for a count that is not whole and not negative, or a confidence outside 0–1
 */
export function poissonInterval(count: Bounds, confidence = CONFIDENCE): Range {
  checkBounds(count);
  const { low, high } = count;
  return { low: lowEnd(low, confidence), high: high === null ? null : highEnd(high, confidence) };
}

/** Counts below this have their ends kept: an interval takes longer than all else of a number. */
const KEPT = 4_096;
const lowEnds = new Float64Array(KEPT).fill(Number.NaN);
const highEnds = new Float64Array(KEPT).fill(Number.NaN);

function lowEnd(count: number, confidence: number): number {
  const find = () => (count === 0 ? 0 : gammaQuantile((1 - confidence) / 2, count));
  return confidence === CONFIDENCE ? onceIn(lowEnds, count, find) : find();
}

function highEnd(count: number, confidence: number): number {
  const find = () => gammaQuantile(1 - (1 - confidence) / 2, count + 1);
  return confidence === CONFIDENCE ? onceIn(highEnds, count, find) : find();
}

function onceIn(ends: Float64Array, count: number, find: () => number): number {
  const known = ends[count];
  if (known !== undefined && !Number.isNaN(known)) return known;
  const found = find();
  // beyond the last place nothing is kept
  ends[count] = found;
  return found;
}

/**
 * The rate per 10,000 inhabitants, with its exact interval.
 * @throws RangeError as `poissonInterval`, and for fewer than one inhabitant
 */
export function rate(count: Bounds, population: number, confidence = CONFIDENCE): Rate {
  if (!(population >= 1)) throw new RangeError('A rate needs inhabitants');
  const per = ({ low, high }: Range): Range => ({
    low: (low * PER) / population,
    high: high === null ? null : (high * PER) / population,
  });
  return { rate: per(count), interval: per(poissonInterval(count, confidence)) };
}

/** @throws RangeError */
export function checkBounds({ low, high }: Bounds): void {
  const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;
  if (!isCount(low) || (high !== null && (!isCount(high) || high < low))) {
    throw new RangeError('Counts are whole numbers from 0, the lower bound first');
  }
}
