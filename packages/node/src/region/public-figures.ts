import { type Period, parseAddress, rollingYear } from '@nabij/protocol';
import { calendarYear } from '../figures/public/figure-cells.ts';
import { lowerBounds, type RegionFigure, regionAddresses } from '../figures/public/region-parts.ts';
import type { Db } from '../system/database.ts';
import { readChanges } from './changes-store.ts';
import { keepNewest } from './keep-newest.ts';
import { keepMissingParts } from './public-parts.ts';
import { countReleases, partsOfQuarter } from './public-parts-store.ts';
import { reportingOf } from './reporting.ts';
import { isDue } from './span-periods.ts';

/** What everybody may see of one period of the region. */
export interface RegionPeriod {
  /** A quarter, or a calendar year as `2025-Q1..2025-Q4`. */
  readonly period: string;
  /** How many towns are in it. */
  readonly towns: number;
  /** Names of the towns that should have told and did not. */
  readonly silent: readonly string[];
  readonly figures: ReadonlyMap<string, RegionFigure>;
}

/** Reads the public figures of a region, the latest period first. */
export type ReadRegionFigures = (now: Date) => Promise<RegionPeriod[]>;

/** Sums of one period, and the towns that are in it. */
interface Summed {
  readonly period: string;
  readonly quarters: readonly Period[];
  readonly towns: ReadonlySet<string>;
  readonly figures: ReadonlyMap<string, RegionFigure>;
}

/** A hundred years. */
const MOST_QUARTERS = 400;

/**
 * Reads, and keeps the sums of each quarter until another town has released it: releases are
 * final, so their number says whether something changed.
 */
export function regionFiguresReader(db: Db): ReadRegionFigures {
  const kept = keepNewest<Summed[]>(MOST_QUARTERS);
  const read = (period: Period, towns: number): Promise<Summed[]> =>
    kept.get(period, String(towns), () => sumUp(db, period));
  // what arrives from now on is kept on arrival
  const older = keepNewest<unknown>(1);
  return async (now) => {
    await older.get('', '', () => keepMissingParts(db));
    const counted = await countReleases(db);
    const { towns, expected } = await reportingOf(db, await readChanges(db), now);
    const periods: RegionPeriod[] = [];
    for (const { period, towns: count } of counted) {
      for (const { towns: told, quarters, ...of } of await read(period, count)) {
        const silent = towns.filter(
          ({ id }) => !told.has(id) && isDue(expected.get(id), { period: of.period, quarters }),
        );
        periods.push({ ...of, towns: told.size, silent: silent.map(({ name }) => name) });
      }
    }
    return periods;
  };
}

/** The quarter, and the calendar year that ends with it where a town told one. */
async function sumUp(db: Db, quarter: Period): Promise<Summed[]> {
  const given = await partsOfQuarter(db, quarter);
  const year = calendarYear(quarter);
  const periods: Pick<Summed, 'period' | 'quarters'>[] = [
    { period: quarter, quarters: [quarter] },
    ...(year === undefined ? [] : [{ period: year, quarters: rollingYear(quarter) }]),
  ];
  const places = regionAddresses({ period: quarter, year: year !== undefined });
  return periods.flatMap(({ period, quarters }) => {
    const at = places.filter((address) => parseAddress(address)?.period === period);
    const told = given.flatMap(({ iss, parts }) => {
      const own = parts.filter(([address]) => parseAddress(address)?.period === period);
      return own.length > 0 || period === quarter ? [{ iss, own }] : [];
    });
    if (told.length === 0) return [];
    const bounds = lowerBounds(told.map(({ own }) => own));
    const figures = new Map(at.map((address) => [address, bounds.get(address) ?? null]));
    return [{ period, quarters, towns: new Set(told.map(({ iss }) => iss)), figures }];
  });
}
