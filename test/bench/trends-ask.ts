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
  used(): Promise<{ megabytes: number; cpuMs: number }>;
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
  const others = {
    overview: '/api/region/overview',
    'overview of 4 quarters': '/api/region/overview?quarters=4',
    'all towns in one table': '/api/region/trend?measure=received&table=subject&town=all',
    'open data of one table': '/api/region/open-data.csv?measure=received&table=subject',
  };
  for (const [what, path] of Object.entries(others)) {
    const first = await ask(server, [path], { each: 1, clients: 1 });
    const again = await ask(server, [path], { each: 3, clients: 1 });
    const { p50, p95, cpuMs, bytes } = again;
    print({ what, first: first.p50, p50, p95, cpuMs, bytes });
  }
  print({ what: 'memory', megabytes: (await server.used()).megabytes });
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
  const before = (await server.used()).cpuMs;
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
  const cpuMs = ratio(((await server.used()).cpuMs - before) / (each * paths.length));
  const p95s = [...times].map(([path, its]) => [at(its, 0.95), path] as const);
  const [slowest, path] = p95s.toSorted(([a], [b]) => b - a)[0] ?? [0, ''];
  const all = [...times.values()].flat();
  const perSecond = ratio(all.length / seconds);
  return {
    ...{ questions: paths.length, times: all.length, perSecond, cpuMs, p50: at(all, 0.5) },
    ...{ p95: at(all, 0.95), slowestP95: slowest, slowest: path.split('?')[1], bytes },
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
