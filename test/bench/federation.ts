import { type ChildProcess, fork } from 'node:child_process';
import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Envelope,
  epochSeconds,
  generateSigningKeyJwk,
  importSigningKey,
  nextPeriod,
  type Period,
  type QuarterRelease,
  type SigningKey,
  signEnvelope,
} from '@nabij/protocol';
import { connect, type Db, openDatabase } from '../../packages/node/src/system/database.ts';
import { startEmbeddedPostgres } from '../../packages/node/src/system/embedded-postgres.ts';
import { migrate } from '../../packages/node/src/system/migrate.ts';
import { acquaint } from '../federation/nodes.ts';
import { releaseOf } from '../federation/releases.ts';
import type { ServerStart } from './federation-server.ts';
import { cpuOf, inParallel, post, ratio } from './load.ts';

const REGION = 'https://regio.example';
const JOSE = { 'content-type': 'application/jose' };
/** Many more than connections, so that a town's next release never overtakes its last one. */
const TOWNS = 100;
const VERIFICATIONS = 10_000;

/** Messages before measuring, so that the server's code is compiled. */
const WARM_UP = 300;

/** How many messages at how many connections. */
const LOADS = [
  { connections: 1, messages: 800 },
  { connections: 16, messages: 3_000 },
] as const;

type Load = (typeof LOADS)[number];

/**
 * Signed envelopes that a coordinator accepts per second, through real HTTP and into a real
 * database, and its CPU for each; beside bare verifying and bare inserting in the same run.
 */
export async function bench(print: (row: object) => void): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'nabij-bench-'));
  const postgres = await startEmbeddedPostgres(dir);
  try {
    const towns = await makeTowns();
    const bare = await bareVerify(towns);
    print({
      bench: 'federation',
      what: 'bare Ed25519 verify',
      perSecond: Math.round(bare.perSecond),
      cpuMicroseconds: Math.round(bare.cpuMicroseconds),
    });
    for (const load of LOADS) {
      const name = `bench_${load.connections}`;
      await postgres.createDatabase(name);
      const url = postgres.url(name);
      await migrate(url, 'coordinator');
      await admitTowns(url, towns);
      const insertRate = await bareInsert(url, load);
      const { connections } = load;
      const perSecond = Math.round(insertRate);
      print({ bench: 'federation', what: 'bare insert', connections, perSecond });
      for (const effect of ['none', 'gather'] as const) {
        const made = await accept({ url, towns, load, effect });
        print({
          bench: 'federation',
          what: 'accepted envelopes',
          effect,
          connections,
          perSecond: Math.round(made.perSecond),
          cpuMicroseconds: Math.round(made.cpuMicroseconds),
          ofBareVerify: ratio(made.perSecond / bare.perSecond),
          ofBareInsert: ratio(made.perSecond / insertRate),
          cpuInVerifications: ratio(made.cpuMicroseconds / bare.cpuMicroseconds),
          bytes: made.bytes,
        });
      }
    }
  } finally {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

interface BenchTown {
  entityId: string;
  key: SigningKey;
}

async function makeTowns(): Promise<BenchTown[]> {
  return Promise.all(
    Array.from({ length: TOWNS }, async (_, i) => ({
      entityId: `https://town${i}.example`,
      key: await importSigningKey(await generateSigningKeyJwk()),
    })),
  );
}

async function admitTowns(url: string, towns: readonly BenchTown[]): Promise<void> {
  const { db, close }: { db: Db; close(): Promise<void> } = openDatabase(url);
  for (const { entityId, key } of towns) {
    const metadata = {
      role: 'point' as const,
      name: entityId,
      inbox: `${entityId}/federation/inbox`,
      municipalities: [],
      protocol_versions: ['1'],
      languages: ['nl'],
    };
    await acquaint(db, { entityId, key, metadata }, { relation: 'member', now: new Date() });
  }
  await close();
}

/** So many quarters of a town, each after the one before, with a rolling year from the fourth. */
function quarters(count: number): QuarterRelease[] {
  const made: QuarterRelease[] = [];
  for (let period: Period = '2005-Q1'; made.length < count; period = nextPeriod(period)) {
    const before = { after: made.at(-1), year: made.length >= 3 };
    made.push(releaseOf(period, 12, { ...before, ofYear: 48 }));
  }
  return made;
}

/** Envelopes in the order in which they are to be sent: quarter by quarter, of all towns. */
async function sign(towns: readonly BenchTown[], count: number): Promise<string[]> {
  const iat = epochSeconds(new Date());
  const envelopes: string[] = [];
  for (const body of quarters(Math.ceil(count / towns.length))) {
    for (const { entityId, key } of towns) {
      const message: Envelope = {
        iss: entityId,
        aud: REGION,
        jti: randomUUID(),
        iat,
        exp: iat + 86_400,
        type: 'release',
        body,
      };
      envelopes.push((await signEnvelope({ key, ...message })).compact);
    }
  }
  return envelopes.slice(0, count);
}

/** Verifying an envelope's signature on one core, with nothing around it. */
async function bareVerify(towns: readonly BenchTown[]): Promise<Cost> {
  const [town] = towns;
  const [compact = ''] = await sign(towns, 1);
  if (!town) throw new Error('no town');
  const end = compact.lastIndexOf('.');
  const data = Buffer.from(compact.slice(0, end));
  const signature = Buffer.from(compact.slice(end + 1), 'base64url');
  const key = createPublicKey({ key: { ...town.key.publicJwk }, format: 'jwk' });
  const before = process.cpuUsage();
  const perSecond = await inParallel(1, VERIFICATIONS, async () => {
    if (!verify(null, data, key, signature)) throw new Error('does not verify');
  });
  const { user, system } = process.cpuUsage(before);
  return { perSecond, cpuMicroseconds: (user + system) / VERIFICATIONS };
}

/** Durable inserts per second of a row like the one that remembers a message. */
async function bareInsert(url: string, { connections, messages }: Load): Promise<number> {
  const client = connect(url, connections);
  await client`create table bare (like inbox including all)`;
  const now = new Date();
  const receipt = 'x'.repeat(500);
  const rate = await inParallel(connections, messages, async () => {
    await client`insert into bare
      values (${REGION}, ${randomUUID()}, 'release', ${'x'.repeat(43)}, ${receipt}, ${now})`;
  });
  await client.end();
  return rate;
}

interface Cost {
  perSecond: number;
  /** CPU of the process that does it, each time; PostgreSQL's is not in it. */
  cpuMicroseconds: number;
}

interface Acceptance extends Cost {
  /** Size of one envelope. */
  bytes: number;
}

async function accept(run: {
  url: string;
  towns: readonly BenchTown[];
  load: Load;
  effect: ServerStart['effect'];
}): Promise<Acceptance> {
  const { connections, messages } = run.load;
  const envelopes = await sign(run.towns, messages + WARM_UP);
  const { child, port } = await startCoordinator(run.url, run.effect);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const to = { agent, port, path: '/federation/inbox', headers: JOSE };
  let next = 0;
  const send = () => post(to, envelopes[next++] ?? '', 200);
  try {
    const bytes = envelopes[0]?.length ?? 0;
    await inParallel(connections, WARM_UP, send);
    const before = await cpuOf(child);
    const perSecond = await inParallel(connections, messages, send);
    const cpuMicroseconds = ((await cpuOf(child)) - before) / messages;
    return { perSecond, cpuMicroseconds, bytes };
  } finally {
    agent.destroy();
    child.kill();
    await once(child, 'exit');
  }
}

async function startCoordinator(
  databaseUrl: string,
  effect: ServerStart['effect'],
): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(new URL('./federation-server.ts', import.meta.url));
  const start: ServerStart = {
    entityId: REGION,
    databaseUrl,
    key: await generateSigningKeyJwk(),
    effect,
  };
  child.send(start);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { child, port };
}
