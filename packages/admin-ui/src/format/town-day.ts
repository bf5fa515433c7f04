/** The Netherlands and Belgium keep one time; whoever looks at the screen may be elsewhere. */
export const TOWN_ZONE = 'Europe/Amsterdam';

const DAY_MS = 24 * 3_600_000;
// Swedish writes dates as ISO 8601 does
const DAY = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone: TOWN_ZONE });

/** The day that it is in the towns at a moment, `YYYY-MM-DD`. */
export function townDay(at: Date): string {
  return DAY.format(at);
}

/** How many midnights of the towns lie between a moment and a day `YYYY-MM-DD`; below 0: it is past. */
export function daysUntil(day: string, now: Date): number {
  return Math.round((Date.parse(day) - Date.parse(townDay(now))) / DAY_MS);
}
