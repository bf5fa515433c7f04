import { type Period, readRelease, valuesOf } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { releaseBodies } from '../store.ts';

/** So many of the last quarters: what is older was asked about long ago. */
const LAST = 4;

/**
 * The last quarters that left and show more than there are inhabitants, the latest first. Their
 * coordinator takes them and asks; the town is to know before.
 */
export async function aboveInhabitants(db: Db, population: number | null): Promise<Period[]> {
  if (population === null) return [];
  const bodies = (await releaseBodies(db)).slice(-LAST).toReversed();
  return bodies.flatMap((body) => {
    const release = readRelease(JSON.parse(body));
    if (release === undefined) return [];
    const isAbove = [...valuesOf(release).values()].some((it) => it !== null && it > population);
    return isAbove ? [release.period] : [];
  });
}
