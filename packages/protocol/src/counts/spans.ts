import { isPeriod, monthsOf, type Period, previousPeriod } from '../period.ts';
import type { SpanName } from './tables.ts';

/**
 * The first and the last month of a span, `YYYY-MM`, both included.
 * @example const months: Months = { first: '2026-07', last: '2026-09' };
 */
export interface Months {
  readonly first: string;
  readonly last: string;
}

const MONTH = /^20[0-9]{2}-(0[1-9]|1[0-2])$/;

/**
 * Whether the four quarters that end with this one are all in the years of this protocol.
 * @example hasRollingYear('2000-Q3'); // false
 */
export function hasRollingYear(quarter: Period): boolean {
  return quarter >= '2000-Q4';
}

/**
 * The four quarters that end with a quarter, the earliest first: that of `2026-Q4` is the calendar
 * year.
 * @throws RangeError when they would begin before 2000
 * @example rollingYear('2026-Q3') // ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3']
 */
export function rollingYear(quarter: Period): [Period, Period, Period, Period] {
  const third = previousPeriod(quarter);
  const second = previousPeriod(third);
  return [previousPeriod(second), second, third, quarter];
}

/**
 * The period of a span, as it stands in addresses.
 * @throws RangeError when a rolling year would begin before 2000
 * @example spanPeriod('2026-Q3', 'month-1') // '2026-07'
 * @example spanPeriod('2026-Q3', 'year') // '2025-Q4..2026-Q3'
 */
export function spanPeriod(quarter: Period, span: SpanName): string {
  if (span === 'quarter') return quarter;
  if (span === 'year') return `${rollingYear(quarter)[0]}..${quarter}`;
  return monthsOf(quarter)[Number(span.slice(-1)) - 1] ?? '';
}

/**
 * The months of a span's period; undefined for what is no month, quarter or rolling year.
 * @example spanMonths('2026-Q3') // { first: '2026-07', last: '2026-09' }
 */
export function spanMonths(period: string): Months | undefined {
  if (MONTH.test(period)) return { first: period, last: period };
  const [from, to = from, ...more] = period.split('..');
  if (!isPeriod(from) || !isPeriod(to) || more.length > 0) return undefined;
  if (from !== to && !isRollingYear(from, to)) return undefined;
  const [first = ''] = monthsOf(from);
  return { first, last: monthsOf(to).at(-1) ?? '' };
}

function isRollingYear(from: Period, to: Period): boolean {
  const [year, quarter] = [Number(from.slice(0, 4)), Number(from.at(-1))];
  const end = quarter === 1 ? `${year}-Q4` : `${year + 1}-Q${quarter - 1}`;
  return end === to;
}
