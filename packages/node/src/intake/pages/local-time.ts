import type { View } from './shell.ts';

/** Writes moments in the reader's language, as the clocks where the point is show them. */
export function localTime(
  { texts, point }: Pick<View, 'texts' | 'point'>,
  style: Pick<Intl.DateTimeFormatOptions, 'dateStyle' | 'timeStyle'>,
): Intl.DateTimeFormat {
  const timeZone = point.country === 'BE' ? 'Europe/Brussels' : 'Europe/Amsterdam';
  return new Intl.DateTimeFormat(texts.language, { ...style, timeZone });
}
