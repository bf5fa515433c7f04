import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CODE_VERSION, nextPeriod, type Period } from '@nabij/protocol';
import { loadSolver } from '../../packages/node/src/disclosure/solver.ts';
import { releaseGatherer } from '../../packages/node/src/region/gather.ts';
import { type Db, openDatabase } from '../../packages/node/src/system/database.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../packages/node/src/system/embedded-postgres.ts';
import { migrate } from '../../packages/node/src/system/migrate.ts';
import { milliseconds, ratio } from './load.ts';
import {
  askAll,
  groupBy,
  type Print,
  plainSum,
  questions,
  type TrendsServer,
  type Used,
} from './trends-ask.ts';
import { admit, copyModels, type Model, takeOne, takeQuarter } from './trends-fill.ts';
import type { TrendsServerStart } from './trends-server.ts';
import { townChain } from './trends-towns.ts';

const POPULATIONS = [3_000, 6_000] as const;
const SIZES = [100, 1_000, 10_000] as const;
/** With all tables a release has some 170 rows: more towns have only these, of what came in. */
const MOST_IN_FULL = 1_000;
const SOME_TABLES = ['total', 'subject', 'ground'];
/** Five years. */
const QUARTERS = 20;
const NOW = new Date('2026-11-01T00:00:00Z');
const MOST_TAKEN = Number(process.argv[4] ?? 1_000);
/** Releases that come in one by one between questions. */
const ARRIVALS = 20;

/**
 * A region of more and more towns with five years behind them: taking in a quarter, and every
 * question of its pages; beside plain SQL and grouping what lies there.
 */
export async function bench(print: Print): Promise<void> {
  const only = process.argv[3];
  const models = await modelTowns();
  const dir = await mkdtemp(join(tmpdir(), 'nabij-bench-'));
  const postgres = await startEmbeddedPostgres(dir);
  try {
    for (const towns of SIZES.filter((it) => only === undefined || it === Number(only))) {
      const say: Print = (row) => print({ bench: 'trends', towns, ...row });
      await measure(postgres, { models, towns }, say);
    }
  } finally {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Protecting five years of a town takes minutes, so they are kept between runs. */
async function modelTowns(): Promise<Model[]> {
  const file = join(tmpdir(), `nabij-bench-towns-${CODE_VERSION}.json`);
  // our own JSON
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as Model[];
  const solver = await loadSolver();
  const periods: Period[] = ['2021-Q4'];
  while (periods.length < QUARTERS) periods.push(nextPeriod(periods.at(-1) ?? '2021-Q4'));
  const models = POPULATIONS.map((population) => ({
    population,
    releases: townChain(solver, population, periods),
  }));
  await writeFile(file, JSON.stringify(models));
  return models;
}

interface Size {
  readonly models: readonly Model[];
  readonly towns: number;
}

async function measure(postgres: EmbeddedPostgres, { models, towns }: Size, print: Print) {
  const name = `trends_${towns}`;
  await postgres.createDatabase(name);
  const url = postgres.url(name);
  await migrate(url, 'coordinator');
  const { db, close } = openDatabase(url);
  try {
    await fill(db, { models, towns }, print);
    const asked = towns > MOST_IN_FULL ? questions(SOME_TABLES, ['received']) : questions();
    print({ what: 'plain sum of one cell', ...(await milliseconds(10, () => plainSum(db))) });
    print({ what: 'group by of one table', ...(await milliseconds(10, () => groupBy(db))) });
    for (const start of ['nothing kept', 'sums kept'] as const) {
      await withServer(url, async (server) => {
        await askAll(server, { asked, start, full: start === 'sums kept' }, print);
        if (start === 'sums kept') await whileArriving(db, { models, towns, server }, print);
      });
    }
  } finally {
    await close();
  }
}

/** All quarters but the last by copying, the last as it comes. */
async function fill(db: Db, { models, towns }: Size, print: Print): Promise<void> {
  const gather = releaseGatherer();
  const tables = towns > MOST_IN_FULL ? { tables: SOME_TABLES } : {};
  await admit(db, models, towns);
  const some = [...models.keys()];
  for (let quarter = 0; quarter < QUARTERS - 1; quarter++) {
    await takeQuarter(db, gather, { models, towns: some, quarter, now: NOW });
  }
  const start = performance.now();
  await copyModels(db, { models: models.length, from: models.length, to: towns, ...tables });
  print({ what: 'filled by SQL', seconds: ratio((performance.now() - start) / 1_000) });
  const coming = comingIn(towns);
  const before = process.cpuUsage();
  const perSecond = await takeQuarter(db, gather, {
    ...{ models, quarter: QUARTERS - 1, now: NOW },
    towns: Array.from({ length: coming }, (_, town) => town),
  });
  const { user, system } = process.cpuUsage(before);
  const cpuMs = ratio((user + system) / 1_000 / coming);
  print({ what: 'taken', releases: coming, perSecond: ratio(perSecond), cpuMs });
  const quarter = models[0]?.releases.at(-1)?.period ?? '';
  const rest = { models: models.length, from: coming + ARRIVALS, to: towns, quarter };
  await copyModels(db, { ...rest, ...tables });
}

/** Of the last quarter: all releases but those that come between questions, or some hundreds. */
function comingIn(towns: number): number {
  return Math.min(towns, MOST_TAKEN) - ARRIVALS;
}

/** One more release, then one question: what the first who asks waits for. */
async function whileArriving(
  db: Db,
  { models, towns, server }: Size & { server: TrendsServer },
  print: Print,
): Promise<void> {
  const gather = releaseGatherer();
  let town = comingIn(towns);
  const path = '/api/region/trend?measure=received&table=subject&span=quarter&town=none';
  const times: number[] = [];
  for (let n = 0; n < ARRIVALS; n++, town++) {
    const body = models[town % models.length]?.releases[QUARTERS - 1];
    if (body === undefined) throw new Error('no release');
    await takeOne(db, gather, { town, body, now: NOW });
    const start = performance.now();
    await server.get(path);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => ratio(times[Math.ceil(times.length * share) - 1] ?? 0);
  print({ what: 'first question after an arrival', p50: at(0.5), p95: at(0.95), times: ARRIVALS });
}

async function withServer(url: string, work: (server: TrendsServer) => Promise<void>) {
  const child = fork(new URL('./trends-server.ts', import.meta.url));
  const start: TrendsServerStart = { databaseUrl: url, now: NOW.toISOString() };
  child.send(start);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  try {
    await work({
      async get(path) {
        const answer = await fetch(`http://127.0.0.1:${port}${path}`);
        const bytes = (await answer.arrayBuffer()).byteLength;
        if (answer.status !== 200) throw new Error(`answered ${answer.status} to ${path}`);
        return bytes;
      },
      used: () => usedBy(child),
    });
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

async function usedBy(child: ChildProcess): Promise<Used> {
  child.send('used');
  const [{ user, system, rss, longestDelay }] = (await once(child, 'message')) as [
    NodeJS.CpuUsage & { rss: number; longestDelay: number },
  ];
  const cpuMs = (user + system) / 1_000;
  return { megabytes: Math.round(rss / 2 ** 20), cpuMs, blockedMs: ratio(longestDelay / 1e6) };
}
