import { daysUntil } from '../../format/town-day.ts';

/** How near the last day of a term is. */
export type Nearness = 'late' | 'today' | 'tomorrow' | 'near' | 'far';

const NEAR_DAYS = 7;

/** @param due `YYYY-MM-DD`; today is the day in the town */
export function nearnessOf(due: string, now: Date): Nearness {
  const days = daysUntil(due, now);
  if (days < 0) return 'late';
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days <= NEAR_DAYS ? 'near' : 'far';
}
