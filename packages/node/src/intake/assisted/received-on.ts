import { dayIn } from '@nabij/protocol';

const OLDEST_YEARS = 1;

/**
 * When something came in, of which only the day is known: noon of it, so that it is the same day in
 * every zone of the country.
 * @param day YYYY-MM-DD; undefined: now
 * @returns undefined for a day in the future or more than a year ago
 */
export function receivedOn(day: string | undefined, now: Date): Date | undefined {
  // Belgium and the Netherlands have one clock
  const today = dayIn('BE', now);
  if (day === undefined || day === today) return now;
  const oldest = `${Number(today.slice(0, 4)) - OLDEST_YEARS}${today.slice(4)}`;
  return day < today && day >= oldest ? new Date(`${day}T12:00:00Z`) : undefined;
}
