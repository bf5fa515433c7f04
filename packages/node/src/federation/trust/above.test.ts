import { fingerprint } from '@nabij/protocol';
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
import { cookieFor } from '../../../../../test/sign-in.ts';
import { createAccount } from '../../access/accounts.ts';
import { createApp } from '../../app.ts';
import { loadConfig } from '../../system/config.ts';
import { createLog } from '../../system/log.ts';
import { OutgoingError } from '../outgoing.ts';
import { removePeer } from '../peers.ts';
import type { Above } from './above-shapes.ts';
import { fetchMark } from './marks.ts';

const LAND = 'https://land.example';
const REGION = 'https://regio.example';
const DAY = 86_400_000;
const MINUTE = 60_000;
const password = 'kwal fiets zolder magneet';
const ANALYST = { login: 'ada', name: 'Ada Telt', role: 'analyst', password } as const;

let databases: { here: FreshDatabase; above: FreshDatabase };
let network: Wires;
let region: TestNode;
let land: TestNode;
let cookie: string;
let ask: () => Promise<Above['superior']>;

beforeAll(async () => {
  databases = {
    here: await freshDatabase('coordinator'),
    above: await freshDatabase('coordinator'),
  };
  await createAccount(databases.here.db, ANALYST, new Date('2026-11-21T12:00:00Z'));
});
afterAll(async () => {
  await Promise.all([databases.here.drop(), databases.above.drop()]);
});

beforeEach(async () => {
  const { here, above } = databases;
  for (const { db } of [here, above]) await db.execute('truncate peers, trust_marks cascade');
  network = wires();
  const clock = setClock('2026-11-21T12:00:00Z');
  const common = { outgoing: network, clock, role: 'coordinator' } as const;
  region = await testNode({ ...common, db: here.db, entityId: REGION });
  land = await testNode({ ...common, db: above.db, entityId: LAND });
  const env = { NABIJ_ROLE: 'coordinator', NABIJ_NAME: 'Regio Voorbeeld', NABIJ_URL: REGION };
  const parts = { database: here.database, key: region.key, clock, outgoing: network };
  const log = createLog({ level: 'silent' });
  const app = createApp({ ...parts, log, wake: () => {}, config: loadConfig(env) });
  cookie = await cookieFor(here.db, ANALYST, { url: REGION, now: clock.now() });
  ask = async () => {
    const answer = await app.request(`${REGION}/api/above`, { headers: { Cookie: cookie } });
    expect(answer.status).toBe(200);
    return ((await answer.json()) as Above).superior;
  };
});

const now = () => region.clock.now();
const join = () => acquaint(region.db, land, { relation: 'superior', now: now() });
const admit = () => acquaint(land.db, region, { relation: 'member', now: now() });
const fault = async () => (await ask())?.statement.fault;

describe('who stands above', () => {
  it('is nobody at first', async () => {
    expect(await ask()).toBeNull();
  });

  it('vouches for this node, and gave it a proof', async () => {
    await Promise.all([join(), admit()]);
    await fetchMark(region);
    expect(await ask()).toEqual({
      ...{ url: LAND, name: 'land.example', fingerprint: fingerprint(land.key.publicJwk) },
      joinedAt: now().toISOString(),
      statement: { until: new Date(now().getTime() + DAY).toISOString(), fault: null },
      proof: {
        ...{ issuer: LAND, givenAt: now().toISOString(), fault: null },
        until: new Date(now().getTime() + 7 * DAY).toISOString(),
      },
    });
  });

  it('is asked once a minute, however often somebody looks', async () => {
    await Promise.all([join(), admit()]);
    await Promise.all([ask(), ask()]);
    const asked = network.sent.length;
    await ask();
    expect(network.sent).toHaveLength(asked);
    await removePeer(land.db, REGION, now());
    region.clock.forward(MINUTE);
    cookie = await cookieFor(region.db, ANALYST, { url: REGION, now: now() });
    expect(await fault()).toBe('not-member');
  });
});

describe('what is wrong with what stands above', () => {
  it('it has not admitted this node', async () => {
    await join();
    expect(await ask()).toMatchObject({
      statement: { until: null, fault: 'not-member' },
      proof: { fault: 'missing' },
    });
  });

  it('it does not answer, or its server is broken', async () => {
    await Promise.all([join(), admit()]);
    network.intercept = () => Promise.reject(new OutgoingError('timed-out'));
    expect(await fault()).toBe('no-answer');
    region.clock.forward(MINUTE);
    network.intercept = async ({ url }) =>
      url.includes('?sub=') ? answerOf(503, {}, '') : undefined;
    expect(await fault()).toBe('no-answer');
  });

  it('it has another key than was compared', async () => {
    await Promise.all([join(), admit()]);
    await testNode({ ...land, role: 'coordinator', outgoing: network });
    expect(await fault()).toBe('their-key');
  });

  it('it states another key of this node', async () => {
    await join();
    const other = await testNode({ ...region, role: 'coordinator', outgoing: wires() });
    await acquaint(land.db, other, { relation: 'member', now: now() });
    expect(await fault()).toBe('our-key');
  });

  it('its clock is wrong', async () => {
    await Promise.all([join(), admit()]);
    const clock = setClock(new Date(now().getTime() + DAY).toISOString());
    await testNode({ ...land, role: 'coordinator', outgoing: network, clock, signing: land.key });
    expect(await fault()).toBe('clock');
  });

  it('it states what is no statement', async () => {
    await Promise.all([join(), admit()]);
    network.intercept = async ({ url }) =>
      url.includes('?sub=') ? answerOf(200, {}, 'no statement') : undefined;
    expect(await fault()).toBe('invalid');
  });
});
