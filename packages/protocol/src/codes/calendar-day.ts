/** A day of the calendar without a time, `YYYY-MM-DD`. */
export type Day = string;

const DURATION = /^P([0-9]{1,3})([DWMY])$/;

/**
 * The day of a moment on the calendar of a time zone.
 * @param timeZone - an IANA name
 * @throws RangeError when the moment is no date
 * @example dayOf(new Date('2026-03-28T23:30:00Z'), 'Europe/Brussels') // '2026-03-29'
 */
export function dayOf(moment: Date, timeZone: string): Day {
  return formatOf(timeZone).format(moment);
}

// making one costs a hundred times what using it does; there are as many as time zones are asked for
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  // Swedish writes dates as ISO 8601 does
  const made = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone });
  formats.set(timeZone, made);
  return made;
}

/** The day of a year, month (1 to 12) and day; a day past the end of the month runs on. */
export function dayOn(year: number, month: number, day: number): Day {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** A day that many days later. No clock is involved, so summer time cannot move it. */
export function addDays(day: Day, days: number): Day {
  const { year, month, date } = split(day);
  return dayOn(year, month, date + days);
}

/** The later of two days. */
export function laterDay(one: Day, other: Day): Day {
  return one.localeCompare(other) > 0 ? one : other;
}

/** How many days lie from one to another, both counted. */
export function daysFrom(from: Day, until: Day): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000) + 1;
}

/** Monday is 1, Sunday is 7 (ISO 8601). */
export function weekdayOf(day: Day): number {
  const { year, month, date } = split(day);
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay() || 7;
}

/**
 * The last day of a term that starts on a day; that day itself does not count. A month or year
 * ends on the day of the same number, or on the last one of a shorter month (Regulation 1182/71,
 * art. 3(2)(c)).
 * @param duration - ISO 8601 with one unit: `P6W`, `P45D`, `P1M`, `P1Y`
 * @throws RangeError when it is none
 * @example addDuration('2026-01-31', 'P1M') // '2026-02-28'
 */
export function addDuration(day: Day, duration: string): Day {
  const { count, unit } = durationParts(duration);
  if (unit === 'D') return addDays(day, count);
  if (unit === 'W') return addDays(day, count * 7);
  return addMonths(day, unit === 'Y' ? count * 12 : count);
}

/** The number and the unit of an ISO 8601 duration of days, weeks, months or years. */
export function durationParts(duration: string): { count: number; unit: string } {
  const [, count, unit] = DURATION.exec(duration) ?? [];
  if (count === undefined || unit === undefined) throw new RangeError('Not a duration');
  return { count: Number(count), unit };
}

function addMonths(day: Day, months: number): Day {
  const { year, month, date } = split(day);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOn(year, month + months, Math.min(date, last));
}

function split(day: Day): { year: number; month: number; date: number } {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  return { year, month, date };
}
