import type { Bounds } from './bounds.ts';

/**
 * A rate that rests on fewer is too uncertain to set beside another: the US National Center for
 * Health Statistics marks rates of fewer than 20 events as unreliable, their relative standard
 * error being above 22 %.
 */
export const FEWEST_TO_COMPARE = 20;

/** Why two numbers must not be set beside one another. */
export const NOT_COMPARABLE = [
  'other-measure',
  'other-span',
  'other-codes',
  'other-threshold',
  'silent',
  'population-unknown',
  'small-numbers',
] as const;

/** Why two numbers must not be set beside one another. */
export type NotComparable = (typeof NOT_COMPARABLE)[number];

/** What a number of one town or region and one period rests on. */
export interface Basis {
  /** What was counted: measure, table and code, in any words that are equal when they are. */
  readonly measure: string;
  /** How long the period is. */
  readonly span: 'month' | 'quarter' | 'year';
  /** Every version of the code lists that was used in it. */
  readonly codes: readonly string[];
  /** Every threshold below which counts were hidden in it. */
  readonly thresholds: readonly number[];
  /** Quarters of it, over all its towns, for which nothing came. */
  readonly silentQuarters: number;
  readonly population: number | null;
  readonly count: Bounds;
}

/**
 * Why two numbers are not comparable, in the order of `NOT_COMPARABLE`; empty when they are.
 * There is no list of towns by rate anywhere: this is asked of two, and answered with reasons.
 */
export function notComparable(a: Basis, b: Basis): NotComparable[] {
  const holds: Record<NotComparable, boolean> = {
    'other-measure': a.measure !== b.measure,
    'other-span': a.span !== b.span,
    'other-codes': !isOneAndTheSame(a.codes, b.codes),
    'other-threshold': !isOneAndTheSame(a.thresholds, b.thresholds),
    silent: a.silentQuarters > 0 || b.silentQuarters > 0,
    'population-unknown': a.population === null || b.population === null,
    'small-numbers': Math.min(a.count.low, b.count.low) < FEWEST_TO_COMPARE,
  };
  return NOT_COMPARABLE.filter((reason) => holds[reason]);
}

// More than one within a year is as bad as two in two years.
function isOneAndTheSame<Value>(a: readonly Value[], b: readonly Value[]): boolean {
  return new Set([...a, ...b]).size <= 1;
}
