import { type Bounds, isExact } from '../rates/bounds.ts';
import type { Range } from '../rates/rate.ts';
import { choose, limitsOf, type Method } from './methods.ts';
import type { Series } from './series.ts';

/** Fewer are never a warning (Farrington et al. 1996: five in the last four weeks). */
const FEWEST_TO_WARN = 5;

/** Which sentence explains a warning, or that there is none. */
export const EXPLANATION_KEYS = [
  'silent',
  'too-few-periods',
  'too-few-reports',
  'above',
  'within',
  'could-be-above',
  'too-much-hidden',
] as const;

/** Which sentence explains a warning, or that there is none. */
export type ExplanationKey = (typeof EXPLANATION_KEYS)[number];

/** What can be found; `perhaps`: it depends on what the hidden counts are. */
export const OUTCOMES = ['warns', 'perhaps', 'no', 'too-short'] as const;

/** What is found about the last period of a series. */
export interface Warning {
  readonly outcome: (typeof OUTCOMES)[number];
  readonly method: Method | null;
  readonly observed: Bounds | null;
  readonly expected: Range | null;
  /** The most that is not unusual, whatever the hidden counts are. */
  readonly upper: Range | null;
  readonly explanation: {
    readonly key: ExplanationKey;
    /** How many earlier periods it rests on, and how many of them are hidden. */
    readonly periods: number;
    readonly hidden: number;
  };
}

/**
 * Looks whether the last count of a series is unusually high for the series before it.
 *
 * Hidden counts: it warns only if it would warn whatever they are, says no only if it would say
 * no whatever they are, and `perhaps` otherwise. So hiding more turns an answer into `perhaps`
 * or leaves it, and nothing hidden follows from an answer but what its bounds tell already.
 * @param method - only this one, instead of the one that fits its length
 */
export function warn(series: Series, method?: Method): Warning {
  const observed = series.values.at(-1) ?? null;
  if (observed === null) return nothing(observed, 'silent');
  const choice = choose(series, method);
  if (choice === null) return nothing(observed, 'too-few-periods');
  const { expected, upper, periods } = limitsOf(choice, series);
  const { outcome, key } = compare(observed, upper);
  const hidden = choice.past.filter(({ count }) => !isExact(count)).length;
  const explanation = { key, periods, hidden };
  return { outcome, method: choice.method, observed, expected, upper, explanation };
}

function compare(
  observed: Bounds,
  upper: Range,
): { outcome: Warning['outcome']; key: ExplanationKey } {
  const most = observed.high ?? Number.POSITIVE_INFINITY;
  if (most < FEWEST_TO_WARN) return { outcome: 'no', key: 'too-few-reports' };
  if (most <= upper.low) return { outcome: 'no', key: 'within' };
  const isFew = observed.low < FEWEST_TO_WARN;
  // nothing that is seen is unusual, whatever the past was: only what is hidden could be
  if (upper.high === null || isFew || observed.low <= upper.low) {
    return { outcome: 'perhaps', key: 'too-much-hidden' };
  }
  return observed.low > upper.high
    ? { outcome: 'warns', key: 'above' }
    : { outcome: 'perhaps', key: 'could-be-above' };
}

function nothing(observed: Bounds | null, key: ExplanationKey): Warning {
  const explanation = { key, periods: 0, hidden: 0 };
  return {
    outcome: 'too-short',
    method: null,
    observed,
    expected: null,
    upper: null,
    explanation,
  };
}
