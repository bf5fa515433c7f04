import { TIME_ZONES } from '@nabij/protocol';
import type { Texts } from '../texts.ts';
import type { View } from './shell.ts';

/** Where dates are written otherwise than the bare language says. */
const LOCALES: Readonly<Record<string, string>> = {
  // the day before the month, as everywhere here
  en: 'en-GB',
  // the digits of the telephone numbers and dates around
  ar: 'ar-u-nu-latn',
};

/** The locale in which dates, times and sizes are written for a reader. */
export function localeOf({ language }: Pick<Texts, 'language'>): string {
  return LOCALES[language] ?? language;
}

/** Writes moments in the reader's language, as the clocks where the point is show them. */
export function localTime(
  { texts, point }: Pick<View, 'texts' | 'point'>,
  style: Pick<Intl.DateTimeFormatOptions, 'dateStyle' | 'timeStyle'>,
): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(localeOf(texts), {
    ...style,
    timeZone: TIME_ZONES[point.country],
  });
}

/** Writes a day of the calendar (`YYYY-MM-DD`), with the day of the week if it is one to come. */
export function calendarDay(
  texts: Pick<Texts, 'language'>,
  day: string,
  { weekday = false }: { weekday?: boolean } = {},
): string {
  const parts = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const style = weekday ? ({ weekday: 'long', ...parts } as const) : parts;
  const format = new Intl.DateTimeFormat(localeOf(texts), { ...style, timeZone: 'UTC' });
  return format.format(new Date(day));
}
