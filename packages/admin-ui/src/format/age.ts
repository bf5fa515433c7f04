import { daysUntil, townDay } from './town-day.ts';

export type AgeUnit = 'today' | 'yesterday' | 'days' | 'weeks' | 'months';

/** How long ago something was, in the unit in which people would say it. */
export interface Age {
  unit: AgeUnit;
  count: number;
}

/** Counts calendar days in the time zone of the towns, not stretches of 24 hours. */
export function ageOf(at: Date, now: Date): Age {
  const days = Math.max(0, -daysUntil(townDay(at), now));
  if (days === 0) return { unit: 'today', count: 0 };
  if (days === 1) return { unit: 'yesterday', count: 1 };
  if (days < 14) return { unit: 'days', count: days };
  if (days < 61) return { unit: 'weeks', count: Math.floor(days / 7) };
  return { unit: 'months', count: Math.floor(days / 30.44) };
}
