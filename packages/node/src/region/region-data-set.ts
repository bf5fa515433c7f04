import { DECLARED, type DeclaredTable, type Period } from '@nabij/protocol';
import { statusOf } from './cell-status.ts';
import type { DataSet, Observation } from './open-data/observation.ts';
import { packedTable } from './packed.ts';
import type { TrendQuestion } from './question.ts';
import { type Region, readSaid, type SaidBy } from './said.ts';
import type { SpanPeriod } from './span-periods.ts';
import type { Town } from './store.ts';
import { reportedIn } from './town-series.ts';
import { type Answered, answered } from './trend.ts';

/** What all towns told in one table, as open data. */
export interface RegionData {
  readonly dimensions: readonly string[];
  /** Equal text, equal numbers. */
  readonly madeOf: string;
  /** Number by number, in pieces: of a thousand towns there are a hundred thousands. */
  chunks(): AsyncGenerator<Observation[]>;
}

/** Observations in one piece: some milliseconds of work. */
const PIECE = 500;

/**
 * One table of all towns. It is read quarter by quarter when its pieces are asked for; what arrives
 * meanwhile can be in a later quarter of the same file.
 * @throws {Refusal} as `trend`
 */
export async function regionData(
  region: Region,
  question: TrendQuestion,
  now: Date,
): Promise<RegionData> {
  const asked = { ...question, code: undefined, of: undefined, town: 'all' };
  const known = await answered(region, asked, now);
  const { dimensions }: DeclaredTable = DECLARED[question.table];
  return { dimensions, madeOf: known.madeOf, chunks: () => chunksOf(region, known) };
}

/** The same at once, for who needs all of it. @throws {Refusal} as `trend` */
export async function regionDataSet(
  region: Region,
  question: TrendQuestion,
  now: Date,
): Promise<DataSet> {
  const { dimensions, chunks } = await regionData(region, question, now);
  const observations: Observation[] = [];
  for await (const chunk of chunks()) observations.push(...chunk);
  return { dimensions, observations };
}

async function* chunksOf(region: Region, known: Answered): AsyncGenerator<Observation[]> {
  const { part, reporting } = known;
  const codes = townCodes(reporting.towns);
  const size = Math.max(1, Math.floor(PIECE / part.codes.length));
  const read = quarterReader(region, known);
  for (const at of part.periods) {
    const said = await read(at);
    for (let i = 0; i < reporting.towns.length; i += size) {
      const towns = reporting.towns.slice(i, i + size);
      yield towns.flatMap((town) => {
        const its = { expected: reporting.expected.get(town.id) };
        const reported = reportedIn(at, said?.get(town.id), its);
        const of = { town: codes.get(town.id) ?? '', townName: town.name };
        return observationsOf(reported, { ...of, period: at.period }, known);
      });
    }
  }
}

/** Reads what was said of a period; those of one quarter stand in the same releases. */
function quarterReader(region: Region, { asked, changes }: Answered) {
  let last: { quarter: Period; said: ReadonlyMap<string, SaidBy> } | undefined;
  return async ({ period, quarters }: SpanPeriod): Promise<SaidBy | undefined> => {
    const quarter = quarters.at(-1);
    if (quarter === undefined || !changes.quarters.includes(quarter)) return undefined;
    if (last?.quarter !== quarter) {
      const of = { changes, quarters: [quarter] };
      const said = await readSaid(region, asked, (it) => packedTable(region.db, it, of));
      last = { quarter, said };
    }
    return last.said.get(period);
  };
}

function observationsOf(
  reported: ReturnType<typeof reportedIn>,
  of: Pick<Observation, 'town' | 'townName' | 'period'>,
  { asked: { measure, table }, part }: Answered,
): Observation[] {
  const { dimensions }: DeclaredTable = DECLARED[table];
  return part.codes.map((code) => {
    const [count, status] = statusOf(reported, code);
    const parts = code.split('/');
    const codes = Object.fromEntries(dimensions.map((it, i) => [it, parts[i] ?? '']));
    return { ...of, measure, table, codes, count, status };
  });
}

/**
 * A code for each town: those of its municipalities, or its host where it has none or shares them
 * with another point.
 */
export function townCodes(towns: readonly Town[]): Map<string, string> {
  const byPlace = Map.groupBy(towns, placeOf);
  return new Map(
    towns.map((town) => {
      const place = placeOf(town);
      const isOwn = place !== '' && byPlace.get(place)?.length === 1;
      return [town.id, isOwn ? place : plain(new URL(town.id).host)];
    }),
  );
}

function placeOf({ municipalities }: Town): string {
  return plain(municipalities.toSorted().join('_'));
}

function plain(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9_-]/g, '_');
}
