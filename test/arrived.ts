import { keepParts } from '../packages/node/src/region/public-parts.ts';
import { insertRelease } from '../packages/node/src/region/store.ts';
import type { Db } from '../packages/node/src/system/database.ts';
import { regionTowns } from './federation/region-towns.ts';
import { sixQuarters } from './left.ts';

const TOWNS = ['https://een.example', 'https://twee.example', 'https://drie.example'];

/** Three towns of a region and six quarters of each, from 2024-Q1, as they came. */
export async function threeTownsArrive(db: Db, now: Date): Promise<void> {
  const { town } = regionTowns(db, now);
  for (const [at, iss] of TOWNS.entries()) {
    await town(iss, '2024-01-05T00:00:00Z');
    for (const release of sixQuarters(8, at + 1)) {
      const { period, codes, threshold } = release;
      await insertRelease(db, {
        ...{ iss, period, codes, threshold, digest: '', jti: crypto.randomUUID() },
        ...{ body: JSON.stringify(release), receivedAt: now },
        ...{ aboveInhabitants: false, afterUnknown: false },
      });
      await keepParts(db, { iss, period });
    }
  }
}
