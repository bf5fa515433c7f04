import { betaTails } from '../rates/beta.ts';
import { CHANCE, type Limits, largest } from './limits.ts';
import type { Past, Series } from './series.ts';

const LEAST_PERIODS = 4;
const YEARS = 2;

/** The periods that `exceedance` rests on: those of the last two years; null for fewer than 4. */
export function exceedancePast(past: readonly Past[], { perYear }: Series): Past[] | null {
  const near = past.filter(({ ago }) => ago <= YEARS * perYear);
  return near.length < LEAST_PERIODS ? null : near;
}

/**
 * The most that an unchanged Poisson count reaches, but for 1 chance in 100, after n earlier ones
 * with the sum S. Given their sum, the new one is binomial with chance 1 / (n + 1): that holds
 * exactly, for small counts and short series too, and asks for no estimate (Przyborowski &
 * Wilenski 1940; as a prediction limit: Krishnamoorthy & Peng 2011). It knows no trend and no
 * season, and a count that varies more than Poisson warns too often: so it is for short series.
 *
 * It grows with every earlier count: the least and the most of the hidden ones settle all between.
 */
export function exceedance(past: readonly Past[]): Limits {
  const periods = past.length;
  const low = past.reduce((sum, { count }) => sum + count.low, 0);
  const high = past.reduce((sum, { count }) => sum + (count.high ?? Number.POSITIVE_INFINITY), 0);
  const isBounded = Number.isFinite(high);
  return {
    expected: { low: low / periods, high: isBounded ? high / periods : null },
    upper: { low: mostAfter(low, periods), high: isBounded ? mostAfter(high, periods) : null },
    periods,
  };
}

/** The largest count that is not unusual after so many periods with this sum. */
export function mostAfter(sum: number, periods: number): number {
  return largest((count) => betaTails([count, sum + 1], 1 / (periods + 1)).lower >= CHANCE);
}
