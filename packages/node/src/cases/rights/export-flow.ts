import type { Db } from '../../system/database.ts';
import { linkedTo } from '../flow/merge-store.ts';
import { supportersOf } from '../flow/supporters-store.ts';
import { coded } from './coded.ts';
import type { Copied } from './copied.ts';

/**
 * Who helps, for how long it waits, how it was judged, and which other reports of the same reporter
 * came out of it. That it goes with another one is told, not with which: that may be of somebody
 * else (GDPR art. 15(4)).
 */
export async function movesPart(db: Db, { case: row }: Copied, language: string) {
  const split = (await linkedTo(db, row, null)).filter(
    ({ id, splitFrom }) => splitFrom === row.id || id === row.splitFrom,
  );
  const { foundedness } = row;
  return {
    moves: {
      helpers: (await supportersOf(db, row.id)).map(({ name }) => name),
      waitingUntil: row.waitingUntil,
      foundedness: foundedness === null ? null : coded('foundedness', foundedness, language),
      merged: row.mergedInto !== null,
      inSeries: row.campaignId !== null,
      split: split.map(({ number }) => number),
    },
  };
}
