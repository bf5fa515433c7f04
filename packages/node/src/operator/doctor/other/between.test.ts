import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createPlain, type RequestListener, type Server } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  generateSigningKeyJwk,
  importSigningKey,
  type NodeMetadata,
  type SigningKey,
  signEntityConfiguration,
} from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { madeCertificate } from '../../../../../../test/certificate.ts';
import { acquaint } from '../../../../../../test/federation/nodes.ts';
import { nabij } from '../../../../../../test/nabij.ts';
import {
  environmentOf,
  freePort,
  makeMember,
  type NetworkNode,
  networkNode,
  pointEnvironment,
} from '../../../../../../test/network.ts';
import { type FreshDatabase, freshDatabase } from '../../../../../../test/postgres.ts';
import { changeMember } from '../../../federation/change-member.ts';
import { fetchMark } from '../../../federation/trust/marks.ts';
import { systemClock } from '../../../system/clock.ts';
import { createLog } from '../../../system/log.ts';
import { examineBetween } from './between.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

let folder: string;
let town: NetworkNode;
let region: NetworkNode;
const databases: FreshDatabase[] = [];
const closing: (() => unknown)[] = [];

async function started(id: string, env: Record<string, string>): Promise<NetworkNode> {
  const database = await freshDatabase(env.NABIJ_ROLE === 'point' ? 'point' : 'coordinator');
  databases.push(database);
  const node = networkNode({
    ...{ id, env, people: [], clock: systemClock, databaseUrl: database.url, delivers: false },
    log: createLog({ level: 'silent' }),
    keysDir: join(folder, id, 'keys'),
    port: await freePort(),
  });
  await node.start();
  return node;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabij-between-'));
  region = await started('region', { NABIJ_ROLE: 'coordinator', NABIJ_NAME: 'Regio Drieland' });
  town = await started(
    'town',
    pointEnvironment({ name: 'Beek', town: 'Beek', municipality: 'XXDL01', population: 3_000 }),
  );
});

afterAll(async () => {
  await town.stop();
  await region.stop();
  for (const database of databases) await database.drop();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await town.running().database.db.execute('truncate peers, outbox, trust_marks');
  await region.running().database.db.execute('truncate peers, trust_marks cascade');
});

/** The town is a member, and has fetched its mark, as it does every hour. */
async function settle(): Promise<void> {
  await makeMember(town, region);
  await fetchMark(town.running().federation);
}

/** What is wrong between the town and another node, by the town's doctor. */
async function wrongs(entityId: string, lookup?: () => Promise<string[]>): Promise<string[]> {
  const way = { allowLoopback: lookup === undefined, ...(lookup ? { lookup } : {}) };
  const own = { ...town.running().federation, role: 'point' } as const;
  const findings = await examineBetween(own, entityId, way);
  return findings.filter(({ isWell }) => !isWell).map(({ sentence }) => sentence);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

describe('nabij doctor with an address', () => {
  it('finds nothing wrong between two that know each other', async () => {
    await settle();
    const { code, out, err } = await nabij(['doctor', region.url], environmentOf(town.plan));
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n').slice(0, -1)).toEqual([
      'well   localhost is found.',
      'well   Its clock is ours.',
      'well   It is Regio Drieland, and signs what it says.',
      'well   Its key is the one that was compared.',
      expect.stringMatching(/^well {3}Regio Drieland vouches for this node, until 20\d\d-/),
      expect.stringMatching(/^well {3}The proof of membership .* is by Regio Drieland, until /),
      'well   It knows this node and its key, and its inbox answers.',
      'well   Nothing to it is stuck.',
    ]);
    const seen = await region.running().database.db.execute('select 1 from inbox');
    expect(seen).toHaveLength(0);
  });

  it('says without an address, too, whether the region vouches for this node', async () => {
    await settle();
    const { out } = await nabij(['doctor'], environmentOf(town.plan));
    expect(out).toMatch(/^well {3}Regio Drieland vouches for this node, until 20\d\d-/m);
    expect(out).toMatch(/^well {3}The proof of membership of this node \(trust mark\) is by /m);
    await region.running().database.db.execute('truncate peers cascade');
    const after = await nabij(['doctor'], environmentOf(town.plan));
    expect(after.out).toMatch(/^WRONG {2}Regio Drieland does not vouch for this node, /m);
  });

  it('says what is wrong, and ends with 1', async () => {
    const { code, out, err } = await nabij(['doctor', region.url], environmentOf(town.plan));
    expect([code, err]).toEqual([1, '2 of 6 are wrong.\n']);
    expect(out).toContain('WRONG  It is not known here: nabij join');
    expect((await nabij(['doctor', 'nowhere'], environmentOf(town.plan))).code).toBe(2);
  });
});

describe('the way', () => {
  it('to a name that nobody has', async () => {
    expect(await wrongs('https://nobody.invalid')).toEqual([
      'nobody.invalid is not found: look at the spelling of the address, then at its DNS.',
    ]);
  });

  it.each([['10.0.0.7'], ['169.254.169.254'], ['::ffff:127.0.0.1']])(
    'to a name that leads to %s',
    async (address) => {
      const all = await wrongs('https://regio.example', async () => ['8.8.8.8', address]);
      expect(all).toEqual([
        `regio.example leads to ${address}, which is not on the internet: correct its DNS.`,
      ]);
    },
  );

  it('to a port at which nothing listens', async () => {
    expect((await wrongs(`https://localhost:${await freePort()}`))[0]).toMatch(
      /^Nothing answers at localhost, port \d+: is its web server running/,
    );
  });

  it('to a server without TLS', async () => {
    const port = await listen(createPlain());
    expect((await wrongs(`https://localhost:${port}`))[0]).toMatch(/does not speak TLS/);
  });

  const days = (from: number, until: number) => {
    const now = Date.now();
    return { from: new Date(now + from * DAY_MS), until: new Date(now + until * DAY_MS) };
  };
  it.each([
    ['ended', { name: 'localhost', ...days(-30, -2) }, /^The certificate of localhost ended on /],
    ['does not hold yet', { name: 'localhost', ...days(2, 30) }, /does not hold yet/],
    [
      'is for another name',
      { name: 'elders.example', ...days(-1, 30) },
      /^The certificate of localhost is for elders\.example: /,
    ],
    [
      'nobody known has issued',
      { name: 'localhost', ...days(-1, 30) },
      /^Nobody known has issued the certificate of localhost \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
    ],
  ])('to a server whose certificate %s', async (_, certificate, sentence) => {
    const port = await listen(createSecure(madeCertificate(certificate)));
    expect(await wrongs(`https://localhost:${port}`)).toEqual([expect.stringMatching(sentence)]);
  });

  it('to a name that leads elsewhere when it is asked again: it is asked once', async () => {
    const name = 'once.example';
    const port = await listen(createSecure(madeCertificate({ name, ...days(-1, 30) })));
    let asked = 0;
    const lookup = async () => {
      asked += 1;
      return ['127.0.0.1', '::1'];
    };
    const way = { allowLoopback: true, lookup };
    const url = `https://${name}:${port}`;
    const own = { ...town.running().federation, role: 'point' } as const;
    const found = await examineBetween(own, url, way);
    expect(found.map(({ sentence }) => sentence)).toContainEqual(
      expect.stringMatching(/^Nobody known has issued the certificate of once\.example /),
    );
    expect(asked).toBe(1);
  });
});

/** A node that says of itself what a test wants, in a member's or coordinator's place. */
async function other(
  says: { at?: Date; path?: string; header?: Record<string, string>; versions?: string[] } = {},
): Promise<{ url: string; key: SigningKey; metadata: NodeMetadata }> {
  const key = await importSigningKey(await generateSigningKeyJwk());
  let statement = '';
  const listener: RequestListener = (request, response) => {
    const isStatement = request.method === 'GET';
    const headers = { 'content-type': 'application/entity-statement+jwt', ...says.header };
    if (isStatement) response.writeHead(200, headers).end(statement);
    else response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>nginx</h1>');
  };
  const url = `http://localhost:${await listen(createPlain(listener))}`;
  const metadata: NodeMetadata = {
    ...{ role: 'coordinator', name: 'Ander', inbox: `${url}/federation/inbox` },
    ...{ municipalities: [], languages: ['nl'], protocol_versions: says.versions ?? ['1'] },
  };
  const now = says.at ?? new Date();
  const good = { ...metadata, protocol_versions: ['1'] };
  statement = await signEntityConfiguration({ key, entityId: url, now, metadata: good });
  if (says.versions) {
    const [header, payload, signature] = statement.split('.');
    const text = Buffer.from(payload ?? '', 'base64url').toString();
    const changed = text.replace('"protocol_versions":["1"]', '"protocol_versions":["2"]');
    statement = [header, Buffer.from(changed).toString('base64url'), signature].join('.');
  }
  return { url, key, metadata };
}

describe('the other node', () => {
  it('has a clock that is ahead, or behind, by its machine', async () => {
    for (const [off, word] of [
      [20 * 60_000, '20 minutes ahead of'],
      [-3 * HOUR_MS, '3 hours behind'],
    ] as const) {
      const date = new Date(Date.now() + off).toUTCString();
      const { url } = await other({ header: { date } });
      expect((await wrongs(url))[0]).toBe(`Its clock is ${word} ours: set both by a time server.`);
    }
  });

  it('has a clock that is ahead, by what it signs', async () => {
    const { url } = await other({ at: new Date(Date.now() + 3 * DAY_MS) });
    expect(await wrongs(url)).toEqual([
      'Its clock is 3 days ahead of ours: set both by a time server.',
    ]);
  });

  it('shows what ended long ago', async () => {
    const { url } = await other({ at: new Date(Date.now() - 3 * DAY_MS) });
    expect(await wrongs(url)).toEqual([
      expect.stringMatching(/^What it says of itself ended on \d{4}-.* UTC: its clock is behind/),
    ]);
  });

  it('speaks another version of the protocol', async () => {
    const { url } = await other({ versions: ['2'] });
    expect(await wrongs(url)).toEqual([
      'It speaks version 2 of the protocol, and this node version 1: bring the older one up to date.',
    ]);
  });

  it('is no node', async () => {
    const port = await listen(createPlain((_, response) => response.end('<h1>Welkom</h1>')));
    expect(await wrongs(`http://localhost:${port}`)).toEqual([
      expect.stringMatching(/^No node of Nabij is at this address: it answers with 200\./),
    ]);
  });

  it('does not answer', async () => {
    expect(await wrongs(`http://localhost:${await freePort()}`)).toEqual([
      'It does not answer: is it running, and is its web server?',
    ]);
  });

  it('has another key than was compared, and an inbox that is not passed on', async () => {
    const { db } = town.running().database;
    const { url, metadata } = await other();
    const before = await importSigningKey(await generateSigningKeyJwk());
    const known = { entityId: url, key: before, metadata };
    await acquaint(db, known, { relation: 'superior', now: new Date() });
    expect(await wrongs(url)).toEqual([
      expect.stringMatching(
        /^Its key is another one than was compared\. .* \d{5}.* nabij join http:\S+ with --replace\.$/,
      ),
      `Its inbox ${url}/federation/inbox answers with 404: its web server has to pass on everything to the node.`,
    ]);
  });
});

describe('the membership', () => {
  it('of a town that was never admitted, was removed, or has a new key', async () => {
    await settle();
    const { db } = region.running().database;
    const own = town.url;
    const change = { entityId: own, actor: { kind: 'operator' }, now: new Date() } as const;
    await changeMember(db, 'remove', change);
    expect(await wrongs(region.url)).toEqual([
      expect.stringContaining('Drieland does not vouch for this node, so others do not trust it.'),
      `It has removed this node: there, nabij admit ${own} takes it in again.`,
    ]);
    await db.execute(sql`delete from peers`);
    expect(await wrongs(region.url)).toContain(
      `It does not know this node: there, nabij admit ${own}.`,
    );
    const key = await importSigningKey(await generateSigningKeyJwk());
    const metadata: NodeMetadata = {
      ...{ role: 'point', name: 'Beek', inbox: `${own}/federation/inbox` },
      ...{ municipalities: ['XXDL01'], languages: ['nl'], protocol_versions: ['1'] },
    };
    await acquaint(db, { entityId: own, key, metadata }, { relation: 'member', now: new Date() });
    expect(await wrongs(region.url)).toEqual([
      expect.stringMatching(/^Regio Drieland vouches for another key of this node\. Call, /),
      expect.stringMatching(/^It knows another key of this node: compare fingerprints/),
    ]);
  });

  it('of a coordinator that was removed here', async () => {
    await settle();
    await town.running().database.db.execute('update peers set removed_at = now()');
    expect(await wrongs(region.url)).toEqual([
      `It was removed here: nabij join ${region.url} takes it in again.`,
    ]);
  });

  it('of a point that our coordinator does not vouch for', async () => {
    await settle();
    const { url } = await other();
    expect(await wrongs(url)).toContainEqual(expect.stringMatching(/vouch/));
  });
});

describe('the queue', () => {
  /** A message that was queued so long ago and came back with this. */
  async function queued(state: string, refusal: string | null, hours: number): Promise<void> {
    const at = new Date(Date.now() - hours * HOUR_MS).toISOString();
    await town.running().database.db.execute(sql`insert into outbox
      (jti, audience, type, envelope, digest, state, refusal, next_attempt_at, created_at,
       give_up_at, settled_at)
      values (${randomUUID()}, ${region.url}, 'release', 'e', 'd', ${state}, ${refusal}, ${at},
        ${at}, ${at}, ${state === 'dead' ? at : null})`);
  }

  it.each([
    ['waiting', ['unreachable', 50], 'Messages to it wait for 2 days: 1 (unreachable).'],
    ['waiting', ['issuer-suspended', 1], 'It has suspended this node: what is sent waits. '],
    ['dead', ['gave-up', 200], 'Messages to it ended without a receipt: 1 (gave-up).'],
    ['dead', ['release-invalid', 1], 'Messages to it ended without a receipt: 1 (The '],
  ] as const)('is stuck: %s, %s', async (state, [refusal, hours], sentence) => {
    await settle();
    await queued(state, refusal, hours);
    expect(await wrongs(region.url)).toEqual([expect.stringContaining(sentence)]);
  });

  it('is not stuck by what waits for minutes', async () => {
    await settle();
    await queued('waiting', null, 0.1);
    expect(await wrongs(region.url)).toEqual([]);
  });
});
