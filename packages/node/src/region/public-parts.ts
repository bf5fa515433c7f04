import { nextPeriod, type QuarterRelease } from '@nabij/protocol';
import { figuresOf, type ReleaseFigures } from '../figures/public/figures-of.ts';
import { partsOf } from '../figures/public/region-parts.ts';
import type { Db } from '../system/database.ts';
import {
  insertParts,
  type OfRelease,
  releasesOfYear,
  releasesWithoutParts,
} from './public-parts-store.ts';

/** Works out and keeps what a stored release gives to the region's public figures. */
export async function keepParts(db: Db, of: OfRelease): Promise<void> {
  const releases = await releasesOfYear(db, of);
  const release = releases.at(-1);
  if (release?.period !== of.period) return;
  await insertParts(db, of, partsOf(release, ownPage(releases)));
}

/** The same for releases that came before any of this was kept. */
export async function keepMissingParts(db: Db): Promise<void> {
  for (const of of await releasesWithoutParts(db)) await keepParts(db, of);
}

/**
 * What the town's own page says of the last of its releases in a year. Where one of the year is
 * not here that is not known, and then nothing of it counts as public.
 */
function ownPage(releases: readonly QuarterRelease[]): ReleaseFigures {
  const [first, last] = [releases[0], releases.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const isFromStart = first.previous === null || first.period.endsWith('Q1');
  const isWhole = releases.every(
    ({ period }, at) => at === 0 || period === nextPeriod(releases[at - 1]?.period ?? period),
  );
  return (isFromStart && isWhole && figuresOf(releases).get(last.period)) || new Map();
}
