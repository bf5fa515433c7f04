/** How near the last day of a term is. */
export type Nearness = 'late' | 'today' | 'tomorrow' | 'near' | 'far';

const DAY_MS = 24 * 3_600_000;
const NEAR_DAYS = 7;

/** @param due `YYYY-MM-DD`; today is the day where the reader is */
export function nearnessOf(due: string, now: Date): Nearness {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const days = Math.round((Date.parse(`${due}T00:00:00Z`) - today) / DAY_MS);
  if (days < 0) return 'late';
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days <= NEAR_DAYS ? 'near' : 'far';
}
