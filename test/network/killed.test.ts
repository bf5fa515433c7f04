import { periodOf, previousPeriod } from '@nabij/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../packages/node/src/system/clock.ts';
import { makeMember } from '../network.ts';
import { people } from '../people.ts';
import { signInWithCode } from '../sign-in.ts';
import { releaseByHand, senderOf } from './by-hand.ts';
import { clientOf } from './client.ts';
import { holdTable } from './held-table.ts';
import { outboxOf, storedAt } from './quarter.ts';
import { type TestedNode, testedNodes, WORKER } from './tested-nodes.ts';

const HOUR = 3_600_000;
const PATIENCE = { timeout: 45_000, interval: 50 };
/** A process of its own goes by the machine's clock, and so do those that it talks to. */
const PERIOD = previousPeriod(periodOf(new Date()));

const nodes = testedNodes();
let region: TestedNode;
let town: TestedNode;

beforeEach(async () => {
  const at = new Date();
  region = await nodes.make({ name: 'Regio', role: 'coordinator', at, clock: systemClock });
  town = await nodes.make({ name: 'Beek', role: 'point', at });
  await region.start();
  await town.start();
  await makeMember(town, region);
});

afterEach(() => nodes.end());

/** A worker looks at the figures and releases them, at a point in a process of its own. */
async function releases(): Promise<void> {
  const client = clientOf(town.url, town.plan.port);
  await signInWithCode(senderOf(client), WORKER, new Date());
  await releaseByHand({ client }, PERIOD);
}

/** Lets an hour pass for what the killed process had under way, without waiting for it. */
async function anHourLater(): Promise<void> {
  await town.db.execute(`update outbox set next_attempt_at = next_attempt_at - interval '1 hour',
    lease_until = lease_until - interval '1 hour'`);
}

async function isDelivered(): Promise<void> {
  await vi.waitFor(async () => {
    expect((await outboxOf(town.db))[0]).toMatchObject({ state: 'delivered' });
  }, PATIENCE);
}

const timesOf = (event: string) => region.events().filter((one) => one === event).length;

describe('kill -9 of the point', () => {
  it('between release and sending loses nothing and sends nothing twice', async () => {
    await town.stop();
    await region.stop();
    const point = await town.startProcess();
    await releases();
    point.kill('SIGKILL');
    expect(await point.ended).toEqual({ code: null, signal: 'SIGKILL' });
    const [released] = await outboxOf(town.db);
    expect(released).toMatchObject({ state: 'waiting' });
    expect(await storedAt(region.db)).toMatchObject({ messages: 0, releases: 0 });

    await region.start();
    await anHourLater();
    await town.startProcess();
    await isDelivered();
    const stored = await storedAt(region.db);
    const [delivered] = await outboxOf(town.db);
    expect(delivered).toMatchObject({ envelope: released?.envelope, receipt: stored.receipts[0] });
    expect(stored).toMatchObject({ messages: 1, releases: 1 });
    expect([timesOf('message-received'), timesOf('message-repeated')]).toEqual([1, 0]);
  });

  it('between sending and the receipt has one effect, and the stored receipt comes', async () => {
    await town.stop();
    const point = await town.startProcess();
    region.wire.withholdAnswers(true);
    await releases();
    await vi.waitFor(async () => expect((await storedAt(region.db)).releases).toBe(1), PATIENCE);
    const stored = await storedAt(region.db);
    point.kill('SIGKILL');
    await point.ended;
    expect((await outboxOf(town.db))[0]).toMatchObject({ state: 'waiting', receipt: null });

    region.wire.withholdAnswers(false);
    await anHourLater();
    await town.startProcess();
    await isDelivered();
    expect((await outboxOf(town.db))[0]?.receipt).toBe(stored.receipts[0]);
    expect(await storedAt(region.db)).toEqual(stored);
    expect([timesOf('message-received'), timesOf('message-repeated')]).toEqual([1, 1]);
  });

  it('during sending keeps the message for a minute, then another process takes it', async () => {
    await town.stop();
    const point = await town.startProcess();
    region.wire.withholdAnswers(true);
    await releases();
    await vi.waitFor(async () => expect((await storedAt(region.db)).releases).toBe(1), PATIENCE);
    point.kill('SIGKILL');
    await point.ended;
    region.wire.withholdAnswers(false);
    await town.start();
    const [row] = await town.db.execute<{ until: Date }>('select lease_until as until from outbox');
    const until = row?.until.getTime() ?? 0;
    town.clock.set(new Date(until - 1));
    expect(await town.running().deliver()).toBe(0);
    town.clock.set(new Date(until));
    expect(await town.running().deliver()).toBe(1);
    expect((await outboxOf(town.db))[0]).toMatchObject({ state: 'delivered', attempts: 2 });
    expect(await storedAt(region.db)).toMatchObject({ messages: 1, releases: 1 });
  });
});

describe('kill -9 of the coordinator', () => {
  it('between storing and answering has one effect, and the point gets the stored receipt', async () => {
    await region.stop();
    const first = await region.startProcess();
    await people().release(town, PERIOD);
    region.wire.withholdAnswers(true);
    const sending = town.running().deliver();
    await vi.waitFor(async () => expect((await storedAt(region.db)).releases).toBe(1), PATIENCE);
    const stored = await storedAt(region.db);
    first.kill('SIGKILL');
    expect(await first.ended).toEqual({ code: null, signal: 'SIGKILL' });
    expect(await sending).toBe(1);
    expect((await outboxOf(town.db))[0]).toMatchObject({
      state: 'waiting',
      attempts: 1,
      refusal: 'unreachable',
    });

    region.wire.withholdAnswers(false);
    const second = await region.startProcess();
    town.clock.set(new Date(Date.now() + HOUR));
    expect(await town.running().deliver()).toBe(1);
    const [delivered] = await outboxOf(town.db);
    expect(delivered).toMatchObject({ state: 'delivered', receipt: stored.receipts[0] });
    expect(await storedAt(region.db)).toEqual(stored);
    expect(region.wire.requests('POST /federation/inbox')).toBe(2);
    expect(second.output()).toContain('message-repeated');
  });

  it('before it has stored anything loses nothing', async () => {
    await region.stop();
    const first = await region.startProcess();
    await people().release(town, PERIOD);
    // in the midst of its transaction, after the message and before its cells
    const held = await holdTable(region.db, 'gathered_cells', { reads: true });
    const sending = town.running().deliver();
    await held.isWaitedFor();
    first.kill('SIGKILL');
    await first.ended;
    await held.letGo();
    expect(await sending).toBe(1);
    expect(await storedAt(region.db)).toMatchObject({ messages: 0, releases: 0, cells: 0 });

    await region.startProcess();
    town.clock.set(new Date(Date.now() + HOUR));
    expect(await town.running().deliver()).toBe(1);
    expect((await outboxOf(town.db))[0]).toMatchObject({ state: 'delivered', attempts: 2 });
    expect(await storedAt(region.db)).toMatchObject({ messages: 1, releases: 1 });
  });
});
