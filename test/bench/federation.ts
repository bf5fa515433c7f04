import { type ChildProcess, fork } from 'node:child_process';
import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigningKeyJwk } from '@nabij/protocol';
import { connect } from '../../packages/node/src/system/database.ts';
import { clusterIn } from '../../packages/node/src/system/embedded/cluster.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../packages/node/src/system/embedded-postgres.ts';
import { migrate } from '../../packages/node/src/system/migrate.ts';
import {
  type BenchPeer,
  makePeers,
  RECEIVER,
  type Registered,
  registerPeers,
  signed,
  signedMessages,
  signedReleases,
} from './federation-peers.ts';
import type { ServerStart } from './federation-server.ts';
import {
  FEDIFY,
  installFedify,
  makeActors,
  signedRequests,
  startFedify,
  untilEffects,
} from './fedify.ts';
import { sendAll } from './kept-connections.ts';
import { cpuOf, inParallel, ratio } from './load.ts';
import { postgresCpu } from './postgres-cpu.ts';

/** Bytes of what a message says; envelope and activity have the same size around it. */
const SAID = 1_024;
const PEERS = { few: 10, many: 1_000 } as const;
const CONNECTIONS = [16, 64] as const;
/** As many connections to the database as a node has; more statements at once are pipelined. */
const POOL = 10;
/** Everything is measured once a round, one after the other, so that all share the weather. */
const ROUNDS = 3;
/** As long as any run: chains are cached here, and looking for one is not measured. */
const CHAIN_LIVES_MS = 12 * 3_600_000;
const MESSAGES = { node: 2_000, fedify: 400, insert: 4_000, verify: 5_000, release: 100 } as const;
/** Before anything is measured, so that code is compiled: about as many seconds for each. */
const BEFORE = { node: 6_000, fedify: 1_200 } as const;
/** As the command that starts a node gives them (`start` in package.json). */
const FLAGS = ['--max-semi-space-size=4'];

interface Cost {
  perSecond: number;
  /** Microseconds of CPU each, of the process that takes it. */
  cpu: number;
  /** The same of all of PostgreSQL's processes. */
  postgres: number;
}

/** Does its work once, at so many connections. */
type Contender = (connections: number) => Promise<Cost>;

/** What one bench holds open. */
interface Ground {
  postgres: EmbeddedPostgres;
  cluster: string;
  children: ChildProcess[];
  print: (row: object) => void;
}

/**
 * Signed envelopes that a node accepts per second, through real HTTP into a real database, with
 * inbox row, effect and signed receipt; beside Fedify with its PostgreSQL queue, and beside what
 * neither can do without: to verify a signature, and to insert the same rows.
 */
export async function bench(print: (row: object) => void): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'nabij-bench-'));
  const postgres = await startEmbeddedPostgres(dir);
  const ground: Ground = { postgres, cluster: clusterIn(dir), children: [], print };
  try {
    const peers = await makePeers(PEERS.many);
    const envelope = await signed(peers[0] ?? never(), smallMessage());
    const contenders: Record<string, Contender> = {
      'bare Ed25519 verify': bareVerify(peers[0] ?? never(), envelope),
      'bare insert of both rows': await bareInsert(ground),
      'envelopes of 10 peers': await node(ground, peers.slice(0, PEERS.few)),
      'envelopes of 1,000 peers': await node(ground, peers),
      'envelopes of 10 peers, two processes': await node(ground, peers.slice(0, PEERS.few), 2),
      [FEDIFY]: await fedify(ground, envelope.length),
    };
    print({ bench: 'federation', bytes: envelope.length, rounds: ROUNDS });
    for (const connections of CONNECTIONS) {
      compare(print, connections, await measure(contenders, connections));
    }
    await releases(ground, peers.slice(0, PEERS.few));
  } finally {
    for (const child of ground.children) child.kill();
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

async function measure(
  contenders: Record<string, Contender>,
  connections: number,
): Promise<Record<string, Cost>> {
  const taken = Object.entries(contenders).map(([name, work]) => ({
    name,
    work,
    costs: [] as Cost[],
  }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { work, costs } of taken) costs.push(await work(connections));
  }
  return Object.fromEntries(taken.map(({ name, costs }) => [name, medianOf(costs)]));
}

function medianOf(costs: readonly Cost[]): Cost {
  const middle = (member: keyof Cost) =>
    costs.map((cost) => cost[member]).sort((a, b) => a - b)[Math.floor(costs.length / 2)] ?? NaN;
  return { perSecond: middle('perSecond'), cpu: middle('cpu'), postgres: middle('postgres') };
}

function compare(print: Ground['print'], connections: number, costs: Record<string, Cost>): void {
  const of = (name: string) => costs[name] ?? never();
  for (const [what, cost] of Object.entries(costs)) {
    print({
      bench: 'federation',
      what,
      connections,
      perSecond: Math.round(cost.perSecond),
      cpuMicroseconds: Math.round(cost.cpu),
      postgresMicroseconds: Math.round(cost.postgres),
    });
  }
  const few = of('envelopes of 10 peers');
  const other = of(FEDIFY);
  const slower = Math.min(
    of('bare Ed25519 verify').perSecond,
    of('bare insert of both rows').perSecond,
  );
  print({
    bench: 'federation',
    what: 'ratios',
    connections,
    ofSlowerBareLimit: ratio(few.perSecond / slower),
    ofSlowerBareLimitWithTwo: ratio(of('envelopes of 10 peers, two processes').perSecond / slower),
    timesFedifyPerSecond: ratio(few.perSecond / other.perSecond),
    timesFedifyPerServerCpu: ratio(other.cpu / few.cpu),
    timesFedifyPerCpuWithPostgres: ratio((other.cpu + other.postgres) / (few.cpu + few.postgres)),
    cpuOfManyPeersToFew: ratio(of('envelopes of 1,000 peers').cpu / few.cpu),
  });
}

function smallMessage() {
  return { type: 'contact-cards', body: { said: 'x'.repeat(SAID) } } as const;
}

/** Verifying an envelope's signature on one core, with nothing around it. */
function bareVerify({ key }: BenchPeer, envelope: string): Contender {
  const end = envelope.lastIndexOf('.');
  const data = Buffer.from(envelope.slice(0, end));
  const signature = Buffer.from(envelope.slice(end + 1), 'base64url');
  const publicKey = createPublicKey({ key: { ...key.publicJwk }, format: 'jwk' });
  return async () => {
    const before = process.cpuUsage();
    const perSecond = await inParallel(1, MESSAGES.verify, async () => {
      if (!verify(null, data, publicKey, signature)) throw new Error('does not verify');
    });
    const { user, system } = process.cpuUsage(before);
    return { perSecond, cpu: (user + system) / MESSAGES.verify, postgres: 0 };
  };
}

/** Durable inserts of the rows of a message and its effect, both in one statement. */
async function bareInsert(ground: Ground): Promise<Contender> {
  const url = await database(ground, 'bare');
  const receipt = 'x'.repeat(500);
  const said = 'x'.repeat(SAID);
  return async (connections) => {
    const client = connect(url, Math.min(connections, POOL));
    await inParallel(connections, connections, async () => {
      await client`select 1`;
    });
    const before = process.cpuUsage();
    const postgresBefore = await postgresCpu(ground.cluster);
    const now = new Date();
    const perSecond = await inParallel(connections, MESSAGES.insert, async () => {
      const jti = randomUUID();
      await client`
        with remembered as (insert into inbox
          values (${RECEIVER}, ${jti}, 'contact-cards', ${'x'.repeat(43)}, ${receipt}, ${now}))
        insert into bench_effects values (${RECEIVER}, ${jti}, ${said})`;
    });
    const { user, system } = process.cpuUsage(before);
    const postgres = ((await postgresCpu(ground.cluster)) - postgresBefore) / MESSAGES.insert;
    await client.end();
    return { perSecond, cpu: (user + system) / MESSAGES.insert, postgres };
  };
}

/** A node of one or more processes that takes messages in from so many peers. */
async function node(
  ground: Ground,
  peers: readonly BenchPeer[],
  processes = 1,
): Promise<Contender> {
  const trustedUntil = new Date(Date.now() + CHAIN_LIVES_MS);
  const as = { relation: 'sibling', trustedUntil } as const;
  const running = await startNode(ground, { peers, as, processes });
  const take = async (connections: number, requests: readonly Buffer[]): Promise<number> => {
    const start = performance.now();
    const share = Math.ceil(requests.length / processes);
    await Promise.all(
      running.map(({ port }, i) =>
        sendAll(
          { port, connections: connections / processes, expected: 200 },
          requests.slice(i * share, (i + 1) * share),
        ),
      ),
    );
    return requests.length / ((performance.now() - start) / 1_000);
  };
  // so that every peer's chain and key is known too
  await take(16, await signedMessages(peers, BEFORE.node, SAID));
  const children = running.map(({ child }) => child);
  return async (connections) => {
    const requests = await signedMessages(peers, MESSAGES.node, SAID);
    const work = () => take(connections, requests);
    return costOf(ground, { children, count: requests.length }, work);
  };
}

interface Running {
  child: ChildProcess;
  port: number;
}

async function startNode(
  ground: Ground,
  how: { peers: readonly BenchPeer[]; as: Registered; processes: number },
): Promise<Running[]> {
  const { peers, as, processes } = how;
  const url = await database(ground, `${as.relation}_${peers.length}_${processes}`);
  await registerPeers(url, peers, as);
  const key = await generateSigningKeyJwk();
  return Promise.all(
    Array.from({ length: processes }, async () => {
      const child = fork(new URL('./federation-server.ts', import.meta.url), { execArgv: FLAGS });
      ground.children.push(child);
      child.send({ entityId: RECEIVER, databaseUrl: url, key } satisfies ServerStart);
      const [{ port }] = (await once(child, 'message')) as [{ port: number }];
      return { child, port };
    }),
  );
}

/** Fedify, from the request to the effect, which its queue brings about after the answer. */
async function fedify(ground: Ground, size: number): Promise<Contender> {
  const module = await installFedify();
  const databaseUrl = await database(ground, 'fedify');
  const actors = makeActors(PEERS.few);
  const documents = Object.fromEntries(
    actors.flatMap(({ id, keyId, document }) => [
      [id, document],
      [keyId, document],
    ]),
  );
  const { child, port } = await startFedify({ module, databaseUrl, documents });
  ground.children.push(child);
  let sent = 0;
  const take = async (connections: number, requests: readonly Buffer[]): Promise<number> => {
    const start = performance.now();
    await sendAll({ port, connections, expected: 202 }, requests);
    sent += requests.length;
    await untilEffects(child, sent);
    return requests.length / ((performance.now() - start) / 1_000);
  };
  // one alone first: several that make its tables at once get in one another's way
  await take(1, signedRequests(actors, 1, size));
  await take(16, signedRequests(actors, BEFORE.fedify, size));
  return (connections) => {
    const requests = signedRequests(actors, MESSAGES.fedify, size);
    const work = () => take(connections, requests);
    return costOf(ground, { children: [child], count: requests.length }, work);
  };
}

async function costOf(
  { cluster }: Ground,
  { children, count }: { children: readonly ChildProcess[]; count: number },
  work: () => Promise<number>,
): Promise<Cost> {
  const cpu = async () => {
    const each = await Promise.all(children.map((child) => cpuOf(child)));
    return each.reduce((sum, one) => sum + one, 0);
  };
  const [before, postgresBefore] = [await cpu(), await postgresCpu(cluster)];
  const perSecond = await work();
  const [after, postgresAfter] = [await cpu(), await postgresCpu(cluster)];
  return {
    perSecond,
    cpu: (after - before) / count,
    postgres: (postgresAfter - postgresBefore) / count,
  };
}

/** Whole quarters with thousands of cells, each checked against all before it. */
async function releases(ground: Ground, peers: readonly BenchPeer[]): Promise<void> {
  const as = { relation: 'member' } as const;
  const [started] = await startNode(ground, { peers, as, processes: 1 });
  const { child, port } = started ?? never();
  const requests = await signedReleases(peers, MESSAGES.release);
  const to = { port, connections: peers.length, expected: 200 };
  const it = { children: [child], count: requests.length };
  const cost = await costOf(ground, it, () => sendAll(to, requests));
  ground.print({
    bench: 'federation',
    what: 'releases',
    connections: peers.length,
    perSecond: Math.round(cost.perSecond),
    cpuMicroseconds: Math.round(cost.cpu),
    postgresMicroseconds: Math.round(cost.postgres),
    bytes: requests[0]?.length,
  });
}

async function database({ postgres }: Ground, name: string): Promise<string> {
  await postgres.createDatabase(name);
  const url = postgres.url(name);
  await migrate(url, 'coordinator');
  const client = connect(url, 1);
  await client`create table bench_effects (iss text not null, id text primary key, said text not null)`;
  await client.end();
  return url;
}

function never(): never {
  throw new Error('Nothing there');
}
