import { randomUUID } from 'node:crypto';
import {
  type Envelope,
  epochSeconds,
  generateSigningKeyJwk,
  type HistoricalKey,
  importSigningKey,
  type SigningKey,
  signEnvelope,
  thumbprint,
} from '@nabij/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  acquaint,
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
import { findPeer } from '../peers.ts';
import type { MessageHandlers } from '../receive.ts';
import { trustedPoint } from './trusted-point.ts';

const REGION = 'https://regio.example';
const BEEK = 'https://beek.example';
const DAM = 'https://dam.example';
const HOUR = 3_600_000;
const MINUTE = 60_000;

let databases: FreshDatabase[];
let network: Wires;
let clock: ReturnType<typeof setClock>;
let common: Pick<TestNodeOptions, 'outgoing' | 'handlers'> & { clock: typeof clock };
let region: TestNode;
let beek: TestNode;
let dam: TestNode;
/** What is published at Dam's address of its keys. */
let published: PublishedKeys;
const keys = async () => published;

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

/** Who answers at Dam's address signs with this key and publishes these beside it. */
async function atDam(signing: SigningKey, beside: PublishedKeys): Promise<void> {
  published = beside;
  dam = await testNode({ ...dam, ...common, role: 'point', keys, signing });
}

/** Two people compared the fingerprint of who answers at Dam's address now. */
const admitAnew = () => acquaint(region.db, dam, { relation: 'member', now: clock.now() });

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

const was = (key: SigningKey, exp: number, revoked?: HistoricalKey['revoked']): HistoricalKey => ({
  ...{ ...key.publicJwk, kid: key.kid, iat: 0, exp },
  ...(revoked ? { revoked } : {}),
});
const seconds = () => epochSeconds(clock.now());
const stolen = (key: SigningKey) =>
  was(key, seconds(), { revoked_at: seconds(), reason: 'compromised' });

describe('the key of a member that was stolen', () => {
  it('is good for nothing when the fingerprint of the next was compared, whatever the date', async () => {
    const [old, fresh, before] = [dam.key, await newKey(), clock.now()];
    await refreshMembers(region);
    clock.forward(HOUR);
    expect(await post(beek, old)).toBe('ok');
    await atDam(fresh, { others: [], old: [stolen(old)] });
    // what the thief can do until then
    expect(await post(region, old)).toBe('ok');
    expect(await post(region, fresh)).toBe('key-unknown');
    await refreshMembers(region);
    expect(await kidsAtRegion()).toEqual([old.kid]);

    await admitAnew();
    expect(await kidsAtRegion()).toEqual([fresh.kid]);
    clock.forward(2 * MINUTE);
    for (const at of [region, beek]) {
      expect(await post(at, fresh)).toBe('ok');
      for (const date of [before, clock.now()]) {
        expect(await post(at, old, date)).toBe('key-not-valid-then');
      }
    }
  });

  it('vouches for no next key of the thief after that', async () => {
    const [old, fresh, thief] = [dam.key, await newKey(), await newKey()];
    await trustedPoint(beek, DAM);
    // who has the key and the address gets a key of their own stated
    await atDam(old, { others: [thief.publicJwk], old: [was(thief, 9_999_999_999)] });
    await refreshMembers(region);
    expect(await kidsAtRegion()).toEqual([old.kid, thief.kid]);
    clock.forward(2 * HOUR);
    for (const at of [region, beek]) {
      expect(await post(at, thief)).toBe('ok');
      // a made-up key: now they ask which keys there were
      expect(await post(at, await newKey())).toBe('key-unknown');
    }

    await atDam(fresh, { others: [], old: [stolen(old)] });
    await admitAnew();
    clock.forward(2 * HOUR);
    for (const at of [region, beek]) {
      expect(await post(at, fresh)).toBe('ok');
      expect(await post(at, thief)).toBe('key-unknown');
      expect(await post(at, old)).toBe('key-not-valid-then');
    }
    // and once more from the address, if it is still theirs
    await atDam(old, { others: [thief.publicJwk], old: [] });
    expect(await refreshMembers(region)).toBe(1);
    expect(await kidsAtRegion()).toEqual([fresh.kid]);
    clock.forward(2 * HOUR);
    await expect(trustedPoint(beek, DAM)).rejects.toThrow();
    for (const key of [old, thief]) expect(await post(beek, key)).toBe('issuer-unknown');
  });

  it('is not brought in by a refresh that was under way while somebody admitted it anew', async () => {
    const [old, fresh, thief] = [dam.key, await newKey(), await newKey()];
    await atDam(old, { others: [thief.publicJwk], old: [] });
    let isOnTheWay = true;
    network.intercept = async ({ url }) => {
      if (isOnTheWay && url.startsWith(DAM)) {
        isOnTheWay = false;
        const genuine = { entityId: DAM, key: fresh, metadata: dam.metadata };
        await acquaint(region.db, genuine, { relation: 'member', now: clock.now() });
      }
      return undefined;
    };
    expect(await refreshMembers(region)).toBe(1);
    expect(await kidsAtRegion()).toEqual([fresh.kid]);
    const kept = await region.db.execute(
      `select from member_statements where entity_id = '${DAM}'`,
    );
    expect(kept).toHaveLength(0);
  });
});

describe('an earlier key of a member', () => {
  /** Dam changed its key in good order; all know, and believe the old one for its time. */
  async function changed() {
    const [old, fresh, before] = [dam.key, await newKey(), clock.now()];
    clock.forward(HOUR);
    await atDam(old, { others: [fresh.publicJwk], old: [] });
    await refreshMembers(region);
    await atDam(fresh, { others: [], old: [was(old, seconds())] });
    await refreshMembers(region);
    for (const at of [region, beek]) expect(await post(at, old, before)).toBe('ok');
    return { old, fresh, before };
  }

  it('that turns out to be stolen is found so within five minutes', async () => {
    const { old, fresh, before } = await changed();
    await atDam(fresh, { others: [], old: [stolen(old)] });
    clock.forward(5 * MINUTE);
    for (const at of [region, beek]) {
      expect(await post(at, old, before)).toBe('key-not-valid-then');
      expect(await post(at, fresh)).toBe('ok');
    }
  });

  it('is not believed when nobody says for an hour whether it still holds', async () => {
    const { old, before } = await changed();
    network.intercept = async ({ url }) =>
      url.endsWith('/historical-keys')
        ? { status: 503, header: () => undefined, body: Buffer.alloc(0) }
        : undefined;
    clock.forward(30 * MINUTE);
    expect(await post(region, old, before)).toBe('ok');
    clock.forward(31 * MINUTE);
    expect(await post(region, old, before)).toBe('unavailable');
    network.intercept = undefined;
    clock.forward(5 * MINUTE);
    expect(await post(region, old, before)).toBe('ok');
  });

  it('that was revoked is refused even while it is still stated', async () => {
    const [old, fresh] = [dam.key, await newKey()];
    await atDam(old, { others: [fresh.publicJwk], old: [] });
    await refreshMembers(region);
    await atDam(fresh, { others: [old.publicJwk], old: [stolen(old)] });
    await refreshMembers(region);
    expect(await kidsAtRegion()).toContain(old.kid);
    expect(await post(region, await newKey())).toBe('key-unknown');
    expect(await post(region, old)).toBe('key-not-valid-then');
    expect(await post(region, fresh)).toBe('ok');
  });
});
