import { COUNT_TABLES, type Measure, type Period, type TableName } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { TOTAL } from './gather.ts';
import { closedPeriods, type Expectation, expectations, isExpected } from './membership.ts';
import { type Cell, listArrivals, listCells, listTowns, type Town } from './store.ts';

export type TrendTable = TableName | typeof TOTAL;

/** Which numbers: one measure in one table. */
export interface TrendQuestion {
  measure: Measure;
  table: TrendTable;
}

/** A town's numbers for one quarter by code; null is hidden. */
export type Reported = Record<string, number | null>;

export interface TownSeries {
  id: string;
  name: string;
  population: number | null;
  /** By quarter: numbers, or null where the town is silent; absent where it was no member. */
  cells: Record<string, Reported | null>;
}

/** The region's number of one code in one quarter, with what is missing from it. */
export interface RegionCell {
  visible: number;
  hiddenTowns: number;
  silentTowns: number;
}

export interface Trend extends TrendQuestion {
  periods: Period[];
  codes: string[];
  towns: TownSeries[];
  region: Record<string, Record<string, RegionCell>>;
}

/** Every closed quarter, town by town and for the region, with each gap named for what it is. */
export async function trend(db: Db, question: TrendQuestion, now: Date): Promise<Trend> {
  const [towns, arrivals, cells] = [
    await listTowns(db),
    await listArrivals(db),
    await listCells(db, question),
  ];
  const expected = expectations(towns, arrivals, now);
  const periods = closedPeriods(expected.values(), arrivals, now);
  const codes = question.table === TOTAL ? [TOTAL] : [...COUNT_TABLES[question.table].codes];
  const reported = byTownAndPeriod(cells);
  const series = towns.map((town) =>
    townSeries(town, periods, { reported: reported.get(town.id), expected: expected.get(town.id) }),
  );
  const region = Object.fromEntries(
    periods.map((period) => [period, regionCells(series, period, codes)]),
  );
  return { ...question, periods, codes, towns: series, region };
}

export interface Overview {
  towns: { id: string; name: string; population: number | null; admittedAt: string }[];
  periods: Period[];
  /** By town and quarter: when its release came. */
  reported: Record<string, Record<string, string>>;
}

/** Who is a member and who reported when. */
export async function overview(db: Db, now: Date): Promise<Overview> {
  const towns = await listTowns(db);
  const arrivals = await listArrivals(db);
  const periods = closedPeriods(expectations(towns, arrivals, now).values(), arrivals, now);
  const reported: Overview['reported'] = Object.fromEntries(towns.map(({ id }) => [id, {}]));
  for (const { iss, period, receivedAt } of arrivals) {
    const town = reported[iss];
    if (town) town[period] = receivedAt.toISOString();
  }
  return {
    towns: towns.map(({ id, name, population, admittedAt }) => ({
      id,
      name,
      population,
      admittedAt: admittedAt.toISOString(),
    })),
    periods,
    reported,
  };
}

type ByPeriod = Map<Period, Reported>;

function byTownAndPeriod(cells: readonly Cell[]): Map<string, ByPeriod> {
  const towns = new Map<string, ByPeriod>();
  for (const { iss, period, code, count } of cells) {
    const periods = towns.get(iss) ?? new Map<Period, Reported>();
    towns.set(iss, periods);
    const reported = periods.get(period) ?? {};
    periods.set(period, reported);
    reported[code] = count;
  }
  return towns;
}

function townSeries(
  { id, name, population }: Town,
  periods: readonly Period[],
  known: { reported: ByPeriod | undefined; expected: Expectation | undefined },
): TownSeries {
  const cells: TownSeries['cells'] = {};
  for (const period of periods) {
    const reported = known.reported?.get(period);
    if (reported) cells[period] = reported;
    else if (isExpected(known.expected, period)) cells[period] = null;
  }
  return { id, name, population, cells };
}

function regionCells(
  towns: readonly TownSeries[],
  period: Period,
  codes: readonly string[],
): Record<string, RegionCell> {
  const said = towns.map((town) => town.cells[period]);
  const silentTowns = said.filter((reported) => reported === null).length;
  const sums = codes.map((code): [string, RegionCell] => {
    const cell: RegionCell = { visible: 0, hiddenTowns: 0, silentTowns };
    for (const reported of said) {
      if (!reported) continue;
      const count = reported[code];
      if (count === null || count === undefined) cell.hiddenTowns += 1;
      else cell.visible += count;
    }
    return [code, cell];
  });
  return Object.fromEntries(sums);
}
