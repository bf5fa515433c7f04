import { canonicalize, digestOf, isPeriod, type JsonObject } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertRelease } from '../../packages/node/src/counts/store.ts';
import { enqueue } from '../../packages/node/src/federation/enqueue.ts';
import { releaseOf } from '../federation/releases.ts';
import { makeMember } from '../network.ts';
import { cookieFor } from '../sign-in.ts';
import { outboxOf, storedAt } from './quarter.ts';
import { KEEPER, type TestedNode, testedNodes, WORKER } from './tested-nodes.ts';

const DAY = 86_400_000;
let now = new Date('2026-04-10T12:00:00Z');

const nodes = testedNodes();
let region: TestedNode;
let town: TestedNode;
let stranger: TestedNode;

beforeAll(async () => {
  [region, town] = (await nodes.region(['Beek'], now)) as [TestedNode, TestedNode];
  stranger = await nodes.make({ name: 'Vreemd', role: 'point', at: now });
  await stranger.start();
  await makeMember(stranger, region);
  // who leads a team looks after its connections
  for (const { db } of [town, stranger]) await db.execute(sql`update accounts set role = 'lead'`);
  await region.db.execute(sql`delete from peers where entity_id = ${stranger.url}`);
});
afterAll(() => nodes.end());

/** The same is written down once a day, so every try has a day of its own. */
function nextDay(): void {
  now = new Date(now.getTime() + DAY + 1);
  for (const node of [region, town, stranger]) node.clock.set(now);
}

/** Sends a table that no point would make, as a point that somebody changed would. */
async function send(from: TestedNode, body: JsonObject): Promise<string> {
  const { db, key, entityId } = from.running().federation;
  await db.execute(sql`truncate releases, outbox`);
  const message = { audience: region.url, type: 'release', body, now } as const;
  const { jti } = await enqueue(db, { key, entityId }, message);
  if (isPeriod(body.period)) {
    const text = canonicalize(body);
    const left = { releasedBy: null, releasedAt: now, jti };
    await insertRelease(db, { period: body.period, body: text, digest: digestOf(text), ...left });
  }
  expect(await from.running().deliver()).toBe(1);
  return jti;
}

/** What somebody who works there gets. */
async function read<T>(node: TestedNode, path: string): Promise<T> {
  const person = node === region ? KEEPER : WORKER;
  const cookie = await cookieFor(node.db, person, { url: node.url, now });
  const answer = await fetch(`http://127.0.0.1:${node.plan.port}${path}`, { headers: { cookie } });
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
}

interface Members {
  refusals: { url: string; period: string | null; problem: string; at: string }[];
}
interface Peers {
  failed: { jti: string; period: string | null; refusal: string; remedy: string }[];
  questioned: string[];
}
interface Reported {
  reported: Record<string, Record<string, { marks: string[] }>>;
}

const refusalsAt = async () => (await read<Members>(region, '/api/region/members')).refusals;
const peersOf = (node: TestedNode) => read<Peers>(node, '/api/peers');

/** The refusal as both sides read it. */
async function expectSaid(jti: string, it: { period: string | null; problem: string }) {
  expect(await refusalsAt()).toContainEqual({ url: town.url, at: now.toISOString(), ...it });
  const { failed } = await peersOf(town);
  expect(failed).toMatchObject([{ jti, period: it.period, refusal: it.problem }]);
  return failed[0]?.remedy;
}

const PERIOD = '2026-Q1';
const good = (total = 12) => releaseOf(PERIOD, total);

function changed(change: (quarter: JsonObject) => void): JsonObject {
  const body: JsonObject = JSON.parse(JSON.stringify(good(20)));
  change((body.counts as { received: { quarter: JsonObject } }).received.quarter);
  return body;
}
const set = (cells: JsonObject) => changed((quarter) => Object.assign(quarter, cells));

describe('a table that was refused', () => {
  it.each<[string, JsonObject, readonly [problem: string, remedy: string]]>([
    ['with a number below five', releaseOf(PERIOD, 4), ['release-below-threshold', 'numbers']],
    ['with a table nobody declared', set({ postcode: { A: 20 } }), ['release-invalid', 'version']],
    [
      'with a margin that is wrong',
      set({ arrived: { IN_PERIOD: 25, EARLIER: 0 } }),
      ['release-contradictory', 'numbers'],
    ],
    ['of a quarter that is not over', releaseOf('2026-Q2', 12), ['release-in-future', 'clock']],
    ['with 10^15 reports', set({ total: 10 ** 15 }), ['release-invalid', 'version']],
    [
      'under a lower threshold',
      { ...good(), threshold: 2 },
      ['release-below-threshold', 'numbers'],
    ],
    [
      'by code lists that nobody knows',
      { ...good(), codes: '2099.1' },
      ['release-invalid', 'version'],
    ],
    ['of no quarter', { ...good(), period: "'; --" }, ['release-invalid', 'version']],
  ])(
    '%s has its reason at both sides, and can be sent again',
    async (_, body, [problem, remedy]) => {
      nextDay();
      const jti = await send(town, body);
      const period = isPeriod(body.period) ? body.period : null;
      expect(await expectSaid(jti, { period, problem })).toBe(remedy);
      // at the region nothing stays of what it said
      expect(await storedAt(region.db)).toMatchObject({ messages: 0, releases: 0, cells: 0 });
      // at the town all of it stays
      const [kept] = await outboxOf(town.db);
      expect(kept).toMatchObject({ jti, state: 'dead' });
      await again(jti);
      const [other] = await outboxOf(town.db);
      expect(other).toMatchObject({ envelope: kept?.envelope, state: 'dead', refusal: problem });
    },
  );

  async function again(jti: string): Promise<void> {
    const cookie = await cookieFor(town.db, WORKER, { url: town.url, now });
    const path = `/api/peers/messages/${jti}/again`;
    const asked = await fetch(`http://127.0.0.1:${town.plan.port}${path}`, {
      method: 'POST',
      headers: { cookie, origin: town.url },
    });
    expect(asked.status).toBe(204);
    expect(await town.running().deliver()).toBe(1);
  }

  it('can be looked at where it came from', async () => {
    nextDay();
    const body = set({ arrived: { IN_PERIOD: 25, EARLIER: 0 } });
    await send(town, body);
    const shown = await read<{ state: string; bytes: string }>(
      town,
      `/api/releases/${PERIOD}/preview`,
    );
    expect(shown).toMatchObject({ state: 'left', bytes: canonicalize(body) });
  });

  it('of a town that is no member is told to that town only', async () => {
    nextDay();
    const before = await refusalsAt();
    await send(stranger, good());
    const { failed } = await peersOf(stranger);
    expect(failed).toMatchObject([{ refusal: 'issuer-unknown', remedy: 'admit' }]);
    // or anybody could write what the region reads
    expect(await refusalsAt()).toEqual(before);
    // nor under the name of another
    const { key } = stranger.running().federation;
    const forged = { key, entityId: town.url };
    const message = { audience: region.url, type: 'release', body: good(), now } as const;
    await stranger.db.execute(sql`truncate outbox`);
    await enqueue(stranger.db, forged, message);
    await stranger.running().deliver();
    expect((await peersOf(stranger)).failed).toMatchObject([{ refusal: 'key-unknown' }]);
    expect(await refusalsAt()).toEqual(before);
  });

  it('is written down once a day for each reason, and twenty times at most', async () => {
    nextDay();
    const noted = async () =>
      (
        await region.db.execute(sql`select subject from audit_entries
          where act = 'release-refused' and at = ${now.toISOString()}::timestamptz`)
      ).map(({ subject }) => subject);
    for (let time = 0; time < 3; time += 1) await send(town, releaseOf(PERIOD, 4));
    expect(await noted()).toEqual([`${town.url} ${PERIOD} release-below-threshold`]);
    for (let year = 2027; year < 2050; year += 1) {
      await send(town, { ...good(), period: `${year}-Q1` });
    }
    expect(await noted()).toHaveLength(20);
  });

  it('does not stand in the way of the one that was mended', async () => {
    nextDay();
    await send(town, good(31_000));
    expect(await storedAt(region.db)).toMatchObject({ messages: 1, releases: 1 });
  });

  it('not, but shows more than there are inhabitants, is asked about at both sides', async () => {
    const { reported } = await read<Reported>(region, '/api/region/overview');
    expect(reported[town.url]?.[PERIOD]?.marks).toEqual(['above-inhabitants']);
    expect((await peersOf(town)).questioned).toEqual([PERIOD]);
  });

  it('as the second of a quarter leaves the first, and says to compare', async () => {
    nextDay();
    const stored = await storedAt(region.db);
    const jti = await send(town, good(13));
    const problem = 'release-already-final';
    expect(await expectSaid(jti, { period: PERIOD, problem })).toBe('compare');
    expect(await storedAt(region.db)).toEqual(stored);
  });

  it('after a gap says that an earlier one is missing', async () => {
    for (const node of [region, town, stranger]) node.clock.set(new Date('2026-10-10T12:00:00Z'));
    now = new Date('2026-10-10T12:00:00Z');
    const jti = await send(town, releaseOf('2026-Q3', 12, { after: releaseOf('2026-Q2', 12) }));
    const problem = 'release-not-next';
    expect(await expectSaid(jti, { period: '2026-Q3', problem })).toBe('earlier');
  });
});
