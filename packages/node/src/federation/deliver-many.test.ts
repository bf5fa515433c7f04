import { randomUUID } from 'node:crypto';
import { signReceipt } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerOf, type TestNode, type Wires } from '../../../../test/federation/nodes.ts';
import {
  type Databases,
  REGION,
  TOWN,
  type TownAndRegion,
  townAndRegion,
  twoDatabases,
} from '../../../../test/federation/town-and-region.ts';
import { openDatabase } from '../system/database.ts';
import { deliverDue, startDelivery } from './deliver.ts';
import { type OutgoingAnswer, OutgoingError } from './outgoing.ts';
import { claimDue, settle } from './store.ts';

let databases: Databases;
let network: Wires;
let town: TestNode;
let region: TestNode;
let received: string[];
let pair: TownAndRegion;

beforeAll(async () => {
  databases = await twoDatabases();
});

afterAll(() => databases.drop());

beforeEach(async () => {
  pair = await townAndRegion(databases);
  ({ network, town, region, received } = pair);
});

describe('several processes', () => {
  it('send every message once', async () => {
    const peers = await pair.addPeers(6);
    for (const peer of [...peers, ...peers, ...peers]) await pair.queue(peer);
    pair.answering(400);
    const made = await Promise.all(Array.from({ length: 4 }, () => deliverDue(town)));
    expect(made.reduce((sum, n) => sum + n)).toBe(18);
    expect(new Set(network.sent.map(({ body }) => body)).size).toBe(18);
  });

  it('speak to one peer one at a time', async () => {
    for (let i = 0; i < 6; i += 1) await pair.queue();
    let now = 0;
    let most = 0;
    network.intercept = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise(setImmediate);
      now -= 1;
      return undefined;
    };
    await Promise.all(Array.from({ length: 4 }, () => deliverDue(town)));
    // A process that found the peer busy leaves; whoever was speaking goes on.
    await deliverDue(town);
    expect(received).toHaveLength(6);
    expect(most).toBe(1);
  });

  it('take over from one that died, whose late outcome then counts for nothing', async () => {
    const jti = await pair.queue();
    const claim = () => {
      const now = town.clock.now();
      const leaseUntil = new Date(now.getTime() + 60_000);
      return claimDue(town.db, { now, leaseUntil, limit: 10 });
    };
    const [first] = await claim();
    expect(await claim()).toEqual([]);
    town.clock.forward(60_000);
    const [second] = await claim();
    if (!first || !second) throw new Error('nothing was claimed');
    expect(second.jti).toBe(jti);
    expect(second.fence).toBeGreaterThan(first.fence);
    const at = town.clock.now();
    expect(await settle(town.db, first, { state: 'dead', refusal: 'late', at })).toBe(false);
    expect(await settle(town.db, second, { state: 'delivered', receipt: 'r', at })).toBe(true);
    expect(await settle(town.db, second, { state: 'dead', refusal: 'twice', at })).toBe(false);
    expect(await pair.stateOf(jti)).toEqual({ state: 'delivered', attempts: 2, refusal: null });
  });
});

describe('order', () => {
  it('is kept within a ref, and only there', async () => {
    const ref = randomUUID();
    const first = await pair.queue(REGION, { ref, seq: 0 });
    const second = await pair.queue(REGION, { ref, seq: 1 });
    const other = await pair.queue(REGION, { ref: randomUUID(), seq: 0 });
    const loose = await pair.queue();
    const body = await envelopeOf(first);
    network.intercept = async (request) =>
      request.body === body ? answerOf(500, {}, '') : undefined;
    await deliverDue(town);
    expect([...received].sort()).toEqual([other, loose].sort());
    network.intercept = undefined;
    town.clock.forward(3_600_000);
    await deliverDue(town);
    expect(received.slice(2)).toEqual([first, second]);
  });

  it('is that of queueing, even within one millisecond', async () => {
    const ref = randomUUID();
    const jtis: string[] = [];
    for (let seq = 0; seq < 12; seq += 1) jtis.push(await pair.queue(REGION, { ref, seq }));
    await deliverDue(town);
    expect(received).toEqual(jtis);
  });

  it('goes on behind a message that is dead', async () => {
    const ref = randomUUID();
    const dead = await envelopeOf(await pair.queue(REGION, { ref, seq: 0 }));
    const next = await pair.queue(REGION, { ref, seq: 1 });
    network.intercept = async ({ body }) => (body === dead ? answerOf(410, {}, '') : undefined);
    await deliverDue(town);
    expect(received).toEqual([next]);
  });

  async function envelopeOf(jti: string): Promise<string> {
    const [row] = await town.db.execute<{ envelope: string }>(
      sql`select envelope from outbox where jti = ${jti}`,
    );
    return row?.envelope ?? '';
  }
});

describe('trouble with one peer', () => {
  it('that never answers slows no other', async () => {
    const [dead = '', ...alive] = await pair.addPeers(5);
    for (const peer of [dead, dead, dead, ...alive, ...alive]) await pair.queue(peer);
    network.intercept = ({ url, signal }) =>
      url.startsWith(dead)
        ? new Promise<OutgoingAnswer>((_, reject) => {
            signal?.addEventListener('abort', () => reject(new OutgoingError('unreachable')));
          })
        : Promise.resolve(answerOf(400, {}, ''));
    const delivery = startDelivery({ ...town, concurrency: 3, interval: 10, grace: 10 });
    await vi.waitFor(async () => {
      const [row] = await town.db.execute<{ n: number }>(
        sql`select count(*)::int as n from outbox where state = 'dead'`,
      );
      expect(row?.n).toBe(8);
    });
    await delivery.stop();
    expect(network.sent.filter(({ url }) => url.startsWith(dead))).toHaveLength(1);
  });

  it('whose key cannot be read stops no other', async () => {
    const [broken = ''] = await pair.addPeers(1);
    await town.db.execute(
      sql`update peers set public_key = '{"kty":"OKP"}' where entity_id = ${broken}`,
    );
    const [poison, good] = [await pair.queue(broken), await pair.queue()];
    network.intercept = async ({ url }) =>
      url.startsWith(broken) ? answerOf(200, {}, await signedReceiptFor(broken)) : undefined;
    await deliverDue(town);
    expect(await pair.stateOf(good)).toMatchObject({ state: 'delivered' });
    expect(await pair.stateOf(poison)).toMatchObject({ state: 'waiting' });
    expect(town.log.events()).toContain('delivery-broken');
  });

  function signedReceiptFor(iss: string): Promise<string> {
    const received = { iss: TOWN, jti: randomUUID(), digest: 'A'.repeat(43) };
    return signReceipt({ key: region.key, iss, aud: TOWN, jti: randomUUID(), iat: 0, received });
  }
});

describe('the worker', () => {
  it('sends what is queued when it is woken, and stops', async () => {
    const delivery = startDelivery({ ...town, interval: 3_600_000 });
    const jti = await pair.queue();
    delivery.wake();
    await vi.waitFor(() => expect(received).toEqual([jti]));
    await delivery.stop();
    await pair.queue();
    delivery.wake();
    expect(received).toEqual([jti]);
    expect(await pair.stateOf(jti)).toMatchObject({ state: 'delivered' });
  });

  it('breaks off what is under way when it stops, and the message waits', async () => {
    const jti = await pair.queue();
    network.intercept = ({ signal }) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(new OutgoingError('unreachable')));
      });
    const delivery = startDelivery({ ...town, grace: 10 });
    await vi.waitFor(() => expect(network.sent).toHaveLength(1));
    await delivery.stop();
    expect(await pair.stateOf(jti)).toMatchObject({ state: 'waiting' });
  });

  it('outlives a database that is gone', async () => {
    const gone = openDatabase('postgres://nobody@127.0.0.1:1/nothing');
    const delivery = startDelivery({ ...town, db: gone.db, interval: 5 });
    await vi.waitFor(() =>
      expect(town.log.events().filter((e) => e === 'outbox-unreadable').length).toBeGreaterThan(1),
    );
    await delivery.stop();
    await gone.close();
  });

  it('writes ids only into the log', async () => {
    await pair.queue();
    pair.answering(500, {}, 'CANARY');
    await deliverDue(town);
    expect(town.log.lines).toMatchObject([
      { event: 'delivery-failed', ids: { aud: REGION, type: 'release', problem: 'http-500' } },
    ]);
    expect(JSON.stringify(town.log.lines)).not.toContain('CANARY');
  });
});
