/** How long something is kept, as it is written: years, months and days of the calendar. */
export interface Keep {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

const WRITTEN = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?$/;
const LONGEST_YEARS = 100;
const DAY_MS = 86_400_000;

/**
 * Reads a date part of an ISO 8601 duration, such as `P2Y` or `P1Y6M`.
 * @returns undefined for anything else, for nothing (`P0D`) and for more than a hundred years
 */
export function parseKeep(text: string): Keep | undefined {
  const match = WRITTEN.exec(text);
  if (!match) return undefined;
  const [years = 0, months = 0, days = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const length = years + months / 12 + days / 366;
  return length > 0 && length <= LONGEST_YEARS ? { years, months, days } : undefined;
}

/**
 * The moment until which something is kept that counts from `from`, on the calendar of UTC: first
 * years and months, where a day that the month does not have becomes its last one, then days
 * (as `Temporal.ZonedDateTime.add` and PostgreSQL's intervals do).
 */
export function keptUntil(from: Date, keep: Keep): Date {
  const months = from.getUTCFullYear() * 12 + from.getUTCMonth() + keep.years * 12 + keep.months;
  const [year, month] = [Math.floor(months / 12), months % 12];
  const day = Math.min(from.getUTCDate(), daysIn(year, month));
  const midnight = Date.UTC(year, month, day + keep.days);
  return new Date(midnight + (from.getTime() % DAY_MS));
}

/** A term of whole months as it is written: `P18M`, and `P2Y` for 24. */
export function writtenMonths(months: number): string {
  return months % 12 === 0 ? `P${months / 12}Y` : `P${months}M`;
}

/** Whether one term is shorter than another, counted from one and the same day. */
export function isShorter(one: Keep, other: Keep): boolean {
  const from = new Date(Date.UTC(2001, 0, 1));
  return keptUntil(from, one) < keptUntil(from, other);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}
