import { randomUUID } from 'node:crypto';
import {
  ENTITY_CONFIGURATION_PATH,
  epochSeconds,
  generateSigningKeyJwk,
  importSigningKey,
  type SigningKey,
  signEnvelope,
  signSubordinateStatement,
} from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { CompactSign } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enqueue } from '../../packages/node/src/federation/enqueue.ts';
import { admit } from '../../packages/node/src/federation/join.ts';
import { removePeer } from '../../packages/node/src/federation/peers.ts';
import { sendTo } from './inbox.ts';
import { outboxOf } from './quarter.ts';
import {
  configurationOf,
  onlyConfiguration,
  type StandIn,
  standIns,
  statement,
} from './stand-in.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const NOW = new Date('2026-04-10T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const INBOX = 'POST /federation/inbox';

const nodes = testedNodes();
const others = standIns();
let region: TestedNode;
let beek: TestedNode;
let dam: TestedNode;
let veen: TestedNode;

beforeAll(async () => {
  const made = await nodes.region(['Beek', 'Dam', 'Veen'], NOW);
  [region, beek, dam, veen] = made as [TestedNode, TestedNode, TestedNode, TestedNode];
}, 120_000);
// what was remembered of the test before is over, and nobody is trusted without a question
beforeEach(() => forward(2 * HOUR));
afterEach(() => others.end());
afterAll(() => nodes.end());

const now = () => beek.clock.now();
function forward(milliseconds: number): void {
  const at = new Date(now().getTime() + milliseconds);
  for (const { clock } of [region, beek, dam, veen]) clock.set(at);
}

/** A message that does nothing, by whoever signs it under whatever name. */
async function letter(it: { iss: string; key: SigningKey; to?: TestedNode }): Promise<string> {
  const iat = epochSeconds(now());
  const { compact } = await signEnvelope({
    ...{ key: it.key, iss: it.iss, aud: (it.to ?? beek).url, jti: randomUUID() },
    ...{ iat, exp: iat + 86_400, ref: randomUUID(), seq: 0 },
    ...{ type: 'handover-withdraw', body: { reason: 'WITHDRAWN' } },
  });
  return compact;
}

/** What a point answers to a message of this node: `taken`, or the refusal. */
async function says(to: TestedNode, it: { iss: string; key: SigningKey }): Promise<string> {
  const answer = await sendTo(to, await letter({ ...it, to }));
  return answer.problem ?? 'taken';
}
const of = (node: TestedNode) => ({ iss: node.url, key: node.running().key });
const by = ({ url, key }: StandIn) => ({ iss: url, key });

/** Why no chain of trust led to whoever was looked for last. */
function reason(): string | undefined {
  const lines = beek.logged.map((line) => JSON.parse(line) as Record<string, string>);
  return lines.findLast(({ event }) => event === 'point-not-trusted')?.problem;
}

async function nothingIsKeptOf({ url }: StandIn): Promise<void> {
  expect(await beek.db.execute(sql`select from inbox where iss = ${url}`)).toHaveLength(0);
  expect(await beek.db.execute(sql`select from peers where entity_id = ${url}`)).toHaveLength(0);
}

/** Somebody who names superiors, and is none. */
async function stranger(hints: readonly string[] = [region.url]): Promise<StandIn> {
  const made = await others.make();
  made.says = onlyConfiguration(await configurationOf(made, { now: now(), hints }));
  return made;
}

const stated = (issuer: { url: string; key: SigningKey }, subject: StandIn) =>
  signSubordinateStatement({
    ...{ key: issuer.key, issuer: issuer.url, subject: subject.url },
    ...{ keys: [subject.key.publicJwk], now: now() },
  });

describe('over the line, a message is refused of', () => {
  it('a rogue leaf, at the address of a member with a key of its own', async () => {
    const leaf = await stranger();
    await admit(region.running().federation, leaf.url);
    expect(await says(beek, by(leaf))).toBe('taken');
    const key = await importSigningKey(await generateSigningKeyJwk());
    leaf.says = onlyConfiguration(
      await configurationOf({ ...leaf, key }, { now: now(), hints: [region.url] }),
    );
    forward(HOUR);
    expect(await says(beek, { ...by(leaf), key })).toBe('issuer-unknown');
    expect(reason()).toBe('key-unknown');
  });

  it('a stranger for whom a rogue intermediate vouches: a member', async () => {
    const rogue = await stranger();
    await admit(region.running().federation, rogue.url);
    const leaf = await stranger([rogue.url]);
    const hints = [region.url];
    const configuration = await configurationOf(rogue, { now: now(), hints, role: 'coordinator' });
    const about = await stated(rogue, leaf);
    rogue.says = ({ path }) =>
      statement(path === ENTITY_CONFIGURATION_PATH ? configuration : about);
    expect(await says(beek, by(leaf))).toBe('issuer-unknown');
    expect(rogue.asked.filter((path) => path.includes('sub='))).toHaveLength(1);
    expect(reason()).toBe('chain-path-too-long');
    await nothingIsKeptOf(leaf);
  });

  it('one whose hints go in a loop', async () => {
    const [one, other] = [await others.make(), await others.make()];
    for (const [node, up] of [
      [one, other],
      [other, one],
    ] as const) {
      const hints = [up.url];
      const jwt = await configurationOf(node, { now: now(), hints, role: 'coordinator' });
      const about = await stated(node, up);
      node.says = ({ path }) => statement(path === ENTITY_CONFIGURATION_PATH ? jwt : about);
    }
    expect(await says(beek, by(one))).toBe('issuer-unknown');
    expect(reason()).toBe('chain-loop');
    expect(one.asked.length + other.asked.length).toBeLessThanOrEqual(4);
    await nothingIsKeptOf(one);
  });

  it('one with 1,000 hints, none of whom is asked', async () => {
    const named = await others.make();
    const leaf = await stranger();
    const hints = Array.from({ length: 999 }, (_, n) => `http://localhost:${20_000 + n}`);
    const plain = await configurationOf(leaf, { now: now(), hints: [named.url] });
    const [, payload = ''] = plain.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const many = { ...claims, authority_hints: [named.url, ...hints] };
    leaf.says = onlyConfiguration(
      await new CompactSign(Buffer.from(JSON.stringify(many)))
        .setProtectedHeader({ alg: 'EdDSA', kid: leaf.key.kid, typ: 'entity-statement+jwt' })
        .sign(leaf.key.privateKey),
    );
    expect(await says(beek, by(leaf))).toBe('issuer-unknown');
    expect(reason()).toBe('entity-statement-invalid');
    expect([leaf.asked.length, named.asked]).toEqual([1, []]);
    await nothingIsKeptOf(leaf);
  });

  it('one with a tower of superiors, of whom no more than 16 statements are asked', async () => {
    const tower = await Promise.all(Array.from({ length: 12 }, () => others.make()));
    for (const [level, node] of tower.entries()) {
      const [below, above] = [tower[level - 1], tower[level + 1]];
      const role = below ? 'coordinator' : 'point';
      const hints = [above?.url ?? region.url];
      const jwt = await configurationOf(node, { now: now(), hints, role });
      const about = below ? await stated(node, below) : '';
      node.says = ({ path }) => statement(path === ENTITY_CONFIGURATION_PATH ? jwt : about);
    }
    const [leaf] = tower as [StandIn, ...StandIn[]];
    expect(await says(beek, by(leaf))).not.toBe('taken');
    expect(tower.reduce((sum, { asked }) => sum + asked.length, 0)).toBeLessThanOrEqual(16);
    expect(tower.at(-1)?.asked).toEqual([]);
    await nothingIsKeptOf(leaf);
  });

  describe('whoever took the place of the coordinator:', () => {
    /** At the coordinator’s address, instead of it. */
    async function inItsPlace(): Promise<StandIn> {
      await region.stop();
      return others.make(region.plan.port);
    }
    afterEach(async () => {
      await others.end();
      await region.start();
    });

    it('a swapped anchor, with a key of its own', async () => {
      const leaf = await stranger();
      const anchor = await inItsPlace();
      const there = { url: region.url, key: anchor.key };
      const configuration = await configurationOf(there, { now: now(), role: 'coordinator' });
      const about = await stated(there, leaf);
      anchor.says = ({ path }) =>
        statement(path === ENTITY_CONFIGURATION_PATH ? configuration : about);
      expect(await says(beek, by(leaf))).toBe('issuer-unknown');
      expect(anchor.asked.some((path) => path.includes('sub='))).toBe(true);
      expect(reason()).toBe('key-unknown');
      await nothingIsKeptOf(leaf);
    });

    it('its true statement, about another subject', async () => {
      const leaf = await stranger();
      const told = async (path: string) => (await fetch(`${region.url}${path}`)).text();
      const configuration = await told(ENTITY_CONFIGURATION_PATH);
      const about = await told(`/federation/fetch?sub=${encodeURIComponent(dam.url)}`);
      const anchor = await inItsPlace();
      anchor.says = ({ path }) =>
        statement(path === ENTITY_CONFIGURATION_PATH ? configuration : about);
      expect(await says(beek, by(leaf))).toBe('issuer-unknown');
      expect(reason()).toBe('chain-not-linked');
      await nothingIsKeptOf(leaf);
    });
  });

  it('a point whose trust has grown stale while the coordinator is away', async () => {
    expect(await says(beek, of(dam))).toBe('taken');
    await region.stop();
    forward(HOUR - 1);
    expect(await says(beek, of(dam))).toBe('taken');
    forward(1);
    expect(await says(beek, of(dam))).toBe('unavailable');
    await region.start();
    forward(MINUTE);
    expect(await says(beek, of(dam))).toBe('taken');
  });
});

describe('a member that is removed', () => {
  it('is refused by every other point within the hour, and sent nothing', async () => {
    for (const point of [beek, veen]) expect(await says(point, of(dam))).toBe('taken');
    await removePeer(region.db, dam.url, now());
    forward(HOUR - 1);
    expect(await says(beek, of(dam))).toBe('taken');
    forward(1);
    for (const point of [beek, veen]) expect(await says(point, of(dam))).toBe('issuer-removed');
    const { db, federation } = { db: beek.db, ...beek.running() };
    const body = { reason: 'WITHDRAWN' };
    const order = { ref: randomUUID(), seq: 0 };
    const message = { audience: dam.url, type: 'handover-withdraw', body, order } as const;
    await enqueue(db, federation, { ...message, now: now() });
    expect(await beek.running().deliver()).toBe(1);
    const [queued] = await outboxOf(db);
    expect(queued).toMatchObject({ state: 'waiting', refusal: 'chain-not-found' });
    expect(dam.wire.requests(INBOX)).toBe(0);
    // and is a point like any other when it is admitted again
    await admit(region.running().federation, dam.url);
    forward(HOUR);
    expect(await says(veen, of(dam))).toBe('taken');
    expect(await beek.running().deliver()).toBe(1);
    expect((await outboxOf(db))[0]).toMatchObject({ state: 'delivered' });
    expect(dam.wire.requests(INBOX)).toBe(1);
  });
});

describe('1,000 forged messages', () => {
  /** Sends them all, so many at a time, as somebody with so many connections. */
  async function flood(names: readonly string[]): Promise<string[]> {
    const key = await importSigningKey(await generateSigningKeyJwk());
    const answers: string[] = [];
    let next = 0;
    const line = async () => {
      for (let n = next++; n < 1000; n = next++) {
        answers.push(await says(beek, { iss: names[n % names.length] ?? '', key }));
      }
    };
    await Promise.all(Array.from({ length: 50 }, line));
    return answers;
  }
  const known = async () => (await beek.db.execute('select from peers')).length;

  it('of 1,000 hosts that nobody knows leave nothing behind, and keep nobody away', async () => {
    const before = await known();
    const trap = await others.make();
    const { port } = new URL(trap.url);
    const names = [
      trap.url,
      ...Array.from({ length: 999 }, (_, n) => `http://127.8.${n >> 8}.${n & 255}:${port}`),
    ];
    const flooding = flood(names);
    expect(await says(beek, of(dam))).not.toBe('issuer-unknown');
    const answers = await flooding;
    expect(answers).not.toContain('taken');
    expect(answers.filter((it) => it === 'too-many').length).toBeGreaterThanOrEqual(990);
    expect(trap.asked.length).toBeLessThanOrEqual(10);
    expect(beek.logged.filter((line) => line.includes('127.8.'))).toEqual([]);
    forward(MINUTE);
    expect(await says(beek, of(dam))).toBe('taken');
    expect(await known()).toBe(before);
  });

  it('of 48 listed points that are dead keep no point away that lives', async () => {
    const dead = await Promise.all(Array.from({ length: 48 }, () => others.make()));
    for (const one of dead) {
      const hints = [region.url];
      one.says = onlyConfiguration(await configurationOf(one, { now: now(), hints }));
      await admit(region.running().federation, one.url);
    }
    await region.running().refreshDirectory();
    await beek.running().refreshDirectory();
    // Dam was trusted once; now all of them are due, and only Dam and Veen answer
    expect(await says(beek, of(dam))).toBe('taken');
    forward(HOUR);
    for (const one of dead) one.says = () => 'silence';
    const flooding = flood(dead.map(({ url }) => url));
    await expect.poll(() => dead.filter((one) => one.open() > 0).length).toBe(32);
    // all places of points that were never trusted are taken; Dam has others
    expect(await says(beek, of(dam))).toBe('taken');
    expect(await says(beek, of(veen))).toBe('too-many');
    expect(new Set(await flooding)).toEqual(new Set(['unavailable', 'too-many']));
    // each dead one was waited for; after it they take no place, however often they are named
    await flood(dead.map(({ url }) => url));
    const asked = dead.flatMap((one) => one.asked).length;
    const more = flood(dead.map(({ url }) => url));
    expect(await says(beek, of(veen))).toBe('taken');
    expect(new Set(await more)).toEqual(new Set(['unavailable']));
    expect(dead.flatMap((one) => one.asked)).toHaveLength(asked);
  });
});
