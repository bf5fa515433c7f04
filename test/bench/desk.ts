import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { loadOrCreateNodeKey } from '../../packages/node/src/federation/node-key.ts';
import { connect, openDatabase } from '../../packages/node/src/system/database.ts';
import { startEmbeddedPostgres } from '../../packages/node/src/system/embedded-postgres.ts';
import { migrate } from '../../packages/node/src/system/migrate.ts';
import { freePort, pointEnvironment } from '../network.ts';
import { asker, type Desk, signIn } from './desk-ask.ts';
import { bareSql, keepAsking } from './desk-bare.ts';
import { Memory } from './desk-memory.ts';
import { type FilledDesk, fillDesk, TOWN } from './desk-point.ts';
import { report } from './desk-reporters.ts';
import type { Report, ToServer } from './desk-server.ts';
import { type Spread, Times } from './desk-times.ts';
import { work } from './desk-work.ts';
import { ratio } from './load.ts';

/** How long each of them looks at a screen before the next step, on average. */
const PAUSE_MS = 6_000;
const BARE_MS = 4_000;
const LOOK_MS = 5_000;
const ALONE = 150;
const DATABASE = 'bench_desk';

/**
 * A desk of 5,000 cases that 50 people use at once over HTTP, each signed in, with a window that
 * hears live what happens, while reporters write and file: how long the server takes for every
 * kind of answer, beside the same as plain SQL asked in the same minutes, what went wrong, and
 * whether memory stays. Arguments: minutes, cases, workers.
 */
export async function bench(print: (row: object) => void): Promise<void> {
  const [minutes = 3, cases = 5_000, workers = 50] = process.argv.slice(3).map(Number);
  const dir = await mkdtemp(join(tmpdir(), 'nabij-bench-'));
  const postgres = await startEmbeddedPostgres(join(dir, 'postgres'));
  try {
    await postgres.createDatabase(DATABASE);
    const url = postgres.url(DATABASE);
    await migrate(url, 'point');
    const { db, close } = openDatabase(url, { max: 8 });
    const key = await loadOrCreateNodeKey(join(dir, 'keys'));
    const filled = await fillDesk(db, key, { cases, workers });
    await close();
    await onServer({ dir, url }, (server) =>
      measure(server, { url, filled, minutes, size: { cases, workers }, print }),
    );
  } finally {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

interface Measuring {
  readonly url: string;
  readonly filled: FilledDesk;
  readonly minutes: number;
  readonly size: { readonly cases: number; readonly workers: number };
  readonly print: (row: object) => void;
}

/** A server that runs in a process of its own, and what it says of itself. */
interface Measured {
  readonly port: number;
  forget(): void;
  report(): Promise<Report>;
}

async function measure(server: Measured, it: Measuring): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const desk = deskOf(server, agent);
  const client = connect(it.url, 1);
  const { db, close } = openDatabase(it.url, { max: 2 });
  try {
    const cookies: string[] = [];
    for (const { login } of it.filled.workers) cookies.push(await signIn(desk, login));
    const [first] = it.filled.workers;
    const cookie = cookies[0];
    if (!first || !cookie) throw new Error('nobody works here');
    const bare = () => bareSql(client, first.accountId);
    await alone(server, { cookie, bare: bare(), print: it.print });
    const until = performance.now() + it.minutes * 60_000;
    const [before, memory, during] = [await begin(server), new Memory(), bare()];
    await Promise.all([
      ...cookies.map((one) => work(desk, one, { until, pauseMs: PAUSE_MS })),
      report(desk, db, { who: it.filled.reporters, until }),
      keepAsking(during, { until, everyMs: BARE_MS }),
      watch(server, memory, { until, soFar: (so) => it.print(soFar(desk, so)) }),
    ]);
    const after = await server.report();
    printAll(it, { desk, after, bare: during.times.all() });
    it.print({ ...summary(desk, { before, after }, it), memory: memory.report() });
  } finally {
    agent.destroy();
    await client.end();
    await close();
  }
}

function deskOf({ port }: Measured, agent: Agent): Desk {
  return { agent, port, seen: new Times(), wrong: new Map(), counts: new Map() };
}

/** One person, one request after the other, without pauses: what an answer costs. */
async function alone(
  server: Measured,
  it: { cookie: string; bare: ReturnType<typeof bareSql>; print: (row: object) => void },
): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const ask = asker(deskOf(server, agent), it.cookie);
  const found = await ask<{ cases: { id: string }[] }>('', '/api/cases?limit=200');
  const ids = found?.cases.map(({ id }) => id) ?? [];
  const round = async (n: number) => {
    await it.bare.once();
    await ask('list', '/api/cases');
    await ask('today', '/api/today');
    await ask('case', `/api/cases/${ids[n % ids.length]}`);
  };
  // the first times everything is read, compiled and planned
  for (let n = 0; n < ALONE / 3; n += 1) await round(n);
  await begin(server);
  for (let n = 0; n < ALONE; n += 1) await round(n);
  const { times } = await server.report();
  agent.destroy();
  const plain = it.bare.times.all();
  for (const what of ['list', 'today', 'case']) {
    it.print({ bench: 'desk', what, by: 'one alone', ...beside(times[what], plain[what]) });
  }
}

async function begin(server: Measured): Promise<Report> {
  server.forget();
  return server.report();
}

/** Looks at the server's memory; in an hour somebody may want to know how far it is. */
async function watch(
  server: Measured,
  memory: Memory,
  it: { until: number; soFar: (report: Report) => void },
): Promise<void> {
  const tenth = (it.until - performance.now()) / 10;
  for (let next = performance.now() + tenth; performance.now() < it.until; ) {
    const report = await server.report();
    memory.add(report.memory);
    if (performance.now() >= next) {
      it.soFar(report);
      next += tenth;
    }
    await wait(LOOK_MS);
  }
}

/** The server's own time; beside it the plain SQL, where the bench has it. */
function beside(server: Spread | undefined, bare: Spread | undefined) {
  if (!server || !bare) return { unit: 'ms', server };
  const times = { p50: ratio(server.p50 / bare.p50), p95: ratio(server.p95 / bare.p95) };
  return { unit: 'ms', server, bareSql: bare, inBareSql: times };
}

function printAll(
  { print }: Measuring,
  it: { desk: Desk; after: Report; bare: Record<string, Spread> },
): void {
  const seen = it.desk.seen.all();
  for (const [what, server] of Object.entries(it.after.times)) {
    const { p50 = 0, p95 = 0 } = seen[what] ?? {};
    const asked = { seen: { p50, p95 } };
    print({ bench: 'desk', what, by: 'all at once', ...beside(server, it.bare[what]), ...asked });
  }
}

function summary(desk: Desk, { before, after }: Record<'before' | 'after', Report>, it: Measuring) {
  const spent = (of: Report) => of.cpu.user + of.cpu.system;
  const cpuMs = (spent(after) - spent(before)) / 1_000;
  const answers = Object.values(after.times).reduce((sum, { times }) => sum + times, 0);
  return {
    ...{ bench: 'desk', what: 'everything', minutes: it.minutes, ...it.size, answers },
    answersPerSecond: ratio(answers / it.minutes / 60),
    cpuMsPerAnswer: ratio(cpuMs / answers),
    coresUsed: ratio(cpuMs / it.minutes / 60_000),
    wrong: [...desk.wrong.values()].reduce((sum, times) => sum + times, 0),
    whatWasWrong: Object.fromEntries(desk.wrong),
    ...Object.fromEntries(desk.counts),
  };
}

function soFar({ wrong }: Desk, { memory, times }: Report) {
  const answers = Object.values(times).reduce((sum, one) => sum + one.times, 0);
  const mebibytes = Math.round(memory.rss / 2 ** 20);
  return { bench: 'desk', what: 'so far', answers, wrong: Object.fromEntries(wrong), mebibytes };
}

async function onServer(
  { dir, url }: { dir: string; url: string },
  use: (server: Measured) => Promise<void>,
): Promise<void> {
  const port = await freePort();
  // as `npm start` runs it
  const execArgv = ['--max-semi-space-size=4'];
  const child = fork(new URL('./desk-server.ts', import.meta.url), { execArgv });
  const tell = (told: ToServer) => child.send(told);
  try {
    tell({ env: environment({ dir, url, port }) });
    await once(child, 'message');
    await use({ port, forget: () => tell('forget times'), report: reporting(child) });
  } finally {
    const isOver = child.exitCode !== null || child.signalCode !== null;
    child.kill();
    if (!isOver) await once(child, 'exit');
  }
}

function reporting(child: ChildProcess): () => Promise<Report> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the server ended: ${code}`);
  });
  ended.catch(() => {});
  return async () => {
    child.send('report' satisfies ToServer);
    const [answer] = (await Promise.race([once(child, 'message'), ended])) as [Report];
    return answer;
  };
}

function environment({ dir, url, port }: { dir: string; url: string; port: number }) {
  return {
    ...pointEnvironment({ ...TOWN, town: TOWN.name, population: 30_000 }),
    NABIJ_URL: `http://127.0.0.1:${port}`,
    NABIJ_PORT: String(port),
    NABIJ_KEYS: join(dir, 'keys'),
    NABIJ_DATA: dir,
    NABIJ_ALLOW_LOOPBACK_HTTP: 'true',
    DATABASE_URL: url,
  };
}
