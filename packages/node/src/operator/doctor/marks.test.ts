import {
  epochSeconds,
  generateSigningKeyJwk,
  importSigningKey,
  MEMBER_MARK,
  type SigningKey,
  signEntityConfiguration,
  signTrustMark,
} from '@nabij/protocol';
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
import { findSuperior, removePeer } from '../../federation/peers.ts';
import { fetchMark } from '../../federation/trust/marks.ts';
import { keepMark } from '../../federation/trust/store.ts';
import { findAbove } from './above.ts';
import { checkKnown, type OwnNode } from './other/acquaintance.ts';
import { checkStatement } from './other/statement.ts';

const LAND = 'https://land.example';
const REGION = 'https://regio.example';
const BEEK = 'https://beek.example';
const DAM = 'https://dam.example';
const DAY = 86_400;

const databases: FreshDatabase[] = [];
let network: Wires;
let [land, region, beek, dam]: TestNode[] = [];
const clock = setClock('2026-11-21T12:00:00Z');

beforeAll(async () => {
  for (const role of ['coordinator', 'coordinator', 'point', 'point', 'coordinator'] as const) {
    databases.push(await freshDatabase(role));
  }
});
afterAll(async () => {
  for (const { drop } of databases) await drop();
});

beforeEach(async () => {
  network = wires();
  const made = async (at: number, entityId: string, role: 'point' | 'coordinator') => {
    const db = databases[at]?.db;
    if (!db) throw new Error('There is a database for each');
    await db.execute('truncate peers, trust_marks cascade');
    return testNode({ db, entityId, role, outgoing: network, clock });
  };
  land = await made(0, LAND, 'coordinator');
  region = await made(1, REGION, 'coordinator');
  beek = await made(2, BEEK, 'point');
  dam = await made(3, DAM, 'point');
  await stand(region, land);
  for (const town of [beek, dam]) await stand(town, region);
});

async function stand(node: TestNode, above: TestNode): Promise<void> {
  await acquaint(above.db, node, { relation: 'member', now: clock.now() });
  await acquaint(node.db, above, { relation: 'superior', now: clock.now() });
  await fetchMark(node);
}

const at = (node: TestNode | undefined): TestNode => {
  if (!node) throw new Error('It was made before');
  return node;
};
const roleOf = (node: TestNode): OwnNode => ({ ...node, role: node.metadata.role });

/** What the doctor says of a node's place below its superior. */
async function above(node: TestNode): Promise<string[]> {
  const superior = await findSuperior(node.db);
  if (!superior) throw new Error('It joined');
  return said(await findAbove(roleOf(node), superior));
}

/** What the doctor of one node says of how it knows another. */
async function known(from: TestNode, entityId: string): Promise<string[]> {
  const { node } = await checkStatement(from, entityId);
  if (!node) throw new Error('It says who it is');
  return said(await checkKnown(roleOf(from), entityId, node));
}

function said(findings: readonly { isWell: boolean; sentence: string }[]): string[] {
  return findings.map(({ isWell, sentence }) => `${isWell ? 'well' : 'WRONG'} ${sentence}`);
}

interface Mark {
  readonly key: SigningKey;
  readonly iss: string;
  readonly sub: string;
  readonly iat: number;
}

function mark({ key, iss, sub, iat }: Mark): Promise<string> {
  return signTrustMark({ key, iss, sub, iat, exp: iat + DAY, trust_mark_type: MEMBER_MARK });
}

const stranger = async () => importSigningKey(await generateSigningKeyJwk());

/** Each fault: the mark, what is said of it, as far as both places say the same. */
const FAULTS: readonly [string, (good: Mark) => Promise<string>, RegExp][] = [
  [
    'of the wrong issuer',
    (it) => mark({ ...it, iss: 'https://elders.example' }),
    /is by https:\/\/elders\.example, not by/,
  ],
  [
    'of another subject',
    (it) => mark({ ...it, sub: 'https://ander.example' }),
    /is for another address\./,
  ],
  [
    'that expired',
    (it) => mark({ ...it, iat: it.iat - 2 * DAY }),
    /ended on 2026-11-20 12:00 UTC\./,
  ],
  [
    'from the future',
    (it) => mark({ ...it, iat: it.iat + DAY }),
    /was given in the future\. Set both clocks/,
  ],
  [
    'of another key',
    async (it) => mark({ ...it, key: await stranger() }),
    /does not carry the signature of/,
  ],
  ['that is no mark', async () => 'e30.e30.e30', /does not carry the signature of/],
];

describe('the doctor of a node below another', () => {
  it('finds nothing wrong, at a town and at a region', async () => {
    for (const [node, name] of [
      [at(beek), 'regio.example'],
      [at(region), 'land.example'],
    ] as const) {
      expect(await above(node)).toEqual([
        `well ${name} vouches for this node, until 2026-11-22 12:00 UTC.`,
        `well The proof of membership of this node (trust mark) is by ${name}, until 2026-11-28 12:00 UTC.`,
      ]);
    }
  });

  it('says that the proof is missing, and what fetches it', async () => {
    await at(beek).db.execute('truncate trust_marks');
    expect((await above(at(beek)))[1]).toBe(
      'WRONG The proof of membership of this node (trust mark) is not there. The running node fetches one every hour: is it running? If it is, nabij doctor https://regio.example.',
    );
  });

  it.each(FAULTS)('says what is wrong with a proof %s', async (_, make, sentence) => {
    const { db } = at(beek);
    await db.execute('truncate trust_marks');
    const good = { key: at(region).key, iss: REGION, sub: BEEK, iat: epochSeconds(clock.now()) };
    const row = { type: MEMBER_MARK, issuer: REGION, mark: await make(good) };
    await keepMark(db, { ...row, expiresAt: clock.now() });
    expect((await above(at(beek)))[1]).toMatch(/^WRONG The proof of membership of this node/);
    expect((await above(at(beek)))[1]).toMatch(sentence);
  });

  it('says that a region was let go by its superior, and how it comes back', async () => {
    await removePeer(at(land).db, REGION, clock.now());
    expect((await above(at(region)))[0]).toBe(
      'WRONG land.example does not vouch for this node, so others do not trust it. Call, compare fingerprints, and there: nabij admit https://regio.example --coordinator.',
    );
  });

  it('says that the superior knows another key, has another one, or does not answer', async () => {
    const other = await testNode({ ...at(beek), role: 'point', outgoing: wires() });
    await acquaint(at(region).db, other, { relation: 'member', now: clock.now() });
    expect((await above(at(beek)))[0]).toContain('nabij admit https://beek.example --replace.');
    network.intercept = async ({ url }) =>
      url.includes('?sub=') ? answerOf(200, {}, 'no statement') : undefined;
    expect((await above(at(beek)))[0]).toMatch(
      /^WRONG .* does not hold: bring both nodes up to date/,
    );
    network.intercept = undefined;
    await testNode({ ...at(region), role: 'coordinator', outgoing: network });
    expect((await above(at(beek)))[0]).toContain('nabij join https://regio.example --replace.');
    network.intercept = async () => answerOf(503, {}, '');
    expect((await above(at(beek)))[0]).toMatch(/^WRONG regio\.example/);
  });
});

describe('the doctor with an address', () => {
  it('says at a town what its region vouches for', async () => {
    expect(await known(at(beek), REGION)).toEqual([
      'well Its key is the one that was compared.',
      ...(await above(at(beek))),
    ]);
  });

  it('says at a region that a town shows its proof', async () => {
    expect(await known(at(region), BEEK)).toEqual([
      'well Its key is the one that was compared.',
      'well Its proof of membership (trust mark) is by this node, until 2026-11-28 12:00 UTC.',
    ]);
  });

  it('says at a town that another one shows its proof', async () => {
    expect(await known(at(beek), DAM)).toEqual([
      expect.stringMatching(/^well Our coordinator vouches for it/),
      'well Its proof of membership (trust mark) is by a coordinator that is trusted here, until 2026-11-28 12:00 UTC.',
    ]);
  });

  it('believes the proof of a point of another region by the chain', async () => {
    const db = databases[4]?.db ?? at(region).db;
    const entityId = 'https://oost.example';
    const common = { outgoing: network, clock, role: 'coordinator' } as const;
    const east = await testNode({ ...common, db, entityId });
    await at(dam).db.execute('truncate peers, trust_marks');
    await stand(east, at(land));
    await stand(at(dam), east);
    await acquaint(at(beek).db, at(land), { relation: 'anchor', now: clock.now() });
    expect((await known(at(beek), DAM))[1]).toBe(
      'well Its proof of membership (trust mark) is by https://oost.example, and holds.',
    );
  });

  /** The town shows this mark of itself, and no other. */
  async function shows(node: TestNode, trustMarks: readonly string[]): Promise<void> {
    const { key, entityId, metadata } = node;
    const statement = await signEntityConfiguration({
      ...{ key, entityId, metadata, now: clock.now(), authorityHints: [REGION] },
      trustMarks: trustMarks.map((one) => ({ trust_mark_type: MEMBER_MARK, trust_mark: one })),
    });
    const headers = { 'content-type': 'application/entity-statement+jwt' };
    network.intercept = async ({ url }) =>
      url === `${entityId}/.well-known/openid-federation`
        ? answerOf(200, headers, statement)
        : undefined;
  }

  it('says that a town shows no proof, at its region and at another town', async () => {
    await shows(at(dam), []);
    expect((await known(at(region), DAM))[1]).toBe(
      'WRONG Its proof of membership (trust mark) is not there. Has it joined here? If not, there, nabij join https://regio.example; then it comes within the hour. If it has, there: nabij doctor.',
    );
    expect((await known(at(beek), DAM))[1]).toBe(
      'WRONG Its proof of membership (trust mark) is not there. It can still be sent to. Its administrator looks with nabij doctor.',
    );
  });

  it.each(FAULTS)('says what is wrong with a proof %s', async (_, make, sentence) => {
    const good = { key: at(region).key, iss: REGION, sub: DAM, iat: epochSeconds(clock.now()) };
    await shows(at(dam), [await make(good)]);
    for (const from of [at(region), at(beek)]) {
      const [first, second] = await known(from, DAM);
      expect(first).toMatch(/^well /);
      expect(second).toMatch(/^WRONG Its proof of membership/);
      expect(second).toMatch(sentence);
    }
  });
});
