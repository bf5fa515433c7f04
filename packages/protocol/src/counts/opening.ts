import { nextPeriod, type Period } from '../period.ts';
import { addressIn } from './addresses.ts';
import type { Timeline } from './over-time.ts';
import { type Statement, sums } from './statement.ts';
import { MEASURE_NAMES } from './tables.ts';

const MONTHS = ['month-1', 'month-2', 'month-3'] as const;

/**
 * For so many quarters of a point that opens, closing no more than came in is held to be known:
 * after them so much came in that it narrows nothing.
 * @example const isOpening = quarters.length <= OPENING_QUARTERS;
 */
export const OPENING_QUARTERS = 8;

/**
 * A point that opens has nothing to close but what came in since: up to the end of each month no
 * more cases were closed than came in, mass reports among them.
 * @param first - the quarter before which it counted nothing, where that is known
 */
export function openingStatements(first: Period | undefined, timeline: Timeline): Statement[] {
  const ended: string[] = [];
  const came: string[] = [];
  const statements: Statement[] = [];
  let quarter = first;
  for (let nth = 0; nth < OPENING_QUARTERS && quarter && timeline.has(quarter); nth += 1) {
    for (const month of MONTHS) {
      for (const measure of MEASURE_NAMES) {
        const total = timeline
          .get(quarter)
          ?.find((it) => it.table === 'total' && it.span === month && it.measure === measure);
        if (total) (measure === 'closed' ? ended : came).push(addressIn(total, []));
      }
      statements.push(sums(ended, '<=', came));
    }
    quarter = nextPeriod(quarter);
  }
  return statements;
}
