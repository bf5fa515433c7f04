import { ears, earsPast } from './ears.ts';
import { exceedance, exceedancePast } from './exceedance.ts';
import { farrington, farringtonPast } from './farrington.ts';
import type { Limits } from './limits.ts';
import { type Past, pastOf, type Series } from './series.ts';

/** The methods of early warning, the most demanding first. */
export const METHODS = ['farrington', 'ears-c2', 'ears-c1', 'exceedance'] as const;

/** A method of early warning. */
export type Method = (typeof METHODS)[number];

/** A method with the periods of a series that it rests on. */
export interface Choice {
  readonly method: Method;
  readonly past: readonly Past[];
}

/**
 * The method for a series, by its length alone, so that hiding a count never changes it:
 * - five years: `farrington`, which knows season and trend;
 * - some eleven quarters or fifteen months: `ears-c2`, whose deviation learns how much the
 *   series varies, and which a slow rise does not blind;
 * - two periods less: `ears-c1`;
 * - from four: `exceedance`, which asks for no estimate of a variance at all.
 *
 * Null: shorter than that, nothing can be said. A method that is asked for is taken or nothing.
 */
export function choose(series: Series, asked?: Method): Choice | null {
  const all = pastOf(series);
  for (const method of asked === undefined ? METHODS : [asked]) {
    const past = pastFor(method, all, series);
    if (past) return { method, past };
  }
  return null;
}

function pastFor(method: Method, past: readonly Past[], series: Series): Past[] | null {
  if (method === 'farrington') return farringtonPast(past, series);
  if (method === 'exceedance') return exceedancePast(past, series);
  return earsPast(method, past, series);
}

/** What a method makes of its periods. */
export function limitsOf({ method, past }: Choice, series: Series): Limits {
  if (method === 'farrington') return farrington(past, series);
  return method === 'exceedance' ? exceedance(past) : ears(past);
}
