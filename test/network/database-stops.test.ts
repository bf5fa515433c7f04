import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDelivery } from '../../packages/node/src/federation/deliver.ts';
import { enqueue } from '../../packages/node/src/federation/enqueue.ts';
import { trustedPoint } from '../../packages/node/src/federation/trust/trusted-point.ts';
import { systemClock } from '../../packages/node/src/system/clock.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../packages/node/src/system/embedded-postgres.ts';
import { makeMember } from '../network.ts';
import { outboxOf } from './quarter.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

// How long the server is away makes no difference once several tries were made: nothing counts
// them, nothing is given up within seven days, and the wait between two is at most an hour
// (coordinator-down.test.ts goes through all of it with a clock that is set).
const PATIENCE = { timeout: 60_000, interval: 50 };
const SEVERAL = 6;

const nodes = testedNodes();
let dir: string;
let server: EmbeddedPostgres;
/** Ends what a test lets go on. */
let ending = async () => {};
/** On a server of the test run, which stays. */
let region: TestedNode;
let beek: TestedNode;
/** On the server that stops. */
let dam: TestedNode;

beforeEach(async () => {
  ending = async () => {};
  dir = await mkdtemp(join(tmpdir(), 'nabij-stops-'));
  server = await startEmbeddedPostgres(dir);
  await server.createDatabase('dam');
  const common = { at: new Date(), clock: systemClock };
  region = await nodes.make({ ...common, name: 'Regio', role: 'coordinator' });
  beek = await nodes.make({ ...common, name: 'Beek', role: 'point' });
  const databaseUrl = server.url('dam');
  dam = await nodes.make({ ...common, name: 'Dam', role: 'point', databaseUrl });
  for (const node of [region, beek, dam]) await node.start();
  for (const point of [beek, dam]) await makeMember(point, region);
  await trustedPoint(beek.running().federation, dam.url);
  await trustedPoint(dam.running().federation, beek.url);
});
afterEach(async () => {
  await ending();
  await nodes.end();
  await server.stop();
  await rm(dir, { recursive: true, force: true });
});

/** Queues a message that does nothing but be taken. */
async function queue(from: TestedNode, sender: Parameters<typeof enqueue>[1], to: TestedNode) {
  const order = { ref: randomUUID(), seq: 0 };
  const message = { audience: to.url, type: 'handover-withdraw', order } as const;
  const body = { reason: 'WITHDRAWN' };
  return (await enqueue(from.db, sender, { ...message, body, now: new Date() })).jti;
}

const outbox = async (node: TestedNode) =>
  (await outboxOf(node.db)).filter(({ state }) => state !== 'dead');
const delivered = async (node: TestedNode) =>
  (await outbox(node)).filter(({ state }) => state === 'delivered').length;

/** What came, with the receipt of each. */
const receiptsAt = async ({ db }: TestedNode) =>
  (await db.execute<{ receipt: string }>('select receipt from inbox')).map(
    ({ receipt }) => receipt,
  );

describe('a database that stops while messages flow', () => {
  it('of the receiver: each is tried until it is back, and has one effect', async () => {
    await dam.stop();
    const child = await dam.startProcess();
    const { federation } = beek.running();
    const delivery = startDelivery({ ...federation, interval: 50, backoff: () => 250 });
    let isFlowing = true;
    let queuedCount = 0;
    const flowing = (async () => {
      for (; isFlowing; queuedCount += 1) {
        await queue(beek, federation, dam);
        await pause(100);
      }
    })();
    ending = async () => {
      isFlowing = false;
      await flowing;
      await delivery.stop();
    };
    await expect.poll(() => delivered(beek), PATIENCE).toBeGreaterThan(3);
    await server.stop();
    const waiting = async () => {
      const rows = (await outbox(beek)).filter(({ refusal }) => refusal !== null);
      return rows.filter(({ state }) => state === 'waiting');
    };
    const tries = async () => (await waiting()).reduce((sum, { attempts }) => sum + attempts, 0);
    await expect.poll(tries, PATIENCE).toBeGreaterThan(SEVERAL);
    expect(new Set((await waiting()).map(({ refusal }) => refusal))).toEqual(
      new Set(['unavailable']),
    );
    server = await startEmbeddedPostgres(dir);
    await expect.poll(async () => (await waiting()).length, PATIENCE).toBe(0);
    isFlowing = false;
    await flowing;
    await expect.poll(() => delivered(beek), PATIENCE).toBe(queuedCount);
    const kept = (await outbox(beek)).map(({ receipt }) => receipt);
    expect((await receiptsAt(dam)).toSorted()).toEqual(kept.toSorted());
    expect(await dam.db.execute('select from handovers')).toHaveLength(queuedCount);
    child.kill('SIGTERM');
    expect(await child.ended).toEqual({ code: 0, signal: null });
  });

  it('of the sender: it goes on by itself when it is back', async () => {
    const { key } = dam.running();
    const sender = { key, entityId: dam.url };
    await dam.stop();
    const child = await dam.startProcess();
    await queue(dam, sender, beek);
    await expect.poll(() => delivered(dam), PATIENCE).toBe(1);
    await server.stop();
    const looks = () => child.output().split('"outbox-unreadable"').length - 1;
    await expect.poll(looks, PATIENCE).toBeGreaterThan(SEVERAL);
    server = await startEmbeddedPostgres(dir);
    await expect.poll(() => queue(dam, sender, beek).catch(() => ''), PATIENCE).not.toBe('');
    await expect.poll(async () => (await receiptsAt(beek)).length, PATIENCE).toBe(2);
    child.kill('SIGTERM');
    expect(await child.ended).toEqual({ code: 0, signal: null });
  });
});
