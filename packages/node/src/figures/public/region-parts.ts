import {
  addressesOf,
  CODE_VERSION,
  type CountedQuarter,
  parseAddress,
  type QuarterRelease,
  quarterOfRelease,
  valuesOf,
} from '@nabij/protocol';
import { broadestCodes } from './broadest.ts';
import { calendarYear } from './figure-cells.ts';
import type { ReleaseFigures } from './figures-of.ts';
import { LEAST_SHOWN, meantBy, roundedDown } from './rounded.ts';

/**
 * What one town gives to one number of its region: how many it told, and how many fewer there
 * could be for all that the town's own page says.
 */
export type Part = readonly [address: string, count: number, doubt: number];

/** The tables of the region, of quarters and of calendar years. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  received: ['total', 'subject', 'ground', 'domain'],
  closed: ['total', 'subject', 'care_category', 'outcome', 'barrier'],
};

/** What a release gives to the region. A zero is given only where the town's page shows it. */
export function partsOf(release: QuarterRelease, figures: ReleaseFigures): Part[] {
  const values = valuesOf(release);
  return regionAddresses(quarterOfRelease(release)).flatMap((address): Part[] => {
    const count = values.get(address) ?? null;
    if (count === null) return [];
    const figure = figures.get(address) ?? null;
    if (figure === null) return count === 0 ? [] : [[address, count, count]];
    return [[address, count, count - meantBy(figure).low]];
  });
}

/** Every number that has a place on the region's page, of a quarter and the year it ends. */
export function regionAddresses(quarter: CountedQuarter): string[] {
  const broadest = broadestCodes(quarter.codes ?? CODE_VERSION);
  const periods: readonly (string | undefined)[] = [quarter.period, calendarYear(quarter.period)];
  return addressesOf(quarter).filter((address) => {
    const at = parseAddress(address);
    if (at === undefined || !periods.includes(at.period)) return false;
    if (!TABLES[at.measure]?.includes(at.table)) return false;
    const [code] = at.codes;
    return code === undefined || broadest(at.table, at.period).codes.has(code);
  });
}

/** A number of the region: at least so many, zero, or (null) fewer than ten or protected. */
export type RegionFigure = number | null;

/**
 * The region's numbers from what its towns give. Each is a lower bound that stays true whatever
 * any one town's numbers are, among all that fit that town's own page: so whoever has the region's
 * page beside it knows no more of that town than before.
 * @param towns - the parts of each town that told the period
 */
export function lowerBounds(towns: readonly (readonly Part[])[]): Map<string, RegionFigure> {
  const sums = new Map<string, { sum: number; doubt: number; zeros: number }>();
  for (const [address, count, doubt] of towns.flat()) {
    const so = sums.get(address) ?? { sum: 0, doubt: 0, zeros: 0 };
    so.sum += count;
    so.doubt = Math.max(so.doubt, doubt);
    so.zeros += count === 0 ? 1 : 0;
    sums.set(address, so);
  }
  return new Map(
    [...sums].map(([address, { sum, doubt, zeros }]) => {
      if (zeros === towns.length) return [address, 0];
      return [address, sum - doubt >= LEAST_SHOWN ? roundedDown(sum - doubt) : null];
    }),
  );
}
