import { DAY_MS } from '../arrivals.ts';

const MINUTE_MS = 60_000;

/** So many working days before the end of the history, and at which hour (UTC). */
export type Moment = readonly [daysBefore: number, time: `${number}:${number}`];

/** A moment on a day from Monday to Friday, so many of them before `until` and never after it. */
export function workday(until: Date, [daysBefore, time]: Moment): Date {
  const day = new Date(until);
  for (let left = daysBefore; left > 0 || isWeekend(day); day.setTime(day.getTime() - DAY_MS)) {
    if (!isWeekend(day)) left -= 1;
  }
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  day.setUTCHours(hour, minute, 0, 0);
  return new Date(Math.min(day.getTime(), until.getTime() - MINUTE_MS));
}

function isWeekend(day: Date): boolean {
  return day.getUTCDay() % 6 === 0;
}
