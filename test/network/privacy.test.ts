import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { periodOf, previousPeriod } from '@nabij/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../packages/node/src/system/clock.ts';
import { openDatabase } from '../../packages/node/src/system/database.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../packages/node/src/system/embedded-postgres.ts';
import { createLog } from '../../packages/node/src/system/log.ts';
import { makeMember } from '../network.ts';
import {
  type Desk,
  deskOf,
  fileByHand,
  handleByHand,
  keepCookies,
  readTheRegion,
  releaseByHand,
  signInByHand,
} from './by-hand.ts';
import type { Child } from './child.ts';
import type { Client } from './client.ts';
import { sendTo } from './inbox.ts';
import { type Finding, searchDatabase, searchFolder } from './places.ts';
import { outboxOf, storedAt } from './quarter.ts';
import { newSecrets } from './secrets.ts';
import { type TestedNode, testedNodes, WORKER } from './tested-nodes.ts';
import { breakDown, doWrong } from './trouble.ts';

const PATIENCE = { timeout: 45_000, interval: 50 };
const NOTHING = expect.objectContaining({ found: [] }) as Finding;

const nodes = testedNodes();
const secrets = newSecrets();
const visitors: Client[] = [];
const seenInTheRegion: string[] = [];
const children: Child[] = [];
let dir: string;
let server: EmbeddedPostgres;
/** A pair in this process, with settable clocks, and a pair in processes of their own. */
let here: { region: TestedNode; town: TestedNode };
let apart: { region: TestedNode; town: TestedNode };

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nabij-privacy-'));
  server = await startEmbeddedPostgres(dir);
  here = await pair('here', new Date('2026-02-10T10:00:00Z'));
  apart = await pair('apart');
  await wholeWayHere();
  await wholeWayApart();
  for (const visitor of visitors) keepCookies(visitor, secrets);
  await checkpoint();
}, 240_000);

afterAll(async () => {
  await nodes.end();
  await server.stop();
  await rm(dir, { recursive: true, force: true });
});

async function pair(name: string, at?: Date) {
  const make = async (role: 'point' | 'coordinator') => {
    const database = `${name}_${role}`;
    await server.createDatabase(database);
    const node = await nodes.make({
      name: `${role} ${name}`,
      role,
      at: at ?? new Date(),
      ...(at ? {} : { clock: systemClock }),
      databaseUrl: server.url(database),
    });
    await node.start();
    return node;
  };
  const both = { region: await make('coordinator'), town: await make('point') };
  await makeMember(both.town, both.region);
  return both;
}

async function wholeWayHere(): Promise<void> {
  const { town, region } = here;
  const desk = await signInAsWorker(town);
  for (let at = 0; at < 6; at += 1) await fileAndHandle(town, desk);
  const filed = await fileByHand(town, secrets);
  const { id: caseId } = await handleByHand(desk, filed, secrets);
  visitors.push(filed.client);
  await doWrong(town, desk, secrets);
  await breakDown(town, { desk, filed, caseId }, secrets);
  for (const { clock } of [town, region]) clock.set(new Date('2026-04-10T12:00:00Z'));
  await releaseByHand(await signInAsWorker(town), '2026-Q1');
  expect(await town.running().deliver()).toBe(1);
  seenInTheRegion.push(...(await readTheRegion(region, secrets)));
}

async function wholeWayApart(): Promise<void> {
  const { town, region } = apart;
  for (const node of [region, town]) {
    await node.stop();
    children.push(await node.startProcess());
  }
  const desk = await signInAsWorker(town);
  await fileAndHandle(town, desk);
  await doWrong(town, desk, secrets);
  await releaseByHand(desk, previousPeriod(periodOf(new Date())));
  await vi.waitFor(async () => {
    expect((await outboxOf(town.db))[0]).toMatchObject({ state: 'delivered' });
  }, PATIENCE);
  seenInTheRegion.push(...(await readTheRegion(region, secrets)));
}

async function signInAsWorker(town: TestedNode): Promise<Desk> {
  return deskOf(await signInByHand(town, WORKER, secrets));
}

async function fileAndHandle(town: TestedNode, desk: Desk): Promise<void> {
  const filed = await fileByHand(town, secrets);
  await handleByHand(desk, filed, secrets);
  visitors.push(filed.client);
}

/** Brings everything that the server has in memory to its files. */
async function checkpoint(): Promise<void> {
  const admin = openDatabase(server.url('postgres'), { max: 1 });
  await admin.db.execute('checkpoint');
  await admin.close();
}

const all = () => [here.region, here.town, apart.region, apart.town];
const search = () => secrets.search();
const texts = (parts: readonly string[]): Buffer => Buffer.from(parts.join('\n'));

describe('after the whole way, no word that anybody typed, no code, password or cookie', () => {
  it('was missed: they are many, and what could be counted was', async () => {
    expect(search().size).toBeGreaterThan(1_000);
    expect((await storedAt(here.region.db)).releases).toBe(1);
    expect((await storedAt(apart.region.db)).releases).toBe(1);
    expect(seenInTheRegion[1]).toContain('"HOUSING":7');
  });

  it.each(['region', 'town'] as const)('is in any column of the %s’s database', async (which) => {
    for (const { db } of [here[which], apart[which]]) {
      const finding = await searchDatabase(db, search());
      expect(finding).toEqual(NOTHING);
      expect(finding.searched).toBeGreaterThan(100);
    }
  });

  it('is in any file of the database server, its log of changes included', async () => {
    const finding = await searchFolder(dir, search());
    expect(finding).toEqual(NOTHING);
    expect(finding.searched).toBeGreaterThan(40_000_000);
  });

  it('is in anything that went between the nodes', () => {
    for (const { wire } of all()) {
      expect(wire.recorded().length).toBeGreaterThan(100);
      expect(search().in(wire.recorded())).toEqual([]);
    }
  });

  it('is in any log, however wrong things went', () => {
    for (const { logged } of all()) {
      expect(logged.length).toBeGreaterThan(0);
      expect(search().in(texts(logged))).toEqual([]);
    }
    expect(here.town.events()).toEqual(
      expect.arrayContaining([
        ...['filed', 'answered', 'signed-in', 'released', 'delivered', 'message-refused'],
        ...['answer-not-kept', 'visit-not-kept', 'page-failed', 'request-failed'],
      ]),
    );
    for (const child of children) {
      expect(child.output().split('\n').length).toBeGreaterThan(3);
      expect(search().in(texts([child.output()]))).toEqual([]);
    }
  });

  it('is in what the region’s people see', () => {
    expect(search().in(texts(seenInTheRegion))).toEqual([]);
  });

  it('is in an address that a browser went to', () => {
    const visited = visitors.flatMap((visitor) => visitor.visited);
    expect(visited.length).toBeGreaterThan(50);
    expect(search().in(texts(visited))).toEqual([]);
  });

  it('is in the folder of keys', async () => {
    for (const { plan } of all()) {
      const finding = await searchFolder(plan.keysDir, search());
      expect(finding).toEqual(NOTHING);
      expect(finding.searched).toBeGreaterThan(50);
    }
  });
});

// Last, because from here on the databases are no longer clean.
describe('had one leaked, it would have been found', () => {
  const spelt = (encoding: BufferEncoding) =>
    Buffer.from(secrets.word(encoding)).toString(encoding);
  const columns: [string, 'region' | 'town', () => string][] = [
    ['public.cases.domain', 'town', () => `update cases set domain = '${spelt('utf8')}'`],
    ['public.cases.natures', 'town', () => `update cases set natures = array['${spelt('utf8')}']`],
    ['public.releases.body', 'town', () => `update releases set body = '${spelt('base64url')}'`],
    [
      'public.sessions.id',
      'town',
      () => `update sessions set id = id || '${spelt('utf8')}'::bytea`,
    ],
    ['public.peers.name', 'region', () => `update peers set name = '${spelt('hex')}'`],
    [
      'public.peers.public_key',
      'region',
      () => `update peers set public_key = jsonb_build_object('x', '${spelt('base64')}')`,
    ],
    [
      'public.gathered_cells.part',
      'region',
      () => `update gathered_cells set part = part || '${spelt('utf8')}'`,
    ],
  ];

  it.each(columns)('in the column %s', async (column, which, plant) => {
    const { db } = here[which];
    await db.execute(plant());
    const { found } = await searchDatabase(db, search());
    expect(found.filter((finding) => finding.startsWith(`${column}: `))).toHaveLength(1);
  });

  it('in the server’s files, even if it was taken away again', async () => {
    // a table that no trigger reads again: reading tidies away what was left behind
    await here.town.db.execute(`update filings set domain = '${secrets.word('gone')}'`);
    await here.town.db.execute("update filings set domain = 'HOUSING'");
    await checkpoint();
    const { found } = await searchFolder(dir, search());
    expect(found.some((finding) => /pg_wal.*: gone/.test(finding))).toBe(true);
    expect(found.some((finding) => /base\/.*: gone/.test(finding))).toBe(true);
  });

  it('on the wire and in the log', async () => {
    await sendTo(here.region, Buffer.from(secrets.word('wire')).toString('base64url'));
    expect(search().in(here.region.wire.recorded())).toEqual([expect.stringMatching(/^wire /)]);
    const lines: string[] = [];
    const log = createLog({ level: 'info', destination: { write: (line) => lines.push(line) } });
    log.info('planted', { code: secrets.word('log') });
    expect(search().in(texts(lines))).toEqual([expect.stringMatching(/^log /)]);
  });
});
