import {
  type Country,
  dayIn,
  monthsOf,
  nextPeriod,
  type Period,
  TIME_ZONES,
} from '@nabij/protocol';

/** Whether quarters leave by themselves, and on which day of the month after the quarter. */
export interface Schedule {
  readonly automatic: boolean;
  readonly days: number;
}

/**
 * Days after a quarter's end. A week is needed to code what came in last; after a
 * month the coordinator counts a town as late (`DAYS_TO_REPORT`), and the 28th is in every month.
 */
export const DAYS = { fewest: 8, most: 28 } as const;

/** The middle of the month: two weeks to look, two more before a quarter that is held is late. */
export const USUAL: Schedule = { automatic: true, days: 15 };

/** People are at work then, and can still hold it back before. */
const HOUR = 9;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The moment at which a quarter leaves by itself: nine in the morning, by the clocks of the town,
 * of its day. Where people changed something about its leaving after that, and where the one
 * before it left late, it is the next morning: nothing leaves on which nobody could sleep.
 * @param by.after the last such change
 * @example leavesAt('2026-Q3', { days: 15, country: 'NL' }) // 2026-10-15T07:00:00Z
 */
export function leavesAt(
  period: Period,
  by: { readonly days: number; readonly country: Country; readonly after?: Date | undefined },
): Date {
  const { days, country, after } = by;
  const [month] = monthsOf(nextPeriod(period));
  const own = morningOf(`${month}-${String(days).padStart(2, '0')}`, country);
  if (after === undefined) return own;
  const next = morningOf(dayAfter(dayIn(country, after)), country);
  return new Date(Math.max(own.getTime(), next.getTime()));
}

/** Nine in the morning of a day. No clock is changed at that time of the day. */
function morningOf(day: string, country: Country): Date {
  const guess = new Date(`${day}T0${HOUR}:00:00Z`);
  const timeZone = TIME_ZONES[country];
  const form = new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone });
  return new Date(guess.getTime() - (Number(form.format(guess)) - HOUR) * HOUR_MS);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, day.length);
}
