import { DECLARED, type DeclaredName, MEASURE_NAMES, type MeasureName } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { isDeclared, TREND_SPANS } from '../../packages/node/src/region/question.ts';
import type { Db } from '../../packages/node/src/system/database.ts';
import { ratio } from './load.ts';
import { townId } from './trends-fill.ts';

/** A coordinator's process. */
export interface TrendsServer {
  /** Asks and reads the whole answer; bytes. */
  get(path: string): Promise<number>;
  /** What its process uses. */
  used(): Promise<Used>;
}

/** What a process uses. */
export interface Used {
  readonly megabytes: number;
  readonly cpuMs: number;
  /** The longest that nothing else had a turn, since it was asked last. */
  readonly blockedMs: number;
}

/** Takes one row of results. */
export type Print = (row: object) => void;

const EACH = 6;
const CLIENTS = 8;
/** A town in the middle. */
const ONE = townId(50);

/** Every question that a region's pages can ask of these tables. */
export function questions(
  tables = Object.keys(DECLARED),
  measures: readonly MeasureName[] = MEASURE_NAMES,
): string[] {
  return (tables as DeclaredName[]).flatMap((table) =>
    measures.flatMap((measure) =>
      TREND_SPANS.filter((span) => isDeclared({ measure, table, span })).map(
        (span) => `measure=${measure}&table=${table}&span=${span}`,
      ),
    ),
  );
}

const TREND = '/api/region/trend';
const DATA = '/api/region/open-data';
const AGAIN = 8;

/** What other pages ask. Early warning is told with every trend. */
const OTHERS: Readonly<Record<string, string>> = {
  overview: '/api/region/overview',
  'overview of 4 quarters': '/api/region/overview?quarters=4',
  'all towns in one table': `${TREND}?measure=received&table=subject&town=all`,
  'all towns and the map': `${TREND}?measure=received&table=ground&town=all&of=AGE`,
  'barriers town by town': `${TREND}?measure=closed&table=barrier&span=year&town=all`,
  'yearly report': '/api/region/report',
  'public figures': '/figures',
  'public figures of a quarter': '/figures?period=2026-Q2&lang=ar',
  'public figures as a file': '/figures.csv',
  'open data as CSV': `${DATA}.csv?measure=received&table=subject`,
  'open data as JSON': `${DATA}.json?measure=received&table=subject`,
  'open data as SDMX-CSV': `${DATA}.sdmx.csv?measure=received&table=subject`,
};

interface Asking {
  readonly asked: readonly string[];
  readonly start: string;
  /** All there is to ask, or only the first time. */
  readonly full: boolean;
}

/** Asks everything once, then again and again; alone, and with others. */
export async function askAll(
  server: TrendsServer,
  { asked, start, full }: Asking,
  print: Print,
): Promise<void> {
  const paths = (town: string) =>
    asked.map((it) => `/api/region/trend?${it}&town=${encodeURIComponent(town)}`);
  print({
    what: 'first time',
    start,
    ...(await ask(server, paths('none'), { each: 1, clients: 1 })),
  });
  if (!full) return;
  for (const town of ['none', ONE]) {
    for (const clients of [1, CLIENTS]) {
      const what = town === 'none' ? 'region' : 'region and one town';
      print({ what, clients, ...(await ask(server, paths(town), { each: EACH, clients })) });
    }
  }
  for (const [what, path] of Object.entries(OTHERS)) {
    const first = await ask(server, [path], { each: 1, clients: 1 });
    const { p50, p95, cpuMs, bytes, blockedMs } = await ask(server, [path], {
      each: AGAIN,
      clients: 1,
    });
    const { megabytes } = await server.used();
    const at = { first: first.p50, firstCpuMs: first.cpuMs, firstBlockedMs: first.blockedMs };
    print({ what, ...at, p50, p95, cpuMs, blockedMs, bytes, megabytes });
  }
}

/** Each path so many times; of all answers together, and of the slowest path. */
async function ask(
  server: TrendsServer,
  paths: readonly string[],
  { each, clients }: { each: number; clients: number },
) {
  const times = new Map<string, number[]>();
  let bytes = 0;
  const left = Array.from({ length: each }, () => paths).flat();
  const { cpuMs: before } = await server.used();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let path = left.shift(); path !== undefined; path = left.shift()) {
        const from = performance.now();
        bytes = Math.max(bytes, await server.get(path));
        times.set(path, [...(times.get(path) ?? []), performance.now() - from]);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1_000;
  const used = await server.used();
  const cpuMs = ratio((used.cpuMs - before) / (each * paths.length));
  const p95s = [...times].map(([path, its]) => [at(its, 0.95), path] as const);
  const [slowest, path] = p95s.toSorted(([a], [b]) => b - a)[0] ?? [0, ''];
  const all = [...times.values()].flat();
  const perSecond = ratio(all.length / seconds);
  return {
    ...{ questions: paths.length, times: all.length, perSecond, cpuMs, p50: at(all, 0.5) },
    ...{ p95: at(all, 0.95), slowestP95: slowest, slowest: path.split('?')[1], bytes },
    blockedMs: used.blockedMs,
  };
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return ratio(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
}

/** The least that the region's number of one cell takes: to add it up where it lies. */
export async function plainSum(db: Db): Promise<void> {
  await db.execute(sql`
    select period, sum((counts ->> 0)::integer), count(*) from gathered_cells
    where measure = 'received' and table_id = 'total' and span = 'quarter' group by period`);
}

/** A table with nothing kept and nothing explained: every cell taken out and added up. */
export async function groupBy(db: Db): Promise<void> {
  await db.execute(sql`
    select period, place, sum(it::integer), count(*) filter (where it is null)
    from gathered_cells, json_array_elements_text(counts) with ordinality cells (it, place)
    where measure = 'received' and table_id = 'subject' and span = 'quarter'
    group by period, place`);
}
