import { randomUUID } from 'node:crypto';
import {
  type Envelope,
  epochSeconds,
  generateSigningKeyJwk,
  HISTORICAL_KEYS_MEDIA_TYPE,
  type HistoricalKey,
  importSigningKey,
  MEMBER_MARK,
  type SigningKey,
  signEnvelope,
  signHistoricalKeys,
  signTrustMark,
  thumbprint,
} from '@nabij/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  acquaint,
  answerOf,
  setClock,
  type TestNode,
  type TestNodeOptions,
  testNode,
  type Wires,
  wires,
} from '../../../../../test/federation/nodes.ts';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { refreshMembers } from '../directory/members.ts';
import type { PublishedKeys } from '../key-ring.ts';
import { findPeer, removePeer } from '../peers.ts';
import type { MessageHandlers } from '../receive.ts';
import { refreshTrust } from './refresh-trust.ts';
import { trustedPoint } from './trusted-point.ts';

const REGION = 'https://regio.example';
const BEEK = 'https://beek.example';
const DAM = 'https://dam.example';
const HOUR = 3_600_000;
const MINUTE = 60_000;

let databases: FreshDatabase[];
let network: Wires;
let common: Pick<TestNodeOptions, 'outgoing' | 'handlers'> & { clock: ReturnType<typeof setClock> };
let region: TestNode;
let beek: TestNode;
let dam: TestNode;
/** What Dam publishes of its keys. */
let published: PublishedKeys;
const keys = async () => published;
let clock: ReturnType<typeof setClock>;

beforeAll(async () => {
  databases = await Promise.all([
    freshDatabase('coordinator'),
    freshDatabase('point'),
    freshDatabase('point'),
  ]);
});
afterAll(async () => {
  for (const { drop } of databases) await drop();
});

beforeEach(async () => {
  network = wires();
  clock = setClock();
  published = { others: [], old: [] };
  const [regionDb, beekDb, damDb] = databases.map(({ db }) => db);
  if (!regionDb || !beekDb || !damDb) throw new Error('There is a database for each');
  for (const db of [regionDb, beekDb, damDb]) {
    await db.execute('truncate peers, inbox, outbox, trust_marks cascade');
  }
  const handle = async (_: unknown, __: Envelope) => {};
  const handlers: MessageHandlers = new Map([
    ['contact-cards', { from: ['sibling', 'member'], handle }],
  ]);
  common = { outgoing: network, clock, handlers };
  region = await testNode({ ...common, db: regionDb, entityId: REGION, role: 'coordinator' });
  beek = await testNode({ ...common, db: beekDb, entityId: BEEK, role: 'point' });
  dam = await testNode({ ...common, db: damDb, entityId: DAM, role: 'point', keys });
  for (const town of [beek, dam]) {
    await acquaint(region.db, town, { relation: 'member', now: clock.now() });
    await acquaint(town.db, region, { relation: 'superior', now: clock.now() });
  }
});

const newKey = async () => importSigningKey(await generateSigningKeyJwk());

/** Dam comes back with another key to sign with. */
async function damSigns(signing: SigningKey): Promise<void> {
  dam = await testNode({ ...dam, ...common, role: 'point', keys, signing });
}

/** What `at` answers to a message of Dam: `ok`, or the refusal. */
async function post(at: TestNode, key: SigningKey, issued = clock.now()): Promise<string> {
  const iat = epochSeconds(issued);
  const { compact } = await signEnvelope({
    ...{ key, iss: DAM, aud: at.entityId, jti: randomUUID(), iat, exp: iat + 7 * 86_400 },
    ...{ type: 'contact-cards', body: {} },
  });
  const answer = await at.app.request(`${at.entityId}/federation/inbox`, {
    method: 'POST',
    headers: { 'content-type': 'application/jose' },
    body: compact,
  });
  if (answer.status === 200) return 'ok';
  const { type } = (await answer.json()) as { type: string };
  return type.replace('urn:nabij:problem:', '');
}

const kidsAtRegion = async () => {
  const peer = await findPeer(region.db, DAM);
  return [peer?.kid, ...(peer?.otherKeys ?? []).map(thumbprint)];
};

const was = (key: SigningKey, exp: number): HistoricalKey => ({
  ...{ ...key.publicJwk, kid: key.kid, iat: 0, exp },
});

/** Dam has changed its key: the old one ended now, and is stated no more. */
async function changed(): Promise<{ old: SigningKey; fresh: SigningKey }> {
  const [old, fresh] = [dam.key, await newKey()];
  published = { others: [fresh.publicJwk], old: [] };
  await refreshMembers(region);
  await damSigns(fresh);
  published = { others: [], old: [was(old, epochSeconds(clock.now()))] };
  await refreshMembers(region);
  return { old, fresh };
}

describe('a member that changes its key', () => {
  it('is known by both keys while they change, and by the new one after it', async () => {
    const [old, fresh] = [dam.key, await newKey()];
    expect(await post(region, fresh)).toBe('key-unknown');
    published = { others: [fresh.publicJwk], old: [] };
    await refreshMembers(region);
    expect(await kidsAtRegion()).toEqual([old.kid, fresh.kid]);
    for (const key of [old, fresh]) expect(await post(region, key)).toBe('ok');

    await damSigns(fresh);
    published = { others: [old.publicJwk], old: [] };
    await refreshMembers(region);
    expect(await kidsAtRegion()).toEqual([fresh.kid, old.kid]);
    published = { others: [], old: [] };
    await refreshMembers(region);
    expect(await kidsAtRegion()).toEqual([fresh.kid]);
    expect(await post(region, old)).toBe('key-unknown');
    const acts = await region.db.execute(
      `select subject from audit_entries where act = 'peer-keys-changed'`,
    );
    expect(acts.length).toBeGreaterThanOrEqual(3);
  });

  it('brings in no key that a known one did not sign for', async () => {
    const { kid } = dam.key;
    published = { others: [dam.key.publicJwk], old: [] };
    await damSigns(await newKey());
    expect(await refreshMembers(region)).toBe(1);
    expect(await kidsAtRegion()).toEqual([kid]);
  });

  it('is followed by another point at the first message of the new key', async () => {
    await trustedPoint(beek, DAM);
    const { fresh } = await changed();
    clock.forward(2 * MINUTE);
    expect(await post(beek, fresh)).toBe('ok');
  });

  it('and a superior that does is followed by those below it', async () => {
    const fresh = await newKey();
    const others = [fresh.publicJwk];
    await testNode({
      ...{ ...region, ...common, role: 'coordinator', signing: region.key },
      keys: async () => ({ others, old: [] }),
    });
    await refreshTrust(beek);
    await testNode({ ...region, ...common, role: 'coordinator', signing: fresh });
    expect(await trustedPoint(beek, DAM)).toMatchObject({ entityId: DAM });
  });
});

describe('an old key', () => {
  it('holds for what was issued in its time, and for nothing else', async () => {
    const before = clock.now();
    clock.forward(HOUR);
    const { old } = await changed();
    clock.forward(HOUR);
    expect(await post(region, old, before)).toBe('ok');
    expect(await post(region, old)).toBe('key-not-valid-then');
    expect(await post(beek, old, before)).toBe('ok');
    expect(await post(beek, old)).toBe('key-not-valid-then');
  });

  it('that came into other hands holds for nothing', async () => {
    const before = clock.now();
    clock.forward(HOUR);
    const { old } = await changed();
    const end = epochSeconds(clock.now());
    const revoked = { revoked_at: end, reason: 'compromised' };
    published = { others: [], old: [{ ...was(old, end), revoked }] };
    expect(await post(region, old, before)).toBe('key-not-valid-then');
  });

  it('is not brought back by a document older than the one that is kept', async () => {
    const { old } = await changed();
    const stale = await signHistoricalKeys({
      ...{ key: dam.key, iss: DAM, now: clock.now() },
      keys: [was(old, epochSeconds(clock.now()) + 86_400)],
    });
    clock.forward(HOUR);
    published = { others: [], old: [] };
    expect(await post(region, old)).toBe('key-unknown');
    network.intercept = async ({ url }) =>
      url.endsWith('/historical-keys')
        ? answerOf(200, { 'content-type': HISTORICAL_KEYS_MEDIA_TYPE }, stale)
        : undefined;
    clock.forward(10 * MINUTE);
    expect(await post(region, old)).toBe('key-unknown');
  });

  it('is taken from nobody but the node itself', async () => {
    const { old } = await changed();
    const forged = await signHistoricalKeys({
      ...{ key: await newKey(), iss: DAM, now: clock.now(), keys: [was(old, 9_999_999_999)] },
    });
    network.intercept = async ({ url }) =>
      url.endsWith('/historical-keys')
        ? answerOf(200, { 'content-type': HISTORICAL_KEYS_MEDIA_TYPE }, forged)
        : undefined;
    expect(await post(region, old)).toBe('key-unknown');
  });

  it('is asked for once in five minutes, however many made-up keys come', async () => {
    await refreshMembers(region);
    const asked = () => network.sent.filter(({ url }) => url.endsWith('/historical-keys')).length;
    const made = await Promise.all(Array.from({ length: 20 }, newKey));
    for (const key of made) expect(await post(region, key)).toBe('key-unknown');
    expect(asked()).toBe(1);
    clock.forward(5 * MINUTE);
    await Promise.all(made.map((key) => post(region, key)));
    expect(asked()).toBe(2);
  });
});

describe('the mark of a member', () => {
  const marksSeen = async () => {
    clock.forward(HOUR);
    return (await trustedPoint(beek, DAM)).marks;
  };

  it('is shown by the point, and seen by others to hold', async () => {
    expect(await marksSeen()).toEqual([]);
    await refreshTrust(dam);
    expect(await marksSeen()).toEqual([MEMBER_MARK]);
  });

  it('is given to nobody who is no member', async () => {
    await removePeer(region.db, DAM, clock.now());
    await refreshTrust(dam);
    expect(await dam.db.execute('select from trust_marks')).toHaveLength(0);
    const query = `trust_mark_type=${encodeURIComponent(MEMBER_MARK)}&sub=`;
    // U+0000 is nothing that a database could look for
    for (const sub of [DAM, REGION, 'x', '%00', `${DAM}%00`, 'x'.repeat(9_000)]) {
      const answer = await region.app.request(`${REGION}/federation/trust-mark?${query}${sub}`);
      expect(answer.status).toBe(404);
    }
  });

  it.each([
    ['another issuer', async () => ({ key: await newKey(), iss: 'https://other.example' })],
    ['the point itself', async () => ({ key: dam.key, iss: DAM })],
    ['the region’s name under another key', async () => ({ key: await newKey(), iss: REGION })],
    ['another town', async () => ({ key: region.key, iss: REGION, sub: BEEK })],
    ['last year', async () => ({ key: region.key, iss: REGION, iat: 1, exp: 2 })],
  ])('does not hold from %s', async (_, forged) => {
    const iat = epochSeconds(clock.now());
    const claims = { sub: DAM, trust_mark_type: MEMBER_MARK, iat, exp: iat + 86_400 };
    const mark = await signTrustMark({ ...claims, ...(await forged()) });
    await dam.db.execute(
      `insert into trust_marks values ('${MEMBER_MARK}', '${REGION}', '${mark}', '2100-01-01')`,
    );
    expect(await marksSeen()).toEqual([]);
  });
});
