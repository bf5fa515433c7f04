import type { DeclaredName, MeasureName, Period } from '@nabij/protocol';
import { readChanges } from '../changes-store.ts';
import { keptFor } from '../keep-newest.ts';
import { type Overview, overview } from '../overview.ts';
import { FEWEST_TO_COMPARE } from '../rates/comparable.ts';
import { type Rate, rate } from '../rates/rate.ts';
import type { Region } from '../said.ts';
import { type Compared, compareYears, peopleIn, type YearNumber } from './compared-years.ts';
import { type Asked, listYear } from './report-store.ts';
import { type Delivered, deliveries, quartersOf, toldQuarters } from './town-quarters.ts';
import { type Known, keyOf, type YearTable, type YearTables, yearTables } from './year-numbers.ts';

/** The tables of a yearly report. */
const ASKED: readonly Asked[] = [
  ...(['total', 'people', 'subject', 'ground', 'domain'] as const).map(
    (table) => ['received', table] as const,
  ),
  ...(['total', 'care_category', 'outcome', 'timeliness', 'barrier', 'barrier_level'] as const).map(
    (table) => ['closed', table] as const,
  ),
  ['mass', 'total'],
];
const TOTALS: readonly Asked[] = [
  ['received', 'total'],
  ['closed', 'total'],
];

/** One number of the region in a year. */
export interface ReportRow {
  code: string;
  visible: number;
  /** Of so many towns it is not told, or not all of it. */
  hiddenTowns: number;
}

export interface ReportTable {
  measure: MeasureName;
  table: DeclaredName;
  rows: ReportRow[];
}

export interface YearReport {
  year: number;
  /** Years of which there is something, ascending. */
  years: number[];
  /** Whether the year is over and told; else the numbers go as far as `quarters`. */
  isOver: boolean;
  quarters: Period[];
  /** When it was made, ISO 8601. */
  made: string;
  towns: (Delivered & {
    /** How many reports; null where nothing came. */
    received: Known | null;
    /** Per 10,000 inhabitants in these quarters; null where it cannot be told. */
    rate: Rate | null;
    /** Whether that rate rests on too few to be set beside another. */
    isFew: boolean;
  })[];
  tables: ReportTable[];
  compared: Record<'received' | 'closed', Compared>;
  /** Of all towns that told everything; null where something of it is hidden. */
  rate: Rate | null;
  /** How many numbers of towns these tables rest on, and how many of them are hidden. */
  hidden: { numbers: number; of: number };
  /** Below which numbers were hidden. */
  thresholds: number[];
}

/** The last years, and the one that nobody named. */
const reports = keptFor<YearReport>(6);

/**
 * All that a yearly report tells; without a year: of the newest one that is told, best a whole one.
 * Kept until something changes, or an hour is over.
 */
export async function yearReport(
  region: Region,
  asked: number | undefined,
  now: Date,
): Promise<YearReport> {
  const { all } = await readChanges(region.db);
  const madeOf = `${now.toISOString().slice(0, 'YYYY-MM-DDTHH'.length)} ${all}`;
  const make = () => makeReport(region, asked, now);
  const found = await reports(region.db).get(String(asked ?? ''), madeOf, make);
  return { ...found, made: now.toISOString() };
}

async function makeReport(
  region: Region,
  asked: number | undefined,
  now: Date,
): Promise<YearReport> {
  const seen = await overview(region.db, now);
  const years = yearsOf(seen);
  const year = asked ?? newest(seen, years) ?? now.getUTCFullYear() - 1;
  const found = await readYear(region, { year, seen, tables: ASKED });
  const before = await readYear(region, { year: year - 1, seen, tables: TOTALS });
  const compared = (measure: 'received' | 'closed') =>
    compareYears(numberOf(found, measure), numberOf(before, measure));
  const totals = totalOf(found.tables, 'received');
  return {
    ...{ year, years, isOver: found.isOver, quarters: found.quarters, made: now.toISOString() },
    towns: found.towns.map((town) => {
      const received = totals?.get(town.id) ?? null;
      const told = town.came === 'all' ? received : null;
      const isFew = received !== null && received.visible < FEWEST_TO_COMPARE;
      return { ...town, received, rate: rateOf(told, town.population), isFew };
    }),
    tables: ASKED.map(([measure, table]) => ({
      ...{ measure, table },
      rows: rowsOf(found.tables.get(keyOf(measure, table)), found.towns),
    })),
    compared: { received: compared('received'), closed: compared('closed') },
    rate: regionRate(found),
    hidden: hiddenIn(found.tables),
    thresholds: found.thresholds,
  };
}

interface FoundYear {
  readonly isOver: boolean;
  readonly quarters: Period[];
  readonly towns: Delivered[];
  readonly tables: YearTables;
  readonly codes: string[];
  readonly thresholds: number[];
}

async function readYear(
  { db, forms }: Region,
  { year, seen, tables }: { year: number; seen: Overview; tables: readonly Asked[] },
): Promise<FoundYear> {
  const said = await listYear(db, year, tables);
  const ofYear = said.filter(({ span }) => span === 'year').flatMap((it) => it.said);
  const whole = new Set(ofYear.map(([iss]) => iss));
  const quarters = toldQuarters(seen, year);
  const releases = Object.values(seen.reported).flatMap((its) =>
    quartersOf(year).flatMap((period) => its[period] ?? []),
  );
  return {
    isOver: quarters.length === 4,
    quarters,
    towns: deliveries(seen, quarters, whole),
    tables: yearTables(forms, tables, said),
    codes: [...new Set(releases.map(({ codes }) => codes))].toSorted(),
    thresholds: [...new Set(releases.map(({ threshold }) => threshold))].toSorted((a, b) => a - b),
  };
}

function yearsOf({ reported }: Overview): number[] {
  const periods = Object.values(reported).flatMap((releases) => Object.keys(releases));
  return [...new Set(periods.map((period) => Number(period.slice(0, 4))))].toSorted();
}

function newest(seen: Overview, years: readonly number[]): number | undefined {
  return years.findLast((year) => toldQuarters(seen, year).length === 4) ?? years.at(-1);
}

function totalOf(tables: YearTables, measure: MeasureName): ReadonlyMap<string, Known> | undefined {
  return tables.get(keyOf(measure, 'total'))?.get('total');
}

function numberOf(found: FoundYear, measure: 'received' | 'closed'): YearNumber {
  const known = [...(totalOf(found.tables, measure)?.values() ?? [])];
  return {
    ...found,
    visible: known.reduce((sum, { visible }) => sum + visible, 0),
    isExact: known.every(({ isExact }) => isExact),
  };
}

/** A code that a town's lists did not have yet is none there, and not hidden. */
function rowsOf(table: YearTable | undefined, towns: readonly Delivered[]): ReportRow[] {
  const ids = new Set(towns.map(({ id }) => id));
  return [...(table ?? [])].map(([code, byTown]) => {
    const known = [...byTown].filter(([iss]) => ids.has(iss)).map(([, it]) => it);
    return {
      code,
      visible: known.reduce((sum, { visible }) => sum + visible, 0),
      hiddenTowns: known.filter(({ isExact }) => !isExact).length,
    };
  });
}

function rateOf(known: Known | null, population: number | null): Rate | null {
  if (known === null || !known.isExact || population === null || population < 1) return null;
  return rate({ low: known.visible, high: known.visible }, population);
}

function regionRate({ towns, tables }: FoundYear): Rate | null {
  const all = towns.filter(({ came }) => came === 'all');
  const totals = all.map(({ id }) => totalOf(tables, 'received')?.get(id));
  const visible = totals.reduce((sum, known) => sum + (known?.visible ?? 0), 0);
  const isExact = totals.every((known) => known?.isExact === true);
  return all.length === 0 ? null : rateOf({ visible, isExact }, peopleIn(all));
}

function hiddenIn(tables: YearTables): YearReport['hidden'] {
  const known = [...tables.values()].flatMap((table) =>
    [...table.values()].flatMap((byTown) => [...byTown.values()]),
  );
  return { numbers: known.filter(({ isExact }) => !isExact).length, of: known.length };
}
