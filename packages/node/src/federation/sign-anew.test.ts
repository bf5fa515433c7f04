import { generateSigningKeyJwk, importSigningKey } from '@nabij/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  acquaint,
  setClock,
  type TestNode,
  testNode,
  type Wires,
  wires,
} from '../../../../test/federation/nodes.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import type { NodeKey } from '../system/own-keys.ts';
import { deliverDue } from './deliver.ts';
import { enqueue } from './enqueue.ts';
import { OutgoingError } from './outgoing.ts';
import { signUnsentAnew } from './sign-anew.ts';
import { resend } from './standing/send-again.ts';

const REGION = 'https://regio.example';
const TOWN = 'https://beek.example';
const HOUR = 3_600_000;

let databases: [FreshDatabase, FreshDatabase];
let network: Wires;
let clock: ReturnType<typeof setClock>;
let town: TestNode;
let region: TestNode;
/** Messages that had their effect at the region. */
const taken: string[] = [];

beforeAll(async () => {
  databases = await Promise.all([freshDatabase('point'), freshDatabase('coordinator')]);
});
afterAll(async () => {
  for (const { drop } of databases) await drop();
});

beforeEach(async () => {
  const [{ db: townDb }, { db: regionDb }] = databases;
  for (const db of [townDb, regionDb]) {
    await db.execute('truncate peers, inbox, outbox cascade');
  }
  taken.length = 0;
  network = wires();
  clock = setClock();
  const handle = async (_: unknown, { jti }: { jti: string }) => void taken.push(jti);
  const handlers = new Map([['release', { from: ['member'] as const, handle }]]);
  const common = { outgoing: network, clock };
  town = await testNode({ ...common, db: townDb, entityId: TOWN, role: 'point' });
  region = await testNode({
    ...{ ...common, handlers },
    ...{ db: regionDb, entityId: REGION, role: 'coordinator' },
  });
  await acquaint(townDb, region, { relation: 'superior', now: clock.now() });
  await admit();
});

/** Two people compared the fingerprint of the key that the town has now. */
const admit = () => acquaint(region.db, town, { relation: 'member', now: clock.now() });

async function queue(): Promise<string> {
  const message = { audience: REGION, type: 'release', body: {}, now: clock.now() } as const;
  return (await enqueue(town.db, town, message)).jti;
}

async function deliver(): Promise<void> {
  clock.forward(HOUR);
  await deliverDue(town);
}

async function stateOf(jti: string) {
  const [row] = await town.db.execute<{ state: string; refusal: string | null }>(
    `select state, refusal from outbox where jti = '${jti}'`,
  );
  return row;
}

/** The town gives its key up, as the operator's command does it; nobody else knows yet. */
async function giveUpKey(): Promise<number> {
  const old = town.key;
  const fresh = await importSigningKey(await generateSigningKeyJwk());
  const theft = { lost: [old.publicJwk], newSinceTheft: clock.now() };
  const key: NodeKey = { ...fresh, ...theft };
  town = { ...(await testNode({ ...town, role: 'point', outgoing: network, signing: key })), key };
  return town.db.transaction((tx) => signUnsentAnew(tx, key, [old.kid]));
}

const sendAgain = (jti: string) =>
  town.db.transaction((tx) => resend(tx, town.key, { jti, now: clock.now() }));

/** The answers of the region get lost, or its ears are closed. */
const lose = (what: 'answers' | 'requests') => {
  network.intercept = async (request) => {
    if (!request.url.endsWith('/inbox')) return undefined;
    if (what === 'answers') {
      const { body, headers = {} } = request;
      await region.app.request(request.url, { method: 'POST', headers, body: body ?? '' });
    }
    throw new OutgoingError('unreachable');
  };
};

describe('what waits under a key that was stolen', () => {
  it('and was never sent is signed anew, waits until the key is known, and arrives', async () => {
    const jti = await queue();
    expect(await giveUpKey()).toBe(1);
    await deliver();
    expect(await stateOf(jti)).toEqual({ state: 'waiting', refusal: 'key-unknown' });
    await admit();
    await deliver();
    expect(await stateOf(jti)).toMatchObject({ state: 'delivered' });
    expect(taken).toEqual([jti]);
  });

  it('and got lost on the way is refused, and arrives when people send it again', async () => {
    const jti = await queue();
    lose('requests');
    await deliver();
    expect(await giveUpKey()).toBe(0);
    network.intercept = undefined;
    await admit();
    await deliver();
    expect(await stateOf(jti)).toMatchObject({ state: 'dead' });
    await sendAgain(jti);
    await deliver();
    expect(await stateOf(jti)).toMatchObject({ state: 'delivered' });
    expect(taken).toEqual([jti]);
  });

  it('and had arrived has its effect once, and the answer says that it is there', async () => {
    const jti = await queue();
    lose('answers');
    await deliver();
    expect(taken).toEqual([jti]);
    expect(await giveUpKey()).toBe(0);
    network.intercept = undefined;
    await admit();
    await deliver();
    expect(await stateOf(jti)).toMatchObject({ state: 'dead' });
    await sendAgain(jti);
    await deliver();
    expect(await stateOf(jti)).toEqual({ state: 'dead', refusal: 'replayed-with-other-content' });
    expect(taken).toEqual([jti]);
  });

  it('is not held for ever by a receiver that never hears of the new key', async () => {
    const jti = await queue();
    await giveUpKey();
    clock.forward(6 * 24 * HOUR);
    await deliver();
    expect(await stateOf(jti)).toMatchObject({ state: 'waiting' });
    clock.forward(2 * 24 * HOUR);
    await deliver();
    expect(await stateOf(jti)).toMatchObject({ state: 'dead' });
    // the reason is one that people can act on, and it is signed with the key of now
    await admit();
    await sendAgain(jti);
    await deliver();
    expect(taken).toEqual([jti]);
  });
});
