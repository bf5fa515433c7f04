import { townDay } from './town-day.ts';

/** A day counted from the day that it is in the towns, as the node counts: `YYYY-MM-DD`. */
export function dayFromNow(
  { months = 0, days = 0 }: { months?: number; days?: number },
  now: Date,
): string {
  const today = new Date(townDay(now));
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(today.getUTCDate(), lastOfMonth) + days;
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}
