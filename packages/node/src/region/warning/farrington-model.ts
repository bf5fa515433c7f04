import { betaTails } from '../rates/beta.ts';
import { mostAfter } from './exceedance.ts';
import { dot } from './invert.ts';
import { countQuantile } from './negative-binomial.ts';
import { type Fit, fitQuasiPoisson, type Row, varianceAt } from './quasi-poisson.ts';
import { dispersionOf, reweighted } from './reweight.ts';

const TREND_LEVEL = 0.05;
const SEASONS = 4;

/** An earlier count that is known, with how many periods ago it is of. */
export interface Known {
  readonly count: number;
  readonly ago: number;
}

/** What the model has beside its level. */
interface Parts {
  readonly season: boolean;
  readonly trend: boolean;
}

/**
 * Fits the model and foretells the period that is looked at: a trend only where it is significant
 * and foretells no more than was ever seen; a season unless one of them has no count at all.
 * All zeros say nothing of a variance: there the limit is that of `exceedance`.
 */
export function foretell(
  past: readonly Known[],
  perYear: 4 | 12,
): { readonly expected: number; readonly upper: number } {
  const most = Math.max(...past.map(({ count }) => count));
  if (most === 0) return { expected: 0, upper: mostAfter(0, past.length) };
  for (const parts of [
    { season: true, trend: true },
    { season: true, trend: false },
    { season: false, trend: false },
  ]) {
    const fit = fitTwice(past, perYear, parts);
    if (!fit || (parts.trend && !hasTrend(fit, past.length))) continue;
    const found = predict(fit, designOf(0, perYear, parts));
    if (!parts.trend || found.expected <= most) return found;
  }
  throw new RangeError('A level alone can always be fitted');
}

function fitTwice(past: readonly Known[], perYear: 4 | 12, parts: Parts): Fit | null {
  const rows = past.map(
    ({ count, ago }): Row => ({ design: designOf(ago, perYear, parts), count, weight: 1 }),
  );
  const first = fitQuasiPoisson(rows);
  if (!first) return null;
  const again = reweighted(rows, first);
  return again === null ? first : fitQuasiPoisson(again, first);
}

/** By Student's t, two-sided, written as an incomplete beta function. */
function hasTrend(fit: Fit, rows: number): boolean {
  const last = fit.coefficients.length - 1;
  const slope = fit.coefficients[last] ?? 0;
  const variance = dispersionOf(fit) * (fit.covariance[last]?.[last] ?? 0);
  const degrees = rows - fit.coefficients.length;
  const within = degrees / (degrees + slope ** 2 / variance);
  return betaTails([degrees / 2, 0.5], within).lower < TREND_LEVEL;
}

/** The dispersion of a foretold count: its own and that of the estimate (Farrington's tau). */
function predict(fit: Fit, design: readonly number[]) {
  const expected = Math.exp(dot(design, fit.coefficients));
  const own = dispersionOf(fit);
  const whole = own * (1 + varianceAt(fit.covariance, design) * expected);
  return { expected, upper: countQuantile(expected, whole) };
}

/** Level, season (the block of the period that is looked at is the norm), and time in years. */
function designOf(ago: number, perYear: 4 | 12, { season, trend }: Parts): number[] {
  const length = perYear / SEASONS;
  const block = Math.floor(((ago + (length - 1) / 2) % perYear) / length);
  return [
    1,
    ...(season ? [1, 2, 3].map((other) => (block === other ? 1 : 0)) : []),
    ...(trend ? [-ago / perYear] : []),
  ];
}
