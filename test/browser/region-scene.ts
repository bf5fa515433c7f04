import { sql } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { BIG, chain, MID, regionTowns, TINY } from '../federation/region-towns.ts';
import { hiddenReleaseOf } from '../federation/releases.ts';
import { openWithCookie } from '../sign-in.ts';
import { type BrowserRegion, KEEPER, startBrowserRegion } from './region.ts';
import { newVisitor, type Visitor } from './visitor.ts';

const NOW = new Date('2026-04-10T12:00:00Z');

/** Ten quarters of the large town with a rise in the last one; those of the middle one are few. */
const LARGE = [31, 28, 35, 30, 27, 33, 29, 36, 30, 84];
const MIDDLE = [6, 7, 5, 8, 6, 9, 7, 6, 8];

/** A coordinator to whom three towns told three years, hid a quarter, or told nothing. */
export interface RegionScene extends BrowserRegion {
  /** Opens a screen below `/region/` for whoever keeps the region. */
  visit(browser: Browser, path: string, locale?: string): Promise<Visitor>;
}

export async function startRegionScene(): Promise<RegionScene> {
  const region = await startBrowserRegion(NOW);
  const { db } = region.coordinator.running().database;
  const { town, gather } = regionTowns(db, NOW);
  await town(MID, '2023-10-02T00:00:00Z', 'Meldpunt Hazelvoorde');
  await town(BIG, '2023-10-02T00:00:00Z', 'Meldpunt Oostermonde');
  await town(TINY, '2025-04-02T00:00:00Z', 'Meldpunt Wilgendrecht');
  const places = [
    [TINY, 'XXDL01', 3_040],
    [MID, 'XXDL02', 30_450],
    [BIG, 'XXDL03', 151_300],
  ] as const;
  for (const [id, code, population] of places) {
    await db.execute(sql`update peers
      set municipalities = array[${code}], population = ${population} where entity_id = ${id}`);
  }
  await gather(BIG, ...chain(LARGE));
  // the last quarter of the middle town is hidden as a whole
  const middle = chain([...MIDDLE, 0]).slice(0, -1);
  await gather(MID, ...middle, hiddenReleaseOf('2026-Q1', { after: middle.at(-1), year: true }));
  return {
    ...region,
    visit: async (browser, path, locale = 'nl-NL') => {
      const visitor = await newVisitor(browser, locale);
      const { url } = region.coordinator;
      const at = { person: KEEPER, url, now: region.clock.now() };
      await openWithCookie(visitor.context, db, at);
      await visitor.page.goto(`${url}/region/${path}`);
      return visitor;
    },
  };
}
