import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOrCreateNodeKey } from '../../packages/node/src/federation/node-key.ts';
import { connect, openDatabase } from '../../packages/node/src/system/database.ts';
import { startEmbeddedPostgres } from '../../packages/node/src/system/embedded-postgres.ts';
import { migrate } from '../../packages/node/src/system/migrate.ts';
import { freePort, pointEnvironment } from '../network.ts';
import { bareSql } from './desk-bare.ts';
import { fillDesk, type Worker } from './desk-point.ts';
import { type Using, work } from './desk-use.ts';
import { ratio } from './load.ts';

const PAUSE_MS = 3_000;
const DATABASE = 'bench_desk';
const MEBIBYTE = 2 ** 20;
const TOWN = { name: 'Meldpunt Bench', town: 'Bench', municipality: 'XX0000', population: 30_000 };

/**
 * A desk of 5,000 cases that 50 people use at once over HTTP, each with a live line open: how long
 * answers take, beside the same lists as plain SQL, and whether memory stays. Arguments: minutes,
 * cases, workers.
 */
export async function bench(print: (row: object) => void): Promise<void> {
  const [minutes = 3, cases = 5_000, workers = 50] = process.argv.slice(3).map(Number);
  const size = { cases, workers };
  const dir = await mkdtemp(join(tmpdir(), 'nabij-bench-'));
  const postgres = await startEmbeddedPostgres(join(dir, 'postgres'));
  try {
    await postgres.createDatabase(DATABASE);
    const url = postgres.url(DATABASE);
    await migrate(url, 'point');
    const { db, close } = openDatabase(url);
    const key = await loadOrCreateNodeKey(join(dir, 'keys'));
    const filled = await fillDesk(db, key, size);
    await close();
    await measure({ dir, url, size, workers: filled, minutes, print });
  } finally {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

interface Measuring {
  dir: string;
  url: string;
  size: { cases: number; workers: number };
  workers: readonly Worker[];
  minutes: number;
  print: (row: object) => void;
}

async function measure({ dir, url, size, workers, minutes, print }: Measuring): Promise<void> {
  const port = await freePort();
  const child = await startDesk({ dir, url, port });
  const agent = new Agent({ keepAlive: true });
  const from = { agent, port, cookieName: `nabij-desk-${port}` };
  const round = (until: number, pauseMs: number): Using => {
    return { ...from, taken: new Map(), wrong: [], until: performance.now() + until, pauseMs };
  };
  try {
    const [first] = workers;
    if (!first) throw new Error('no worker');
    const client = connect(url, 1);
    const bare = await bareSql(client, first.accountId);
    await client.end();
    const alone = round(15_000, 20);
    await work(alone, first);
    for (const [what, time] of Object.entries(bare)) {
      const http = percentiles(alone.taken.get(what) ?? []);
      print({
        bench: 'desk',
        what,
        alone: http,
        bareSql: time,
        inBareSql: ratio(http.p50 / time.p50),
      });
    }
    const lines = await Promise.all(workers.map((worker) => openLine(from, worker)));
    const using = round(minutes * 60_000, PAUSE_MS);
    const memory = watchMemory(child);
    await Promise.all(workers.map((worker) => work(using, worker)));
    const mebibytes = await memory.stop();
    for (const [what, times] of using.taken) {
      print({ bench: 'desk', what, ...size, unit: 'ms', ...percentiles(times) });
    }
    print({
      bench: 'desk',
      what: 'all',
      minutes,
      wrong: using.wrong.length,
      some: using.wrong.slice(0, 5),
      mebibytes,
    });
    for (const line of lines) line.destroy();
  } finally {
    agent.destroy();
    child.kill();
    await once(child, 'exit');
  }
}

async function startDesk(at: { dir: string; url: string; port: number }): Promise<ChildProcess> {
  const child = fork(new URL('./desk-server.ts', import.meta.url));
  const env = {
    ...pointEnvironment(TOWN),
    NABIJ_URL: `http://127.0.0.1:${at.port}`,
    NABIJ_PORT: String(at.port),
    NABIJ_KEYS: join(at.dir, 'keys'),
    NABIJ_DATA: at.dir,
    NABIJ_ALLOW_LOOPBACK_HTTP: 'true',
    DATABASE_URL: at.url,
  };
  child.send({ env });
  await once(child, 'message');
  return child;
}

/** A live line, as every open window has one. */
async function openLine(
  { port, cookieName }: { port: number; cookieName: string },
  { cookie }: Worker,
): Promise<IncomingMessage> {
  const headers = { Cookie: `${cookieName}=${cookie}`, 'nabij-background': '1' };
  const asking = get({ host: '127.0.0.1', port, path: '/api/live', headers, agent: false });
  const [line] = (await once(asking, 'response')) as [IncomingMessage];
  if (line.statusCode !== 200) throw new Error(`no live line: ${line.statusCode}`);
  line.on('error', () => {});
  return line.resume();
}

/** The server's memory in tenths of the time, so that one sees whether it stays. */
function watchMemory(child: ChildProcess): { stop(): Promise<number[]> } {
  const seen: number[] = [];
  const look = async () => {
    child.send('memory');
    const [{ bytes }] = (await once(child, 'message')) as [{ bytes: number }];
    seen.push(Math.round(bytes / MEBIBYTE));
  };
  const timer = setInterval(() => void look(), 5_000);
  return {
    stop: async () => {
      clearInterval(timer);
      await look();
      const step = Math.max(1, Math.floor(seen.length / 10));
      return seen.filter((_, n) => n % step === 0);
    },
  };
}

function percentiles(times: number[]): { p50: number; p95: number; times: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => ratio(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  return { p50: at(0.5), p95: at(0.95), times: times.length };
}
