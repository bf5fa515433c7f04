import { completions } from './completions.ts';
import { foretell } from './farrington-model.ts';
import type { Limits } from './limits.ts';
import type { Past, Series } from './series.ts';

const YEARS = 5;
/** Of those, how many must be there: a tenth or so may be silent. */
const LEAST_YEARS = 4;
/** Hidden counts are tried out one by one up to here, some tens of milliseconds. */
const MOST_WAYS = 256;

/**
 * The periods that Farrington's method rests on: five years but for the last half year, so that
 * a rise does not become its own norm (Noufaily et al.: 26 weeks). Null where the series is
 * younger, or too much of it is silent.
 */
export function farringtonPast(past: readonly Past[], series: Series): Past[] | null {
  const { perYear, values } = series;
  const near = past.filter(({ ago }) => ago > perYear / 2 && ago <= YEARS * perYear);
  const isLong = values.length > YEARS * perYear && near.length >= LEAST_YEARS * perYear;
  return isLong ? near : null;
}

/**
 * Farrington flexible (Farrington, Andrews, Beale & Catchpole 1996; Noufaily et al. 2013, "An
 * improved algorithm for outbreak detection in multiple surveillance systems"), for quarters and
 * months: a quasi-Poisson model with season and, where there is one, trend; earlier outbreaks
 * weigh less; the limit is the quantile of a negative binomial.
 *
 * Made for ten seasons of weeks, it has four here, and 16 to 18 quarters instead of 230 weeks. So
 * the quantile takes the variance of the estimate in too (tau of 1996), without which 1.6 times
 * as many false alarms came in simulation; and a trend must be significant, as in 1996.
 *
 * Its limit does not simply grow with every count, so hidden ones are tried out in all ways that
 * they can be. Where those are too many, it cannot be said.
 */
export function farrington(past: readonly Past[], { perYear }: Series): Limits {
  const periods = past.length;
  const ways = completions(
    past.map(({ count }) => count),
    MOST_WAYS,
  );
  const unknown = { low: 0, high: null };
  if (ways === null) return { expected: unknown, upper: unknown, periods };
  const expected = { low: Number.POSITIVE_INFINITY, high: 0 };
  const upper = { low: Number.POSITIVE_INFINITY, high: 0 };
  for (const way of ways) {
    const known = past.map(({ ago }, i) => ({ ago, count: way[i] ?? 0 }));
    const found = foretell(known, perYear);
    widen(expected, found.expected);
    widen(upper, found.upper);
  }
  return { expected, upper, periods };
}

function widen(range: { low: number; high: number }, value: number): void {
  range.low = Math.min(range.low, value);
  range.high = Math.max(range.high, value);
}
