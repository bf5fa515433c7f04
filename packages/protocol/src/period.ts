import { z } from 'zod';

/**
 * A quarter of the calendar, such as `2026-Q3`.
 * @example const period: Period = '2026-Q3';
 */
export type Period = `${number}-Q${1 | 2 | 3 | 4}`;

const PERIOD = /^(20[0-9]{2})-Q([1-4])$/;

/**
 * Whether a value is a quarter of the years 2000 to 2099, spelled `2026-Q3`.
 * @example isPeriod('2026-Q5'); // false
 */
export function isPeriod(value: unknown): value is Period {
  return typeof value === 'string' && PERIOD.test(value);
}

/**
 * A quarter of the years 2000 to 2099.
 * @example periodSchema.safeParse('2026-Q5').success; // false
 */
export const periodSchema = z.custom<Period>(isPeriod);

/**
 * So many days after the end of its quarter a release is late: a town has a month to code what
 * came in last, to look at what would leave, and to hold it back.
 * @example const due = new Date(periodEnd('2026-Q3').getTime() + DAYS_TO_REPORT * 86_400_000);
 */
export const DAYS_TO_REPORT = 31;

/**
 * The month of a moment, `YYYY-MM`.
 * @param timeZone - an IANA name; UTC when it is not given
 * @example monthOf(new Date('2026-09-30T23:30:00Z'), 'Europe/Brussels') // '2026-10'
 */
export function monthOf(date: Date, timeZone = 'UTC'): string {
  if (timeZone === 'UTC') return date.toISOString().slice(0, 7);
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit' });
  const byType = new Map(parts.formatToParts(date).map(({ type, value }) => [type, value]));
  return `${byType.get('year')}-${byType.get('month')}`;
}

/**
 * The quarter of a moment.
 * @param timeZone - an IANA name; UTC when it is not given
 * @throws RangeError outside the years 2000 to 2099
 * @example periodOf(new Date('2026-08-15T12:00:00Z')) // '2026-Q3'
 */
export function periodOf(date: Date, timeZone = 'UTC'): Period {
  const [year, month] = monthOf(date, timeZone).split('-').map(Number);
  return period(year ?? Number.NaN, Math.ceil((month ?? Number.NaN) / 3));
}

/**
 * The first moment after a period, by the calendar of UTC on both sides of every message: one
 * rule for all, and a town's own midnight is at most some hours away from it.
 * @example periodEnd('2026-Q3') // 2026-10-01T00:00:00Z
 */
export function periodEnd(of: Period): Date {
  const { year, quarter } = split(of);
  return new Date(Date.UTC(year, quarter * 3, 1));
}

/**
 * The period before a period.
 * @throws RangeError before 2000-Q1
 * @example previousPeriod('2026-Q1') // '2025-Q4'
 */
export function previousPeriod(of: Period): Period {
  const { year, quarter } = split(of);
  return quarter === 1 ? period(year - 1, 4) : period(year, quarter - 1);
}

/**
 * The period after a period.
 * @throws RangeError after 2099-Q4
 * @example nextPeriod('2025-Q4') // '2026-Q1'
 */
export function nextPeriod(of: Period): Period {
  const { year, quarter } = split(of);
  return quarter === 4 ? period(year + 1, 1) : period(year, quarter + 1);
}

/**
 * The three months of a period, in order.
 * @example monthsOf('2026-Q3') // ['2026-07', '2026-08', '2026-09']
 */
export function monthsOf(of: Period): string[] {
  const { year, quarter } = split(of);
  return [2, 1, 0].map((back) => `${year}-${String(quarter * 3 - back).padStart(2, '0')}`);
}

/**
 * Orders two periods, for `Array.prototype.sort`: negative when `a` is the earlier one.
 * @example ['2026-Q1', '2025-Q4'].sort(comparePeriods)
 */
export function comparePeriods(a: Period, b: Period): number {
  const [first, second] = [split(a), split(b)];
  return first.year - second.year || first.quarter - second.quarter;
}

function split(of: Period): { year: number; quarter: number } {
  const match = PERIOD.exec(of);
  if (match === null) throw new RangeError('Not a period');
  return { year: Number(match[1]), quarter: Number(match[2]) };
}

function period(year: number, quarter: number): Period {
  const name = `${year}-Q${quarter}`;
  if (!isPeriod(name)) throw new RangeError('Periods run from 2000-Q1 to 2099-Q4');
  return name;
}
