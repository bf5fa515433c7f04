import type { Db } from '../../system/database.ts';
import { prolongUploads } from './store.ts';

const DAY = 24 * 3_600_000;
/** Longer than a report that is begun lives, or waits while another is open. */
export const BEGUN_MS = 2 * DAY;
/** Longer than a saved report lives. */
const KEPT_MS = 8 * DAY;

/** Lets files wait as long as the report beside which they lie: called whenever that is written. */
export async function prolongFiles(
  db: Db,
  files: readonly { id: string }[] | undefined,
  { now, saved = false }: { now: Date; saved?: boolean },
): Promise<void> {
  const ids = (files ?? []).map(({ id }) => id);
  await prolongUploads(db, ids, new Date(now.getTime() + (saved ? KEPT_MS : BEGUN_MS)));
}
