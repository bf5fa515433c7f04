import { randomUUID } from 'node:crypto';
import {
  ENTITY_STATEMENT_MEDIA_TYPE,
  type Envelope,
  epochSeconds,
  generateSigningKeyJwk,
  importSigningKey,
  type SigningKey,
  signEntityConfiguration,
  signEnvelope,
  signSubordinateStatement,
} from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  acquaint,
  answerOf,
  setClock,
  type TestNode,
  testNode,
  type Wires,
  wires,
} from '../../../../../test/federation/nodes.ts';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { Refusal } from '../../system/problem.ts';
import { deliverDue } from '../deliver.ts';
import { enqueue } from '../enqueue.ts';
import { OutgoingError } from '../outgoing.ts';
import { findPeer, removePeer, setSuspended } from '../peers.ts';
import type { MessageHandlers } from '../receive.ts';
import { deliveryStates } from '../store.ts';
import { trustedPoint } from './trusted-point.ts';

const REGION = 'https://regio.example';
const BEEK = 'https://beek.example';
const DAM = 'https://dam.example';
const HOUR = 3_600_000;
const MINUTE = 60_000;

let databases: FreshDatabase[];
let network: Wires;
let region: TestNode;
let beek: TestNode;
let dam: TestNode;
let received: string[];
const clock = setClock();

beforeAll(async () => {
  databases = await Promise.all([
    freshDatabase('coordinator'),
    freshDatabase('point'),
    freshDatabase('point'),
  ]);
});
afterAll(async () => {
  for (const { drop } of databases) await drop();
});

beforeEach(async () => {
  network = wires();
  received = [];
  const [regionDb, beekDb, damDb] = databases.map(({ db }) => db);
  if (!regionDb || !beekDb || !damDb) throw new Error('There is a database for each');
  for (const db of [regionDb, beekDb, damDb]) {
    await db.execute('truncate peers, inbox, outbox cascade');
  }
  const keep = async (_: unknown, { jti }: Envelope) => void received.push(jti);
  const handlers: MessageHandlers = new Map([
    ['contact-cards', { from: ['sibling'], handle: keep }],
    ['release', { from: ['member'], handle: keep }],
  ]);
  const common = { outgoing: network, clock, handlers };
  region = await testNode({ ...common, db: regionDb, entityId: REGION, role: 'coordinator' });
  beek = await testNode({ ...common, db: beekDb, entityId: BEEK, role: 'point' });
  dam = await testNode({ ...common, db: damDb, entityId: DAM, role: 'point' });
  for (const town of [beek, dam]) {
    await acquaint(region.db, town, { relation: 'member', now: clock.now() });
    await acquaint(town.db, region, { relation: 'superior', now: clock.now() });
  }
});

async function letter(from: { entityId: string; key: SigningKey }, type = 'contact-cards') {
  const iat = epochSeconds(clock.now());
  const jti = randomUUID();
  const { compact } = await signEnvelope({
    ...{ key: from.key, iss: from.entityId, aud: BEEK, jti, iat, exp: iat + 86_400 },
    ...{ type: type as 'contact-cards', body: {} },
  });
  return { jti, compact };
}

/** What Beek answers to a message: `ok`, or the refusal. */
async function post(compact: string): Promise<string> {
  const answer = await beek.app.request(`${BEEK}/federation/inbox`, {
    method: 'POST',
    headers: { 'content-type': 'application/jose' },
    body: compact,
  });
  if (answer.status === 200) return 'ok';
  const { type } = (await answer.json()) as { type: string };
  return type.replace('urn:nabij:problem:', '');
}

const fromDam = async (type?: string) => post((await letter(dam, type)).compact);
const fetches = () => network.sent.length;
const problemOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'none',
    (error: unknown) => (error instanceof Refusal ? error.problem : Promise.reject(error)),
  );

describe('another point of the region', () => {
  it('is trusted by a chain, with what is needed to send to it', async () => {
    Object.assign(dam.metadata, { phone: '0999 00 00 00', town: 'Dam' });
    const peer = await trustedPoint(beek, DAM);
    expect(peer).toMatchObject({
      ...{ entityId: DAM, relation: 'sibling', kid: dam.key.kid, otherKeys: [] },
      ...{ inbox: `${DAM}/federation/inbox`, reach: { phone: '0999 00 00 00', town: 'Dam' } },
      trustedUntil: new Date(clock.now().getTime() + HOUR),
    });
    const asked = fetches();
    await trustedPoint(beek, DAM);
    expect(fetches()).toBe(asked);
  });

  it('is believed an hour at most, then asked anew', async () => {
    await trustedPoint(beek, DAM);
    clock.forward(HOUR);
    const asked = fetches();
    await trustedPoint(beek, DAM);
    expect(fetches()).toBeGreaterThan(asked);
  });

  it('is not believed longer than the chain lives', async () => {
    const statement = await signSubordinateStatement({
      ...{ key: region.key, issuer: REGION, subject: DAM, keys: [dam.key.publicJwk] },
      ...{ now: clock.now(), lifetimeSeconds: 600 },
    });
    network.intercept = async ({ url }) =>
      url.includes('/federation/fetch')
        ? answerOf(200, { 'content-type': ENTITY_STATEMENT_MEDIA_TYPE }, statement)
        : undefined;
    const { trustedUntil } = await trustedPoint(beek, DAM);
    expect(trustedUntil).toEqual(
      new Date(Math.floor(clock.now().getTime() / 1000) * 1000 + 600_000),
    );
  });

  it('goes by the name and the municipalities with which it was admitted', async () => {
    const admitted = dam.metadata.name;
    Object.assign(dam.metadata, { name: 'Meldpunt Beek', municipalities: ['GM9999'] });
    expect(await trustedPoint(beek, DAM)).toMatchObject({
      ...{ name: admitted, municipalities: ['GM0001'] },
    });
  });

  it.each([
    ['a coordinator', REGION],
    ['itself', BEEK],
  ])('is not %s', async (_, entityId) => {
    expect(await problemOf(trustedPoint(beek, entityId))).toBe('not-a-point');
  });

  it('is looked for by nobody who has joined nothing', async () => {
    await removePeer(beek.db, REGION, clock.now());
    expect(await problemOf(trustedPoint(beek, DAM))).toBe('not-joined');
  });

  it('is looked for once, however many ask at the same time', async () => {
    await Promise.all(Array.from({ length: 16 }, () => trustedPoint(beek, DAM)));
    expect(network.sent.filter(({ url }) => url.startsWith(DAM))).toHaveLength(1);
  });

  it('that is suspended is stated all the same', async () => {
    await setSuspended(region.db, DAM, clock.now());
    expect(await trustedPoint(beek, DAM)).toMatchObject({ entityId: DAM });
  });
});

describe('a message of another point', () => {
  it('is taken, and nobody is asked again for the next', async () => {
    expect(await fromDam()).toBe('ok');
    const asked = fetches();
    expect(await fromDam()).toBe('ok');
    expect(fetches()).toBe(asked);
    expect(received).toHaveLength(2);
  });

  it('is never a release', async () => {
    expect(await fromDam('release')).toBe('type-unknown');
    expect(received).toEqual([]);
  });

  it('is delivered, and its receipt verified with the keys of now', async () => {
    await trustedPoint(dam, BEEK);
    const message = { audience: BEEK, type: 'contact-cards', body: {}, now: clock.now() } as const;
    const { jti } = await enqueue(dam.db, dam, message);
    clock.forward(2 * HOUR);
    await deliverDue(dam);
    expect((await deliveryStates(dam.db, [jti])).get(jti)).toMatchObject({ state: 'delivered' });
    expect(received).toEqual([jti]);
  });

  it('of the coordinator is none', async () => {
    expect(await post((await letter(region)).compact)).toBe('type-unknown');
  });
});

describe('who is not trusted', () => {
  it('a removed member: within the hour nothing is taken from it or sent to it', async () => {
    expect(await fromDam()).toBe('ok');
    await removePeer(region.db, DAM, clock.now());
    clock.forward(HOUR);
    expect(await fromDam()).toBe('issuer-removed');
    expect(await problemOf(trustedPoint(beek, DAM))).toBe('chain-not-found');
    const message = { audience: DAM, type: 'contact-cards', body: {}, now: clock.now() } as const;
    const { jti } = await enqueue(beek.db, beek, message);
    await deliverDue(beek);
    const state = (await deliveryStates(beek.db, [jti])).get(jti);
    expect(state).toMatchObject({ state: 'waiting', refusal: 'chain-not-found' });
    expect(network.sent.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('a removed member that is admitted again is trusted again', async () => {
    await fromDam();
    await removePeer(region.db, DAM, clock.now());
    clock.forward(HOUR);
    await fromDam();
    await acquaint(region.db, dam, { relation: 'member', now: clock.now() });
    clock.forward(MINUTE);
    expect(await fromDam()).toBe('ok');
  });

  it('stale trust: while the coordinator does not answer, nothing is taken for now', async () => {
    expect(await fromDam()).toBe('ok');
    clock.forward(HOUR);
    network.intercept = async ({ url }) => {
      if (url.startsWith(REGION)) throw new OutgoingError('timed-out');
      return undefined;
    };
    expect(await fromDam()).toBe('unavailable');
    expect(await problemOf(trustedPoint(beek, DAM))).toBe('node-unreachable');
    network.intercept = undefined;
    clock.forward(MINUTE);
    expect(await fromDam()).toBe('ok');
  });

  it('nobody on the word of another superior, while the pinned one does not answer', async () => {
    expect(await fromDam()).toBe('ok');
    const rogue = 'https://rogue.example';
    const key = await importSigningKey(await generateSigningKeyJwk());
    const endpoints = { fetch: `${rogue}/federation/fetch` };
    const metadata = { ...region.metadata, inbox: `${rogue}/federation/inbox` };
    const statements = new Map([
      [
        rogue,
        await signEntityConfiguration({
          key,
          entityId: rogue,
          metadata,
          endpoints,
          now: clock.now(),
        }),
      ],
      [
        DAM,
        await signEntityConfiguration({
          ...{ key: dam.key, entityId: DAM, metadata: dam.metadata, now: clock.now() },
          authorityHints: [REGION, rogue],
        }),
      ],
    ]);
    const disowned: string[] = [];
    network.intercept = async ({ url }) => {
      const { origin, searchParams } = new URL(url);
      if (origin === REGION) throw new OutgoingError('timed-out');
      if (searchParams.has('sub')) disowned.push(origin);
      const statement = searchParams.has('sub') ? undefined : statements.get(origin);
      return answerOf(
        statement ? 200 : 404,
        { 'content-type': ENTITY_STATEMENT_MEDIA_TYPE },
        statement ?? '',
      );
    };
    clock.forward(2 * MINUTE);
    // whoever writes an envelope can make up a key, and so cause a search
    expect(await post((await letter({ ...dam, key })).compact)).toBe('unavailable');
    expect(disowned).toEqual([rogue]);
    expect(await fromDam()).toBe('ok');
  });

  it('a rogue leaf: another key at the address of a member', async () => {
    await testNode({ ...dam, role: 'point', outgoing: network, handlers: new Map() });
    expect(await problemOf(trustedPoint(beek, DAM))).toBe('key-unknown');
  });

  it('a rogue intermediate: a member that vouches for somebody', async () => {
    const entityId = 'https://stranger.example';
    const stranger = await testNode({ ...dam, entityId, role: 'point', outgoing: network });
    await dam.db.execute(sql`truncate peers cascade`);
    await acquaint(dam.db, region, { relation: 'superior', now: clock.now() });
    // dam makes itself a coordinator, and the stranger its member
    const rogue = await testNode({ ...dam, role: 'coordinator', outgoing: network });
    await acquaint(
      region.db,
      { ...rogue, metadata: dam.metadata },
      {
        relation: 'member',
        now: clock.now(),
      },
    );
    await acquaint(rogue.db, stranger, { relation: 'member', now: clock.now() });
    await namesSuperior(stranger, DAM);
    expect(await problemOf(trustedPoint(beek, entityId))).toBe('chain-path-too-long');
    expect(await post((await letter(stranger)).compact)).toBe('issuer-unknown');
  });

  it('hints in a loop end', async () => {
    const entityId = 'https://loop.example';
    const loop = await testNode({ ...dam, entityId, role: 'coordinator', outgoing: network });
    await namesSuperior(loop, entityId);
    expect(await problemOf(trustedPoint(beek, entityId))).toBe('chain-loop');
  });

  it('whoever signs with a key that nobody states', async () => {
    const key = await importSigningKey(await generateSigningKeyJwk());
    expect(await post((await letter({ ...dam, key })).compact)).toBe('key-unknown');
  });
});

/** Makes a node name another superior than it has. */
async function namesSuperior(node: TestNode, superior: string): Promise<void> {
  const { key, entityId, metadata } = node;
  const endpoints = { fetch: `${entityId}/federation/fetch` };
  const statement = await signEntityConfiguration({
    ...{ key, entityId, metadata, endpoints, now: clock.now(), authorityHints: [superior] },
  });
  network.intercept = async ({ url }) =>
    url === `${entityId}/.well-known/openid-federation`
      ? answerOf(200, { 'content-type': ENTITY_STATEMENT_MEDIA_TYPE }, statement)
      : undefined;
}

describe('names that nobody knows', () => {
  const strangers = (count: number) =>
    Promise.all(
      Array.from({ length: count }, async (_, n) => {
        const entityId = `https://stranger${n}.example`;
        return post((await letter({ entityId, key: dam.key })).compact);
      }),
    );

  it('make a flood of messages cost little, and leave nothing behind', async () => {
    const answers = await strangers(200);
    expect(answers.filter((answer) => answer === 'too-many').length).toBeGreaterThanOrEqual(190);
    expect(fetches()).toBeLessThanOrEqual(10);
    const rows = await beek.db.execute('select from peers');
    expect(rows).toHaveLength(1);
    expect(beek.log.lines.filter(({ ids }) => String(ids.iss).includes('stranger'))).toEqual([]);
  });

  it('hold up neither the points of the directory nor our own asking', async () => {
    await trustedPoint(beek, DAM);
    clock.forward(HOUR);
    await strangers(50);
    expect(await fromDam()).toBe('ok');
    clock.forward(HOUR);
    await strangers(50);
    expect(await trustedPoint(beek, DAM)).toMatchObject({ entityId: DAM });
  });

  it('are asked about once in a minute', async () => {
    const compact = async () =>
      (await letter({ entityId: 'https://x.example', key: dam.key })).compact;
    await post(await compact());
    const asked = fetches();
    expect(await post(await compact())).toBe('unavailable');
    expect(fetches()).toBe(asked);
    clock.forward(MINUTE);
    await post(await compact());
    expect(fetches()).toBeGreaterThan(asked);
    expect(await findPeer(beek.db, 'https://x.example')).toBeUndefined();
  });
});
