import { monthsOf, type Period, rollingYear, spanPeriod } from '@nabij/protocol';
import { type Expectation, isExpected } from './membership.ts';
import type { TrendSpan } from './question.ts';

/** A period of a trend, with the quarters whose releases it needs. */
export interface SpanPeriod {
  /** `2026-07`, `2026-Q3` or `2025-Q4..2026-Q3`. */
  readonly period: string;
  readonly quarters: readonly Period[];
}

/**
 * The periods of a trend over closed quarters. A year is there when all its quarters are, or when
 * a town told it from what it had counted before.
 */
export function spanPeriods(
  span: TrendSpan,
  closed: readonly Period[],
  isSaid: (period: string) => boolean,
): SpanPeriod[] {
  const [first] = closed;
  return closed.flatMap((quarter): SpanPeriod[] => {
    if (span === 'quarter') return [{ period: quarter, quarters: [quarter] }];
    if (span === 'month') {
      return monthsOf(quarter).map((period) => ({ period, quarters: [quarter] }));
    }
    const quarters = rollingYear(quarter);
    const period = spanPeriod(quarter, 'year');
    const isWhole = first !== undefined && quarters[0] >= first;
    return isWhole || isSaid(period) ? [{ period, quarters }] : [];
  });
}

/** Whether a town that said nothing of a period is silent, rather than not a member all of it. */
export function isDue(expectation: Expectation | undefined, { quarters }: SpanPeriod): boolean {
  return quarters.every((quarter) => isExpected(expectation, quarter));
}
