import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../packages/node/src/system/clock.ts';
import { createLog } from '../../packages/node/src/system/log.ts';
import { nabij } from '../nabij.ts';
import {
  freePort,
  makeMember,
  type NetworkNode,
  networkNode,
  pointEnvironment,
} from '../network.ts';
import { type FreshDatabase, freshDatabase } from '../postgres.ts';
import { signInWithCode } from '../sign-in.ts';
import { senderOf } from './by-hand.ts';
import { type CarelessNode, carelessNode } from './careless-node.ts';
import { clientOf } from './client.ts';
import { WORKER } from './tested-nodes.ts';

const LONG = 180_000;

const databases: FreshDatabase[] = [];
const nodes: NetworkNode[] = [];
let folder: string;

/** A node with nothing in front of it, so that what it reads is what was sent. */
async function started(id: string, env: Record<string, string>): Promise<NetworkNode> {
  const database = await freshDatabase(env.NABIJ_ROLE === 'point' ? 'point' : 'coordinator');
  databases.push(database);
  const node = networkNode({
    ...{ id, env, clock: systemClock, databaseUrl: database.url, delivers: false },
    people: env.NABIJ_ROLE === 'point' ? [WORKER] : [],
    log: createLog({ level: 'silent' }),
    keysDir: join(folder, id, 'keys'),
    port: await freePort(),
  });
  nodes.push(node);
  await node.start();
  return node;
}

const town = (name: string) =>
  pointEnvironment({ name, town: name, municipality: 'XXDL01', population: 3_000 });

const lent = ({ url, plan }: NetworkNode) => [
  ...['--as', url],
  ...['--key', join(plan.keysDir, 'node-key.json')],
];

let region: NetworkNode;
let point: NetworkNode;
let fresh: NetworkNode;
let tester: NetworkNode;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabij-conformance-'));
  region = await started('region', { NABIJ_ROLE: 'coordinator', NABIJ_NAME: 'Regio' });
  point = await started('point', town('Beek'));
  tester = await started('tester', town('Proef'));
  fresh = await started('fresh', town('Nieuw'));
  for (const one of [point, fresh, tester]) await makeMember(one, region);
}, LONG);

afterAll(async () => {
  for (const node of nodes) await node.stop();
  for (const database of databases) await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Each case with what came of it, as the table says it. */
function table(out: string): Map<string, string> {
  const rows = out.split('\n').map((line) => line.split(/ {2,}/));
  return new Map(rows.flatMap(([word, name]) => (name && word ? [[name, word]] : [])));
}

/** Somebody is there once: so the point has a key to seal for. */
async function someoneIsThere({ url, plan }: NetworkNode): Promise<void> {
  const client = clientOf(url, plan.port);
  await signInWithCode(senderOf(client), WORKER, new Date());
  expect((await client.json('GET', '/api/consultations')).status).toBe(200);
}

/** What one effect of a message is, whatever it is about. */
const EXCHANGE = ['taken', 'again', 'same-jti-other-content', 'receipt-as-message'];
const ONE_EFFECT = [...EXCHANGE, '16-copies-at-once'];
const ofCards = ONE_EFFECT.map((name) => `cards-${name}`);

/** The words of these rows. */
const wordsOf = (cases: Map<string, string>, names: readonly string[]) =>
  new Map(names.map((name) => [name, cases.get(name)]));
const all = (names: readonly string[], word: string | undefined) =>
  new Map(names.map((name) => [name, word]));

const failed = (out: string) => out.split('\n').filter((line) => line.startsWith('FAIL'));

describe('nabij conformance', () => {
  it('holds of a coordinator, as somebody whom it knows, again and again', {
    timeout: LONG,
  }, async () => {
    await nabij(['conformance', region.url, ...lent(tester)]);
    const { code, out, err } = await nabij(['conformance', region.url, ...lent(tester)]);
    expect([failed(out), err, code]).toEqual([[], '', 0]);
    const cases = table(out);
    expect(cases.size).toBeGreaterThan(170);
    const some = [...ONE_EFFECT, 'fetch', 'list', 'slow-body', 'alg-none', 'release-in-future'];
    expect(wordsOf(cases, some)).toEqual(all(some, 'pass'));
    expect(new Set(cases.values())).toEqual(new Set(['pass']));
    expect(out).toMatch(/All \d+ hold\.\n$/);
  });

  it('holds of a point where nobody is yet, as another point', { timeout: LONG }, async () => {
    const { code, out, err } = await nabij(['conformance', fresh.url, ...lent(tester)]);
    expect([failed(out), err, code]).toEqual([[], '', 0]);
    const cases = table(out);
    expect(wordsOf(cases, ONE_EFFECT)).toEqual(all(ONE_EFFECT, 'pass'));
    // nothing can be sealed for it
    expect(wordsOf(cases, ofCards)).toEqual(all(ofCards, undefined));
  });

  it('holds of a point, as another point, and each message has its one effect', {
    timeout: LONG,
  }, async () => {
    await someoneIsThere(point);
    const { code, out, err } = await nabij(['conformance', point.url, ...lent(tester)]);
    expect([failed(out), err, code]).toEqual([[], '', 0]);
    const cases = table(out);
    expect(cases.size).toBeGreaterThan(170);
    const exchanged = [...ONE_EFFECT, ...ofCards, 'cards-in-the-clear'];
    expect(wordsOf(cases, exchanged)).toEqual(all(exchanged, 'pass'));
    expect(new Set(cases.values())).toEqual(new Set(['pass']));
    expect(out).toMatch(/All \d+ hold\.\n$/);
    const { db } = point.running().database;
    const came = sql`select type, count(*)::int as count from inbox group by type order by type`;
    expect(await db.execute(came)).toEqual([
      { type: 'contact-cards', count: 2 },
      // one of them is the good envelope of unusual form
      { type: 'handover-withdraw', count: 3 },
    ]);
    expect(await db.execute(sql`select from sealed_messages`)).toHaveLength(2);
  });

  it('of a point, as its coordinator, says what only another point can try', {
    timeout: LONG,
  }, async () => {
    const { code, out, err } = await nabij(['conformance', fresh.url, ...lent(region)]);
    expect([failed(out), code]).toEqual([[], 1]);
    expect(err).toBe(
      'What was tried holds. 5 were not tried: they need --as another point of its network, and its --key.\n',
    );
    const cases = table(out);
    expect(cases.size).toBeGreaterThan(160);
    expect(wordsOf(cases, ONE_EFFECT)).toEqual(all(ONE_EFFECT, '–'));
    expect(cases.get('signature-flipped')).toBe('pass');
  });

  it('by a stranger says what was not tried, and ends with 1', { timeout: LONG }, async () => {
    const { code, out, err } = await nabij(['conformance', region.url]);
    expect(failed(out)).toEqual([]);
    expect(code).toBe(1);
    expect(err).toMatch(/^What was tried holds\. \d+ were not tried/);
    const cases = table(out);
    expect(cases.get('signature-flipped')).toBe('–');
    expect(cases.get('payload-order')).toBe('pass');
  });

  describe('of a node that leaves it all to a library', () => {
    let careless: CarelessNode;
    beforeAll(async () => {
      careless = await carelessNode(tester.running().key.publicJwk);
    });
    afterAll(() => careless.close());

    it('finds what it does wrong, and ends with 1', { timeout: LONG }, async () => {
      const { code, out, err } = await nabij(['conformance', careless.url, ...lent(tester)]);
      const cases = table(out);
      for (const name of [
        ...['payload-order', 'payload-duplicate-claim', 'header-whitespace', 'header-jwk'],
        ...['member-unknown', 'kid-unknown', 'lifetime-endless', 'depth-10000', 'typ-receipt'],
        ...['again', '16-copies-at-once', 'same-jti-other-content', 'release-in-future'],
        ...['media-type-json', 'encoding-gzip', 'size-64-mb', 'slow-body', 'repeats-nothing'],
        ...['list', 'fetch', 'fetch-of-a-stranger', 'directory'],
      ]) {
        expect([name, cases.get(name)]).toEqual([name, 'FAIL']);
      }
      for (const name of ['entity-configuration', 'alg-none', 'signature-flipped']) {
        expect([name, cases.get(name)]).toEqual([name, 'pass']);
      }
      expect([code, err]).toEqual([1, expect.stringMatching(/^\d+ of \d+ do not hold\.\n$/)]);
    });
  });

  it.each([
    ['nobody', 'http://localhost:1', 'The entity configuration is answered with no answer'],
    ['no address', 'nowhere', 'Usage:'],
  ])('of %s says so', async (_, url, sentence) => {
    const { code, out, err } = await nabij(['conformance', url]);
    expect([code === 0, out]).toEqual([false, '']);
    expect(err).toContain(sentence);
  });

  it('does not quote a key file that is none', async () => {
    const words = ['--as', tester.url, '--key', join(import.meta.dirname, 'places.ts')];
    const { code, err } = await nabij(['conformance', region.url, ...words]);
    expect([code, err.split('\n').length]).toEqual([1, 2]);
    expect(err).toContain('does not hold an Ed25519 private key as a JWK');
  });
});
