import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { type CarelessNode, carelessNode } from './careless-node.ts';

const LONG = 180_000;

const databases: FreshDatabase[] = [];
const nodes: NetworkNode[] = [];
let folder: string;

/** A node with nothing in front of it, so that what it reads is what was sent. */
async function started(id: string, env: Record<string, string>): Promise<NetworkNode> {
  const database = await freshDatabase(env.NABIJ_ROLE === 'point' ? 'point' : 'coordinator');
  databases.push(database);
  const node = networkNode({
    ...{ id, env, people: [], clock: systemClock, databaseUrl: database.url, delivers: false },
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
let tester: NetworkNode;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabij-conformance-'));
  region = await started('region', { NABIJ_ROLE: 'coordinator', NABIJ_NAME: 'Regio' });
  point = await started('point', town('Beek'));
  tester = await started('tester', town('Proef'));
  for (const one of [point, tester]) await makeMember(one, region);
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
    for (const name of ['fetch', 'list', '16-copies-at-once', 'slow-body', 'alg-none']) {
      expect([name, cases.get(name)]).toEqual([name, 'pass']);
    }
    expect(out).toMatch(/All \d+ hold\.\n$/);
  });

  it('holds of a point, as its coordinator', { timeout: LONG }, async () => {
    const { code, out, err } = await nabij(['conformance', point.url, ...lent(region)]);
    expect([failed(out), err, code]).toEqual([[], '', 0]);
    expect(table(out).size).toBeGreaterThan(160);
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
