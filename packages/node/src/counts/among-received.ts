import { monthsOf, nextPeriod, OPENING_QUARTERS, type Period } from '@nabij/protocol';
import type { CountedRow } from './store.ts';

/** The months in which a point that opened in this quarter has closed no more than came in. */
export function openingMonths(opened: Period): string[] {
  const months: string[] = [];
  let quarter = opened;
  for (let nth = 0; nth < OPENING_QUARTERS; nth += 1) {
    months.push(...monthsOf(quarter));
    quarter = nextPeriod(quarter);
  }
  return months;
}

/**
 * Leaves out what was closed and cannot have come in since the point counts: cases from before, or
 * from a time at which the clock was wrong. Everybody takes it for known that a point that opens
 * closes no more than came in (`openingStatements` of the protocol); numbers that contradict it
 * could neither be protected nor be taken. What is left out of a month is the same each time it is
 * asked, also after the rows were written anew, so that a year is the sum of its quarters.
 * @param rows - everything that was counted in the opening months, or at least in the first of them
 * @param opened - the first quarter that was or will be released
 */
export function amongReceived(rows: readonly CountedRow[], opened: Period): CountedRow[] {
  const left = leftOutOf(rows, opened);
  return left.size === 0 ? [...rows] : rows.filter((row) => !left.has(row));
}

/** What `amongReceived` leaves out of the same rows. */
export function leftOutOf(rows: readonly CountedRow[], opened: Period): Set<CountedRow> {
  const byMonth = Map.groupBy(rows, ({ month }) => month);
  const left = new Set<CountedRow>();
  let open = 0;
  for (const month of openingMonths(opened)) {
    const here = byMonth.get(month) ?? [];
    const closed = here.filter(isClosed);
    open += here.filter(({ measure }) => measure === 'received').length;
    for (const row of inOneOrder(closed).slice(Math.max(open, 0))) left.add(row);
    open -= Math.min(closed.length, open);
  }
  return left;
}

/** What ends of a campaign is in no number. */
function isClosed({ measure, campaign }: CountedRow): boolean {
  return measure === 'closed' && !campaign;
}

function inOneOrder(rows: readonly CountedRow[]): CountedRow[] {
  const keyed = rows.map((row) => ({ row, key: JSON.stringify(Object.entries(row).sort()) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}
