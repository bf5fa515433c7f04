import { periodOf, previousPeriod } from '@nabij/protocol';
import { Refusal } from '../system/problem.ts';
import { type Dated, type Ground, type Meaning, meaningOf, stepBack } from './compared.ts';
import { closedPeriods, expectations } from './membership.ts';
import type { TrendQuestion } from './question.ts';
import type { Bounds } from './rates/bounds.ts';
import { type Sum, sumOf } from './region-sums.ts';
import { declaredCodes, type Region, readSaid, type SaidBy } from './said.ts';
import { isDue, type SpanPeriod, spanPeriods } from './span-periods.ts';
import { listTowns, type Town } from './store.ts';
import { boundsOf, type TownSeries, townSeries } from './town-series.ts';
import { listFirsts, listTownWays, listWays } from './trend-store.ts';
import { type RegionWarnings, regionWarnings } from './warnings.ts';

/** The region's number of one code in one period, with what is missing from it. */
export interface RegionCell extends Meaning {
  visible: number;
  /** Of which a release came, whatever it hides. */
  toldTowns: number;
  hiddenTowns: number;
  silentTowns: number;
}

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
  const towns = await listTowns(region.db);
  const firsts = await listFirsts(region.db);
  const said = await readSaid(region, question);
  const explain = meaningOf(question, await listWays(region.db));
  const declared = declaredCodes(region, question, previousPeriod(periodOf(now)));
  if (declared.length === 0) throw new Refusal('request-invalid');
  const expected = expectations(towns, firsts, now);
  const closed = closedPeriods(expected.values(), firsts, now);
  const periods = spanPeriods(question.span, closed, (period) => said.has(period));
  const grounds = periods.map((at) => groundOf(at, said.get(at.period), { towns, expected }));
  const sums = periods.map(({ period }) => {
    const by = said.get(period);
    return by ? sumOf(by.values(), question.table) : nothingOf(declared);
  });
  const names = periods.map(({ period }) => period);
  const { town: asked = 'all' } = question;
  const isOne = asked !== 'all' && asked !== 'none';
  const isTold = isOne || question.of !== undefined;
  const ways = isTold ? await listTownWays(region.db, isOne ? asked : undefined) : undefined;
  return {
    ...question,
    town: asked,
    periods: names,
    codes: [...new Set([...declared, ...sums.flatMap((sum) => [...sum.keys()])])],
    towns: towns
      .filter(({ id }) => asked === 'all' || asked === id)
      .map((town) => {
        const series = townSeries(town, periods, { said, expected: expected.get(town.id) });
        if (!isTold) return series;
        const own = meaningOf(question, ways?.get(town.id) ?? []);
        return { ...series, meaning: townMeaning({ town, periods, said, question, explain: own }) };
      }),
    region: regionCells({ periods, grounds, sums, question, explain }),
    warnings: regionWarnings(question, said, new Map(names.map((name, i) => [name, sums[i]]))),
  };
}

/** Of a period of which nobody told anything. */
function nothingOf(codes: readonly string[]): Map<string, Sum> {
  return new Map(codes.map((code) => [code, { visible: 0, hiddenTowns: 0, high: 0 }]));
}

/** How many towns are silent, and how many people live where something was told. */
function groundOf(
  at: SpanPeriod,
  by: SaidBy | undefined,
  { towns, expected }: { towns: readonly Town[]; expected: ReturnType<typeof expectations> },
): Ground {
  let silentTowns = 0;
  let population: number | null = 0;
  for (const town of towns) {
    if (by?.has(town.id)) {
      population =
        population === null || town.population === null ? null : population + town.population;
    } else if (isDue(expected.get(town.id), at)) silentTowns += 1;
  }
  return { toldTowns: by?.size ?? 0, silentTowns, population };
}

interface RegionParts {
  periods: readonly SpanPeriod[];
  grounds: readonly Ground[];
  sums: readonly ReadonlyMap<string, Sum>[];
  question: TrendQuestion;
  explain: Explain;
}

function regionCells({ periods, grounds, sums, question, explain }: RegionParts): Trend['region'] {
  const dated = (i: number, code: string): Dated | undefined => {
    const [at, ground, sum] = [periods[i], grounds[i], sums[i]?.get(code)];
    if (!at || !ground || !sum) return undefined;
    return { at, ground, bounds: { low: sum.visible, high: sum.high } };
  };
  return Object.fromEntries(
    periods.map(({ period }, i) => {
      const cells = [...(sums[i] ?? [])].flatMap(([code, { visible, hiddenTowns }]) => {
        const one = dated(i, code);
        if (!one) return [];
        const { silentTowns, toldTowns } = one.ground;
        const meaning = explain(one, dated(i - stepBack(question.span), code));
        const cell: RegionCell = { visible, toldTowns, hiddenTowns, silentTowns, ...meaning };
        return [[code, cell] as const];
      });
      return [period, Object.fromEntries(cells)];
    }),
  );
}

interface TownParts {
  town: Town;
  periods: readonly SpanPeriod[];
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
