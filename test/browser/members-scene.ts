import { type Period, parseAddress, type QuarterRelease, spanMonths } from '@nabij/protocol';
import type { BrowserContext } from 'playwright-core';
import { BIG, MID, regionTowns, TINY } from '../federation/region-towns.ts';
import { hiddenReleaseOf, releaseOf, releaseWith } from '../federation/releases.ts';
import { openWithCookie } from '../sign-in.ts';
import { type BrowserRegion, KEEPER, startBrowserRegion, WORKER } from './region.ts';

const BEGIN = new Date('2026-05-10T09:00:00Z');
export const NOW = new Date('2026-11-20T09:00:00Z');

const QUARTERS: readonly Period[] = [
  ...(['2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'] as const),
  ...(['2026-Q1', '2026-Q2', '2026-Q3'] as const),
];

/** Somebody signed in at a node of the region, before the first page. */
export async function signInAt(
  region: BrowserRegion,
  at: 'town' | 'coordinator',
  context: BrowserContext,
): Promise<void> {
  const { url, running } = region[at];
  const person = at === 'town' ? WORKER : KEEPER;
  await openWithCookie(context, running().database.db, { person, url, now: region.clock.now() });
}

/**
 * A real town that never released, and three that did: one each quarter with the same barrier in
 * every case, one late with zero, one hidden and after a release that nobody has.
 */
export async function startMembersScene(): Promise<BrowserRegion> {
  const region = await startBrowserRegion(BEGIN);
  const { db } = region.coordinator.running().database;
  const { town } = regionTowns(db, NOW);
  await town(BIG, '2024-10-05T00:00:00Z', 'Oostermonde');
  await town(MID, '2026-07-05T00:00:00Z', 'Wilgendrecht');
  await town(TINY, '2026-04-05T00:00:00Z', 'Klein Zuidbeek');
  for (const [i, release] of barrierYears().entries()) {
    const day = 5 + i;
    await regionTowns(db, dayAfter(release.period, day)).gather(BIG, release);
  }
  await regionTowns(db, dayAfter('2026-Q2', 60)).gather(TINY, releaseOf('2026-Q2', 0));
  const after = releaseOf('2026-Q2', 40);
  await regionTowns(db, dayAfter('2026-Q3', 20)).gather(MID, hiddenReleaseOf('2026-Q3', { after }));
  region.clock.set(NOW);
  await region.coordinator.running().refreshDirectory();
  return region;
}

function dayAfter(period: Period, days: number): Date {
  const [year = '', quarter = ''] = period.split('-Q');
  return new Date(Date.UTC(Number(year), Number(quarter) * 3, 1 + days, 9));
}

/** Twenty closed cases in each quarter of the first year, and thirty in each of the second. */
function barrierYears(): QuarterRelease[] {
  const made: QuarterRelease[] = [];
  for (const [i, period] of QUARTERS.entries()) {
    const perQuarter = (at: number) => (at < 4 ? 20 : 30);
    const total = perQuarter(i);
    const ofYear = [0, 1, 2, 3].reduce((sum, back) => sum + perQuarter(i - back), 0);
    const count = (address: string) => proofAt(address, { period, total, ofYear });
    made.push(releaseWith(count, period, { after: made.at(-1), year: i >= 3 }));
  }
  return made;
}

const ALIKE: readonly string[] = [
  ...['DISCRIMINATION', 'COMPLAINT', 'AGE', 'WORK', 'WEB', 'RES_HERE', 'IN_PERIOD', 'IN_TIME'],
  ...['PROOF', 'MUNICIPAL'],
];

function proofAt(
  address: string,
  { period, total, ofYear }: { period: Period; total: number; ofYear: number },
): number {
  const at = parseAddress(address);
  if (!at || at.measure === 'mass' || !at.codes.every((code) => ALIKE.includes(code))) return 0;
  if (at.period.includes('..')) return ofYear;
  return at.period === period || at.period === spanMonths(period)?.first ? total : 0;
}
