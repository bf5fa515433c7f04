import type { Limits } from './limits.ts';
import type { Past, Series } from './series.ts';
import { type Between, corners, deviation, leastDeviation, mean } from './spread.ts';

/** How many standard deviations above the mean still count as usual (Hutwagner et al. 2003). */
const DEVIATIONS = 3;
/** The deviation of a sparse count is never taken for less (Burkom, in R's `surveillance`). */
const LEAST_DEVIATION = 1;
const GUARD = { 'ears-c1': 0, 'ears-c2': 2 } as const;
/** Two rounds of quarters, one of months: as EARS takes the seven days of one round of a week. */
const BASELINE = { 4: 8, 12: 12 } as const;
const YEARS = 3;

/** C1 takes the periods just before; C2 leaves out two, so that a slow rise is not its own norm. */
export type Ears = keyof typeof GUARD;

/** The periods that it rests on; null where the last three years have too few. */
export function earsPast(method: Ears, past: readonly Past[], { perYear }: Series): Past[] | null {
  const near = past
    .filter(({ ago }) => ago > GUARD[method] && ago <= YEARS * perYear)
    .slice(0, BASELINE[perYear]);
  return near.length < BASELINE[perYear] ? null : near;
}

/**
 * The Early Aberration Reporting System's C1 and C2: mean and standard deviation of a short
 * baseline, and three deviations above (Hutwagner et al. 2003, "The bioterrorism preparedness and
 * response EARS"; compared by Fricker, Hegler & Dunfee 2008). The deviation is taken for at
 * least that of a Poisson count, because EARS is known to warn too often where counts are small.
 * C3 is left out: its memory of two periods would warn again, half a year late.
 *
 * Hidden counts: mean + 3 deviations is convex in them, so its most is at a corner of all that
 * they can be; its least is not below that of its parts.
 */
export function ears(past: readonly Past[]): Limits {
  const periods = past.length;
  const lows = past.map(({ count }) => count.low);
  const box = past.flatMap(({ count: { low, high } }) => (high === null ? [] : [{ low, high }]));
  const low = mean(lows);
  if (box.length < periods) {
    const least = limit(low, 0);
    return { expected: { low, high: null }, upper: { low: least, high: null }, periods };
  }
  const high = mean(box.map((count) => count.high));
  return {
    expected: { low, high },
    upper: { low: limit(low, leastDeviation(box)), high: Math.max(limit(high, 0), atMost(box)) },
    periods,
  };
}

function limit(middle: number, spread: number): number {
  return middle + DEVIATIONS * Math.max(spread, Math.sqrt(middle), LEAST_DEVIATION);
}

function atMost(box: readonly Between[]): number {
  let most = 0;
  for (const corner of corners(box)) {
    most = Math.max(most, mean(corner) + DEVIATIONS * deviation(corner));
  }
  return most;
}
