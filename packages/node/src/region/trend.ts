import { periodOf, previousPeriod } from '@nabij/protocol';
import { Refusal } from '../system/problem.ts';
import { readChanges } from './changes-store.ts';
import { type Dated, type Ground, meaningOf, stepBack } from './compared.ts';
import type { TrendQuestion } from './question.ts';
import type { Bounds } from './rates/bounds.ts';
import { type RegionCell, type RegionPart, regionPart } from './region-part.ts';
import { type Reporting, reportingOf } from './reporting.ts';
import { declaredCodes, type Region, readSaid, type SaidBy } from './said.ts';
import type { Town } from './store.ts';
import { boundsOf, type TownSeries, townSeries } from './town-series.ts';
import { listTownWays } from './trend-store.ts';
import type { RegionWarnings } from './warnings.ts';

export interface Trend extends TrendQuestion {
  town: string;
  periods: string[];
  codes: string[];
  towns: TownSeries[];
  region: Record<string, Record<string, RegionCell>>;
  warnings: RegionWarnings | null;
}

type Explain = ReturnType<typeof meaningOf>;

/**
 * Every closed period, town by town and for the region, with each gap named for what it is.
 * @throws {Refusal} `request-invalid` for a code that the table has not
 */
export async function trend(region: Region, question: TrendQuestion, now: Date): Promise<Trend> {
  const { part, ...rest } = await answered(region, question, now);
  return { ...rest, region: part.region, warnings: part.warnings };
}

/** The same as JSON, of which the region's part is written once. */
export async function trendJson(
  region: Region,
  question: TrendQuestion,
  now: Date,
): Promise<string> {
  const { part, ...rest } = await answered(region, question, now);
  const { region: cells, warnings } = part.json();
  return `${JSON.stringify(rest).slice(0, -1)},"region":${cells},"warnings":${warnings}}`;
}

async function answered(region: Region, question: TrendQuestion, now: Date) {
  const declared = declaredCodes(region, question, previousPeriod(periodOf(now)));
  if (declared.length === 0) throw new Refusal('request-invalid');
  const changes = await readChanges(region.db);
  const reporting = await reportingOf(region.db, changes, now);
  const part = await regionPart(region, question, { declared, reporting, changes, now });
  const { town: asked = 'all' } = question;
  return {
    ...question,
    town: asked,
    periods: part.periods.map(({ period }) => period),
    codes: [...part.codes],
    towns: await townsOf(region, { ...question, town: asked }, { part, reporting }),
    part,
  };
}

/** The towns that were asked for; what their numbers mean of one town, or of one code of all. */
async function townsOf(
  region: Region,
  question: TrendQuestion & { town: string },
  { part: { periods }, reporting }: { part: RegionPart; reporting: Reporting },
): Promise<TownSeries[]> {
  const { town: asked, of } = question;
  const isOne = asked !== 'all';
  const towns = reporting.towns.filter(({ id }) => !isOne || id === asked);
  if (towns.length === 0) return [];
  const quarters = [...new Set(periods.flatMap((it) => it.quarters))];
  const said = await readSaid(region, question, isOne ? { quarters, towns: [asked] } : undefined);
  const isTold = isOne || of !== undefined;
  const ways = isTold ? await listTownWays(region.db, isOne ? asked : undefined) : undefined;
  return towns.map((town) => {
    const series = townSeries(town, periods, { said, expected: reporting.expected.get(town.id) });
    if (!isTold) return series;
    const explain = meaningOf(question, ways?.get(town.id) ?? []);
    return { ...series, meaning: townMeaning({ town, periods, said, question, explain }) };
  });
}

interface TownParts {
  town: Town;
  periods: RegionPart['periods'];
  said: ReadonlyMap<string, SaidBy>;
  question: TrendQuestion;
  explain: Explain;
}

function townMeaning(parts: TownParts): NonNullable<TownSeries['meaning']> {
  const { town, periods, said, question, explain } = parts;
  const ground: Ground = { toldTowns: 1, silentTowns: 0, population: town.population };
  const bounds = periods.map(({ period }): Map<string, Bounds> => {
    const its = said.get(period)?.get(town.id);
    return its ? boundsOf(its, question.table) : new Map();
  });
  const { of } = question;
  const dated = (i: number, code: string): Dated | undefined => {
    const [at, known] = [periods[i], bounds[i]?.get(code)];
    return at && known ? { at, ground, bounds: known } : undefined;
  };
  return Object.fromEntries(
    periods.map(({ period }, i) => {
      const codes = of === undefined ? (bounds[i]?.keys() ?? []) : [of];
      const cells = [...codes].flatMap((code) => {
        const one = dated(i, code);
        const before = dated(i - stepBack(question.span), code);
        return one ? [[code, explain(one, before)] as const] : [];
      });
      return [period, Object.fromEntries(cells)];
    }),
  );
}
