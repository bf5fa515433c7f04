import { monthsOf, type Period } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { leftOutOf, openingMonths } from './among-received.ts';
import { toldReleases } from './prepare.ts';
import { countedRows } from './store.ts';

/**
 * How many cases were closed in a quarter and are in none of its numbers, as more were closed than
 * came in since the point counts.
 */
export async function closedLeftOut(db: Db, period: Period): Promise<number> {
  const [first] = await toldReleases(db);
  const opened = first?.period ?? period;
  const own = monthsOf(period);
  const months = openingMonths(opened);
  if (!own.some((month) => months.includes(month))) return 0;
  const left = leftOutOf(await countedRows(db, months), opened);
  return [...left].filter(({ month }) => own.includes(month)).length;
}
