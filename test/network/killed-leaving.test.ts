import { fileURLToPath } from 'node:url';
import { type Period, periodOf, previousPeriod, readRelease, releaseDigest } from '@nabij/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyAudit } from '../../packages/node/src/access/audit/verify.ts';
import { environmentOf, makeMember } from '../network.ts';
import { people } from '../people.ts';
import { type Child, startChild } from './child.ts';
import { type HeldTable, holdTable, nothingUnderWay } from './held-table.ts';
import { outboxOf, playCases, storedAt } from './quarter.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const LEAVING = fileURLToPath(new URL('leaving-node.ts', import.meta.url));
const PATIENCE = { timeout: 150_000, interval: 20 };
/** Milliseconds: each step starts a process, which chooses what to hide. */
const LONG = 180_000;

/** A process goes by the machine's clock: this quarter is over for so long that its day has come. */
const QUARTER = previousPeriod(previousPeriod(periodOf(new Date())));
const BEFORE = previousPeriod(QUARTER);

const nodes = testedNodes();
let region: TestedNode;
let town: TestedNode;
let back = 0;
let child: Child | undefined;
const open: HeldTable[] = [];
const clock = { now: () => new Date(Date.now() - back) };

/** The middle of a quarter's first month. */
function midOf(period: Period): Date {
  return new Date(Date.UTC(Number(period.slice(0, 4)), (Number(period.slice(-1)) - 1) * 3, 15, 12));
}

function goTo(at: Date): void {
  back = Date.now() - at.getTime();
  town.clock.set(at);
}

beforeAll(async () => {
  const at = midOf(BEFORE);
  back = Date.now() - at.getTime();
  region = await nodes.make({ name: 'Regio', role: 'coordinator', at, clock });
  town = await nodes.make({ name: 'Beek', role: 'point', at });
  await region.start();
  await town.start();
  await makeMember(town, region);
  await playCases(town, [{ count: 2, closed: 2, answers: {} }]);
  goTo(midOf(QUARTER));
  await people().release(town, BEFORE);
  expect(await town.running().deliver()).toBe(1);
  await playCases(town, [
    { count: 4, closed: 3, answers: {} },
    { count: 2, closed: 1, answers: { ground: ['SEX', 'AGE'], setting: 'WORK' } },
  ]);
  await town.stop();
  back = 0;
}, LONG);

afterAll(() => nodes.end());

async function start(): Promise<void> {
  child = startChild([LEAVING], environmentOf(town.plan));
  await child.writes('looking');
}

async function kill(): Promise<void> {
  child?.kill('SIGKILL');
  expect(await child?.ended).toEqual({ code: null, signal: 'SIGKILL' });
}

/** What there is of the quarter, everywhere in the database of the point. */
async function traces() {
  const [row] = await town.db.execute(`select
    (select count(*)::int from releases where period = '${QUARTER}') as frozen,
    (select count(*)::int from outbox) - 1 as queued,
    (select count(*)::int from audit_entries
      where act = 'released' and subject = '${QUARTER}' and actor_kind = 'node') as noted,
    (select count(*)::int from tallies
      where case_id is null and quarter_number(month) = quarter_number('${QUARTER}')) as cut`);
  return row;
}

const TALLIES = 6 + 4;
const NOTHING = { frozen: 0, queued: 0, noted: 0, cut: 0 };
const ALL = { frozen: 1, queued: 1, noted: 1, cut: TALLIES };

async function hold(...[db, table, how]: Parameters<typeof holdTable>): Promise<HeldTable> {
  const held = await holdTable(db, table, how);
  open.push(held);
  return held;
}

/** Kills the point as soon as somebody waits for a table that is held, and lets go of it. */
async function killAt(held: HeldTable): Promise<void> {
  await start();
  await held.isWaitedFor();
  await kill();
  await held.letGo();
}

async function anHourLater(): Promise<void> {
  await town.db.execute(`update outbox set next_attempt_at = next_attempt_at - interval '1 hour',
    lease_until = lease_until - interval '1 hour' where state = 'waiting'`);
}

/** A step that fails leaves nothing behind for the next one. */
afterEach(async () => {
  child?.kill('SIGKILL');
  await child?.ended;
  for (const held of open.splice(0)) await held.letGo();
  await nothingUnderWay(town.db);
});

const drafts = async () =>
  (await town.db.execute(`select from release_drafts where period = '${QUARTER}'`)).length;

describe('kill -9 of a point while a quarter leaves by itself', { timeout: LONG }, () => {
  it('and it counts', async () => {
    await killAt(await hold(town.db, 'tallies', { reads: true }));
    expect([await traces(), await drafts()]).toEqual([NOTHING, 0]);
  });

  it.each([0, 100, 400])('%i ms after it began to choose', async (ms) => {
    const held = await hold(town.db, 'release_drafts');
    await start();
    await new Promise((resolve) => setTimeout(resolve, ms));
    await kill();
    await held.letGo();
    expect([await traces(), await drafts()]).toEqual([NOTHING, 0]);
  });

  it('and it keeps what it prepared', async () => {
    await killAt(await hold(town.db, 'release_drafts'));
    expect([await traces(), await drafts()]).toEqual([NOTHING, 0]);
  });

  it.each([
    ['queues what it signed', 'outbox'],
    ['freezes it', 'releases'],
    ['cuts the cases from what was counted', 'tallies'],
    ['forgets what was prepared', 'release_drafts'],
    ['writes down that it left', 'audit_entries'],
  ])('and it %s', async (_, table) => {
    await killAt(await hold(town.db, table));
    expect([await traces(), await drafts()]).toEqual([NOTHING, 1]);
  });

  it('and it has let it go, while the region is away', async () => {
    await region.stop();
    await start();
    await vi.waitFor(async () => expect(await traces()).toEqual(ALL), PATIENCE);
    await kill();
    await nothingUnderWay(town.db);
    await region.start();
    expect([await traces(), await drafts()]).toEqual([ALL, 0]);
    expect(await storedAt(region.db)).toMatchObject({ messages: 1, releases: 1 });
  });

  it('and the region is taking it', async () => {
    await anHourLater();
    await killAt(await hold(region.db, 'inbox'));
    expect(await storedAt(region.db)).toMatchObject({ messages: 2, releases: 2 });
  });

  it('and it keeps the receipt', async () => {
    await anHourLater();
    const there = await hold(region.db, 'inbox');
    await start();
    await there.isWaitedFor();
    const here = await hold(town.db, 'outbox');
    await there.letGo();
    await here.isWaitedFor();
    await kill();
    await here.letGo();
    expect((await outboxOf(town.db))[1]).toMatchObject({ state: 'waiting', receipt: null });
  });

  it('and in the end one release has left and arrived, whole and in its place', async () => {
    await anHourLater();
    await start();
    await vi.waitFor(async () => {
      expect((await outboxOf(town.db))[1]).toMatchObject({ state: 'delivered' });
    }, PATIENCE);
    await kill();
    await nothingUnderWay(town.db);
    expect(await traces()).toEqual(ALL);
    const [, sent] = await outboxOf(town.db);
    const stored = await storedAt(region.db);
    expect(stored).toMatchObject({ messages: 2, releases: 2 });
    expect(stored.receipts).toContain(sent?.receipt);
    expect(timesOf('message-received')).toBe(2);
    const left = await bodies(town, 'releases');
    expect(await bodies(region, 'gathered_releases')).toEqual(left);
    const [first, second] = left.map((body) => readRelease(JSON.parse(body)));
    expect(first && second?.previous === releaseDigest(first)).toBe(true);
    await town.start();
    const keys = [town.running().key.publicJwk];
    expect(await verifyAudit(town.db, keys)).toMatchObject({ ok: true });
  });
});

const timesOf = (event: string) => region.events().filter((one) => one === event).length;

async function bodies({ db }: TestedNode, table: string): Promise<string[]> {
  const rows = await db.execute<{ body: string }>(`select body from ${table} order by period`);
  return rows.map(({ body }) => body);
}
