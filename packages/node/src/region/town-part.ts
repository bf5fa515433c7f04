import type { Changes } from './changes-store.ts';
import { type Dated, type Ground, type Meaning, meaningOf, stepBack } from './compared.ts';
import { keptFor } from './keep-newest.ts';
import { packedTable } from './packed.ts';
import type { TrendQuestion } from './question.ts';
import type { Bounds } from './rates/bounds.ts';
import type { RegionPart } from './region-part.ts';
import type { Reporting } from './reporting.ts';
import { type ReadTable, type Region, readSaid, type SaidBy } from './said.ts';
import type { Town } from './store.ts';
import { boundsOf, type TownSeries, townSeries } from './town-series.ts';
import { listTable, listTownWays, type Ways } from './trend-store.ts';

/** What is known of a region when its towns are told. */
export interface TownsFrom {
  readonly part: RegionPart;
  readonly reporting: Reporting;
  readonly changes: Changes;
  /** Equal text, equal answers. */
  readonly madeOf: string;
}

type Explain = ReturnType<typeof meaningOf>;
type Asked = TrendQuestion & { readonly town: string };

/** The towns that were asked for; what their numbers mean of one town, or of one code of all. */
export async function townsOf(
  region: Region,
  question: Asked,
  { part: { periods }, reporting, changes }: TownsFrom,
): Promise<TownSeries[]> {
  const { town: asked, of } = question;
  const isOne = asked !== 'all';
  const towns = reporting.towns.filter(({ id }) => !isOne || id === asked);
  if (towns.length === 0) return [];
  const quarters = [...new Set(periods.flatMap((it) => it.quarters))];
  const read: ReadTable = isOne
    ? (it) => listTable(region.db, it, { quarters, towns: [asked] })
    : (it) => packedTable(region.db, it, { changes, quarters: changes.quarters });
  const said = await readSaid(region, question, read);
  const isTold = isOne || of !== undefined;
  const ways = isTold ? await listTownWays(region.db, isOne ? asked : undefined) : undefined;
  const explainBy = explainers(question);
  return towns.map((town) => {
    const known = { said, expected: reporting.expected.get(town.id), of: isOne ? undefined : of };
    const series = townSeries(town, periods, known);
    if (!isTold) return series;
    const explain = explainBy(ways?.get(town.id) ?? NO_WAYS);
    return { ...series, meaning: townMeaning({ town, periods, said, question, explain }) };
  });
}

const NO_WAYS: readonly Ways[] = [];

/** Towns that released in the same ways are explained together. */
function explainers(question: Asked): (ways: readonly Ways[]) => Explain {
  const known = new Map<readonly Ways[], Explain>();
  return (ways) => {
    const explain = known.get(ways) ?? meaningOf(question, ways);
    known.set(ways, explain);
    return explain;
  };
}

/** Answers of all towns: a thousand towns are a megabyte and more. */
const answers = keptFor<string>(6);

/** The same as JSON; that of all towns is kept until something arrives, leaves or is over. */
export async function townsJson(region: Region, asked: Asked, from: TownsFrom): Promise<string> {
  const make = async () => jsonOf(await townsOf(region, asked, from));
  if (asked.town !== 'all') return make();
  const { measure, table, span, code = '', of = '' } = asked;
  return answers(region.db).get([measure, table, span, code, of].join(' '), from.madeOf, make);
}

/** Most numbers of a town are alike, so what they mean is written once. */
function jsonOf(towns: readonly TownSeries[]): string {
  const written = new Map<Meaning, string>();
  const cell = ([code, meaning]: [string, Meaning]) => {
    const text = written.get(meaning) ?? JSON.stringify(meaning);
    written.set(meaning, text);
    return `${JSON.stringify(code)}:${text}`;
  };
  const series = towns.map(({ meaning, ...rest }) => {
    const its = JSON.stringify(rest);
    if (meaning === undefined) return its;
    const periods = Object.entries(meaning).map(
      ([period, cells]) => `"${period}":{${Object.entries(cells).map(cell).join()}}`,
    );
    return `${its.slice(0, -1)},"meaning":{${periods.join()}}}`;
  });
  return `[${series.join()}]`;
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
  const { of } = question;
  const bounds = periods.map(({ period }): Map<string, Bounds> => {
    const its = said.get(period)?.get(town.id);
    return its ? boundsOf(its, question.table, of) : new Map();
  });
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
