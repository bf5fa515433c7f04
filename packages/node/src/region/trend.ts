import { periodOf, previousPeriod } from '@nabij/protocol';
import { Refusal } from '../system/problem.ts';
import { readChanges } from './changes-store.ts';
import type { TrendQuestion } from './question.ts';
import { FEWEST_TO_COMPARE } from './rates/comparable.ts';
import { type RegionCell, regionPart } from './region-part.ts';
import { reportingOf } from './reporting.ts';
import { declaredCodes, type Region } from './said.ts';
import { type TownsFrom, townsJson, townsOf } from './town-part.ts';
import type { TownSeries } from './town-series.ts';
import type { RegionWarnings } from './warnings.ts';

export interface Trend extends TrendQuestion {
  town: string;
  periods: string[];
  codes: string[];
  /** Smaller numbers are not set beside others. */
  fewestToCompare: number;
  towns: TownSeries[];
  region: Record<string, Record<string, RegionCell>>;
  warnings: RegionWarnings | null;
}

/**
 * Every closed period, town by town and for the region, with each gap named for what it is.
 * @throws {Refusal} `request-invalid` for a code that the table has not
 */
export async function trend(region: Region, question: TrendQuestion, now: Date): Promise<Trend> {
  const known = await answered(region, question, now);
  const { part } = known;
  const towns = await townsOf(region, known.asked, known);
  return { ...headOf(known), towns, region: part.region, warnings: part.warnings };
}

/** The same as JSON, of which the region's part is written once. */
export async function trendJson(
  region: Region,
  question: TrendQuestion,
  now: Date,
): Promise<string> {
  const known = await answered(region, question, now);
  const head = JSON.stringify(headOf(known)).slice(0, -1);
  const towns = await townsJson(region, known.asked, known);
  const { region: cells, warnings } = known.part.json();
  return `${head},"towns":${towns},"region":${cells},"warnings":${warnings}}`;
}

/** What answers to a question are made of. */
export interface Answered extends TownsFrom {
  readonly asked: TrendQuestion & { town: string };
}

/** Reads what every answer needs. @throws {Refusal} as `trend` */
export async function answered(
  region: Region,
  question: TrendQuestion,
  now: Date,
): Promise<Answered> {
  const declared = declaredCodes(region, question, previousPeriod(periodOf(now)));
  if (declared.length === 0) throw new Refusal('request-invalid');
  const changes = await readChanges(region.db);
  const reporting = await reportingOf(region.db, changes, now);
  const part = await regionPart(region, question, { declared, reporting, changes, now });
  const { town = 'all' } = question;
  const madeOf = `${periodOf(now)} ${changes.all}`;
  return { asked: { ...question, town }, part, reporting, changes, madeOf };
}

function headOf({ asked, part }: Answered) {
  const periods = part.periods.map(({ period }) => period);
  return { ...asked, periods, codes: [...part.codes], fewestToCompare: FEWEST_TO_COMPARE };
}
