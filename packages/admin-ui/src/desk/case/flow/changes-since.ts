import type { JournalEntry } from '../../../api/cases.ts';

/** What was written after what was on the screen. Looking is written down too; it changes nothing. */
export function changesSince(
  before: readonly JournalEntry[],
  now: readonly JournalEntry[],
): JournalEntry[] {
  const last = Math.max(0, ...before.map(({ id }) => id));
  return now.filter(({ id, act }) => id > last && act !== 'open');
}
