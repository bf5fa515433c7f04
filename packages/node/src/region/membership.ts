import { comparePeriods, type Period, periodOf, previousPeriod } from '@nabij/protocol';
import type { Town } from './store.ts';

/** That a town released a quarter. */
export interface Arrival {
  readonly iss: string;
  readonly period: Period;
}

/** From which quarter to which a town is expected to report; empty when `from` is after `to`. */
export interface Expectation {
  from: Period;
  to: Period;
}

/**
 * When each town is expected to report: from the quarter of its admission or of its first
 * release, whichever is earlier, to the last closed one or the one before it left.
 */
export function expectations(
  towns: readonly Town[],
  arrivals: readonly Arrival[],
  now: Date,
): Map<string, Expectation> {
  const first = new Map<string, Period>();
  for (const { iss, period } of arrivals) {
    first.set(iss, earlier(first.get(iss) ?? period, period));
  }
  const lastClosed = previousPeriod(periodOf(now));
  return new Map(
    towns.map((town) => {
      const admitted = periodOf(town.admittedAt);
      const left = town.removedAt && previousPeriod(periodOf(town.removedAt));
      const from = earlier(first.get(town.id) ?? admitted, admitted);
      return [town.id, { from, to: left ? earlier(left, lastClosed) : lastClosed }];
    }),
  );
}

/** Whether a town that sent nothing for this quarter is silent, rather than not a member then. */
export function isExpected(expectation: Expectation | undefined, period: Period): boolean {
  if (!expectation) return false;
  const { from, to } = expectation;
  return comparePeriods(from, period) <= 0 && comparePeriods(period, to) <= 0;
}

/** Every closed quarter from the first in which a town was expected or reported, ascending. */
export function closedPeriods(
  expected: Iterable<Expectation>,
  arrivals: readonly Arrival[],
  now: Date,
): Period[] {
  const starts = [...[...expected].map(({ from }) => from), ...arrivals.map((a) => a.period)];
  const [some] = starts;
  if (some === undefined) return [];
  const start = starts.reduce(earlier, some);
  const periods: Period[] = [];
  for (
    let period = previousPeriod(periodOf(now));
    comparePeriods(period, start) >= 0;
    period = previousPeriod(period)
  ) {
    periods.unshift(period);
  }
  return periods;
}

function earlier(a: Period, b: Period): Period {
  return comparePeriods(a, b) <= 0 ? a : b;
}
