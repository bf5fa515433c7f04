import { randomUUID } from 'node:crypto';
import { canonicalize, type QuarterRelease, releaseDigest } from '@nabij/protocol';
import { insertRelease } from '../packages/node/src/counts/store.ts';
import type { Db } from '../packages/node/src/system/database.ts';
import { randomTown, releaseAll } from './disclosure/declared-releases.ts';
import { thresholdOnly } from './disclosure/protectors.ts';
import { releasesOf } from './disclosure/public-pages.ts';

/** Six quarters of a town, from 2024-Q1, about so many reports in each month. */
export function sixQuarters(perMonth: number, seed = 1): QuarterRelease[] {
  const town = randomTown(seed, 6, perMonth);
  return releasesOf(town, releaseAll(town, thresholdOnly));
}

/** Notes releases as having left a point. */
export async function letLeave(
  db: Db,
  releases: readonly QuarterRelease[],
  { by, at }: { by: string | null; at: Date },
): Promise<void> {
  for (const release of releases) {
    await insertRelease(db, {
      period: release.period,
      body: canonicalize(release),
      digest: releaseDigest(release),
      jti: randomUUID(),
      releasedBy: by,
      releasedAt: at,
    });
  }
}
