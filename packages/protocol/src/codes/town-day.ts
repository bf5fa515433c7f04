import { type Day, dayOf } from './calendar-day.ts';
import type { Country } from './holidays.ts';

/**
 * The time zone of a country, by its IANA name.
 * @example new Intl.DateTimeFormat('nl', { timeZone: TIME_ZONES.BE }).format(now);
 */
export const TIME_ZONES: Readonly<Record<Country, string>> = {
  NL: 'Europe/Amsterdam',
  BE: 'Europe/Brussels',
};

/**
 * The day that it is in a country at a moment, `YYYY-MM-DD`.
 * @throws RangeError when the moment is no date
 * @example dayIn('BE', new Date('2026-03-28T23:30:00Z')) // '2026-03-29'
 */
export function dayIn(country: Country, at: Date): Day {
  return dayOf(at, TIME_ZONES[country]);
}
