import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccount } from '../../packages/node/src/access/accounts.ts';
import { loadOrCreateNodeKey } from '../../packages/node/src/federation/node-key.ts';
import type { Typed } from '../../packages/node/src/intake/report/answers.ts';
import { changeVisit } from '../../packages/node/src/intake/visit/change-visit.ts';
import { newVisitCookie, visitKey } from '../../packages/node/src/intake/visit/visit.ts';
import { connect, type Db, openDatabase } from '../../packages/node/src/system/database.ts';
import { startEmbeddedPostgres } from '../../packages/node/src/system/embedded-postgres.ts';
import { migrate } from '../../packages/node/src/system/migrate.ts';
import { createIntakeKey } from '../../packages/node/src/vault/intake-key.ts';
import { pointEnvironment } from '../network.ts';
import type { IntakeServerStart } from './intake-server.ts';
import { cpuOf, inParallel, post, ratio } from './load.ts';

const LOADS = [
  { clients: 1, filings: 2_000 },
  { clients: 16, filings: 8_000 },
] as const;
// enough for the compiler to have seen everything
const WARM_UP = 2_000;
const DATABASE = 'bench_intake';
const TOWN = { name: 'Meldpunt Bench', town: 'Bench', municipality: 'XX0000', population: 30_000 };

/** What somebody answered, with a story of about 1,500 characters. */
const TYPED: Typed = {
  about: ['DISCRIMINATION'],
  want: ['COMPLAINT'],
  story: ['Ik wilde een woning bekijken en kreeg te horen dat zij al weg was. '.repeat(22)],
  place: ['HERE'],
  lives: ['YES'],
  setting: ['HOUSING'],
  when: ['vorige week dinsdag'],
  ground: ['ORIGIN'],
  anonymity: ['NAMED'],
  name: ['Voorbeeld Persoon'],
  email: ['voorbeeld@example.org'],
};

const FORM = {
  'content-type': 'application/x-www-form-urlencoded',
  'sec-fetch-site': 'same-origin',
};

/**
 * Filings accepted per second through real HTTP: the last page of the form is sent, which seals,
 * files, opens a case and counts it. Beside a bare handler that inserts a row of the same size,
 * and bare inserts over as many connections, in the same run.
 */
export async function bench(print: (row: object) => void): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'nabij-bench-'));
  const postgres = await startEmbeddedPostgres(join(dir, 'postgres'));
  try {
    await postgres.createDatabase(DATABASE);
    const url = postgres.url(DATABASE);
    await migrate(url, 'point');
    const { db, close } = openDatabase(url);
    const who = {
      login: 'bench',
      name: 'Bench',
      role: 'lead',
      password: 'zeven-lange-woorden',
    } as const;
    const { accountId, publicKey } = await createAccount(db, who, new Date());
    const key = await loadOrCreateNodeKey(join(dir, 'keys'));
    const by = { key, accountId, now: new Date() };
    await createIntakeKey(db, [{ id: accountId, publicKey }], by);
    for (const load of LOADS) await compare({ url, db, dir, load, print });
    await close();
  } finally {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

interface Comparison {
  url: string;
  db: Db;
  dir: string;
  load: (typeof LOADS)[number];
  print: (row: object) => void;
}

async function compare({ url, db, dir, load, print }: Comparison): Promise<void> {
  const { clients, filings } = load;
  const point = await measure(await pointServer(url, dir), load, {
    path: '/report/send',
    expected: 303,
    requests: (await visitors(db, filings + WARM_UP)).map((cookie) => ({
      headers: { ...FORM, cookie: `nabij-4999=${cookie}` },
      body: '',
    })),
  });
  const bytes = await rowSize(db);
  const row = { headers: { 'content-type': 'text/plain' }, body: 'x'.repeat(bytes) };
  const bare = await measure(await startServer({ kind: 'bare', env: {}, databaseUrl: url }), load, {
    path: '/',
    expected: 201,
    requests: Array.from({ length: filings + WARM_UP }, () => row),
  });
  const inserts = await bareInserts(url, load, row.body);
  const shape = (what: string, perSecond: number) => ({
    bench: 'intake',
    what,
    clients,
    perSecond: Math.round(perSecond),
  });
  print({ ...shape('bare inserts', inserts), bytes });
  print({ ...shape('bare handler', bare.perSecond), cpuMicroseconds: bare.cpuMicroseconds, bytes });
  print({
    ...shape('filings', point.perSecond),
    cpuMicroseconds: point.cpuMicroseconds,
    bytes,
    ofBareHandler: ratio(point.perSecond / bare.perSecond),
    ofBareInserts: ratio(point.perSecond / inserts),
  });
}

interface Work {
  path: string;
  expected: number;
  requests: { headers: Record<string, string>; body: string }[];
}

interface Measured {
  perSecond: number;
  /** CPU of the server's process for each request; PostgreSQL's is not in it. */
  cpuMicroseconds: number;
}

async function measure(
  { child, port }: { child: ChildProcess; port: number },
  { clients, filings }: Comparison['load'],
  work: Work,
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const send = async () => {
    const next = work.requests.pop();
    if (!next) throw new Error('nothing left to send');
    await post({ agent, port, path: work.path, headers: next.headers }, next.body, work.expected);
  };
  try {
    await inParallel(clients, WARM_UP, send);
    const before = await cpuOf(child);
    const perSecond = await inParallel(clients, filings, send);
    const cpuMicroseconds = Math.round(((await cpuOf(child)) - before) / filings);
    return { perSecond, cpuMicroseconds };
  } finally {
    agent.destroy();
    child.kill();
    await once(child, 'exit');
  }
}

function pointServer(databaseUrl: string, dir: string) {
  const env = {
    ...pointEnvironment(TOWN),
    NABIJ_URL: 'http://127.0.0.1:4999',
    NABIJ_PORT: '0',
    NABIJ_DATA: dir,
    NABIJ_ALLOW_LOOPBACK_HTTP: 'true',
  };
  return startServer({ kind: 'point', env, databaseUrl });
}

async function startServer(
  start: IntakeServerStart,
): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(new URL('./intake-server.ts', import.meta.url));
  child.send(start);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { child, port };
}

/** People who have answered everything and only have to send; their cookies. */
async function visitors(db: Db, count: number): Promise<string[]> {
  const cookies = Array.from({ length: count }, newVisitCookie);
  const left = [...cookies];
  const now = new Date();
  await inParallel(8, count, async () => {
    const key = visitKey(left.pop() ?? '');
    if (!key) throw new Error('not a cookie');
    const fresh = { language: 'nl', typed: TYPED };
    await changeVisit(db, key, { now, fresh, change: (visit) => visit });
  });
  return cookies;
}

/** Bytes that one filing adds to the database, visit and case included. */
async function rowSize(db: Db): Promise<number> {
  const [row] = await db.execute<{ bytes: number }>(`
    select avg(pg_column_size(f.*) + pg_column_size(c.*) + pg_column_size(v.*))::int as bytes
    from (select * from filings limit 50) f join cases c on c.filing_id = f.id,
    lateral (select * from visits where sent_at is not null limit 1) v`);
  return row?.bytes ?? 0;
}

async function bareInserts(url: string, load: Comparison['load'], body: string): Promise<number> {
  const sql = connect(url, load.clients);
  const rate = await inParallel(load.clients, load.filings, async () => {
    await sql`insert into bare (body) values (${body})`;
  });
  await sql.end();
  return rate;
}
