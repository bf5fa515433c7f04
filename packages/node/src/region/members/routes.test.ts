import { fingerprint } from '@nabij/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  acquaint,
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
import { refreshMembers } from '../../federation/directory/members.ts';
import { fetchMark } from '../../federation/trust/marks.ts';
import { loadConfig } from '../../system/config.ts';
import { createLog } from '../../system/log.ts';
import type { membersShape } from './shapes.ts';

const REGION = 'https://regio.example';
const TOWN = 'https://klein.example';
const password = 'kwal fiets zolder magneet';
const KEEPER = { login: 'koos', name: 'Koos Cijfer', role: 'keeper', password } as const;
const ANALYST = { login: 'ada', name: 'Ada Telt', role: 'analyst', password } as const;
const MINUTE = 60_000;

let databases: { here: FreshDatabase; there: FreshDatabase };
let network: Wires;
let town: TestNode;
let region: TestNode;
let ask: (
  path: string,
  body?: object,
  cookie?: string,
) => Promise<{ status: string; json: unknown }>;
let as: { keeper: string; analyst: string };

beforeAll(async () => {
  databases = { here: await freshDatabase('point'), there: await freshDatabase('coordinator') };
  const now = new Date('2026-11-21T12:00:00Z');
  for (const person of [KEEPER, ANALYST]) await createAccount(databases.there.db, person, now);
});
afterAll(async () => {
  await Promise.all([databases.here.drop(), databases.there.drop()]);
});

beforeEach(async () => {
  const { here, there } = databases;
  await there.db.execute('truncate peers, inbox, member_statements cascade');
  network = wires();
  const clock = setClock('2026-11-21T12:00:00Z');
  const common = { outgoing: network, clock };
  town = await testNode({ ...common, db: here.db, entityId: TOWN, role: 'point' });
  region = await testNode({ ...common, db: there.db, entityId: REGION, role: 'coordinator' });
  const env = { NABIJ_ROLE: 'coordinator', NABIJ_NAME: 'Regio Voorbeeld', NABIJ_URL: REGION };
  const parts = { database: there.database, key: region.key, clock, outgoing: network };
  const log = createLog({ level: 'silent' });
  const app = createApp({ ...parts, log, wake: () => {}, config: loadConfig(env) });
  const at = { url: REGION, now: clock.now() };
  as = {
    keeper: await cookieFor(there.db, KEEPER, at),
    analyst: await cookieFor(there.db, ANALYST, at),
  };
  ask = async (path, body, cookie = as.keeper) => {
    const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const headers = { Cookie: cookie, 'Content-Type': 'application/json', Origin: REGION };
    const answer = await app.request(`${REGION}/api/region/members${path}`, { ...sent, headers });
    const text = await answer.text();
    const problem = /urn:nabij:problem:([\w-]+)/.exec(text)?.[1];
    return {
      status: problem ?? String(answer.status),
      json: text === '' ? null : JSON.parse(text),
    };
  };
});

const spoken = () => fingerprint(town.key.publicJwk);
const admit = (more = {}) => ask('', { url: TOWN, fingerprint: spoken(), ...more });
const status = async (...given: Parameters<typeof ask>) => (await ask(...given)).status;
async function list(cookie = as.analyst) {
  return (await ask('', undefined, cookie)).json as ReturnType<typeof membersShape.parse>;
}

describe('taking a town in', () => {
  it('looks first, and takes in nobody by that', async () => {
    expect((await ask('/look', { url: `${TOWN}/` })).json).toEqual({
      ...{ url: TOWN, name: 'klein.example', municipalities: ['GM0001'], population: 30_000 },
      ...{ role: 'point', fingerprint: spoken(), known: 'no', clockSeconds: 0 },
    });
    expect((await list()).members).toEqual([]);
  });

  it('admits whoever has the fingerprint that was read aloud, and says who did it', async () => {
    expect((await admit()).status).toBe('201');
    expect((await list()).members).toMatchObject([
      {
        ...{ url: TOWN, fingerprint: spoken(), suspendedAt: null, removedAt: null },
        ...{ receivedAt: null, reachedAt: null, phone: null, languages: [] },
        admittedAt: region.clock.now().toISOString(),
      },
    ]);
    const [entry] = await region.db.execute<{ login: string }>(
      `select login from audit_entries join accounts on accounts.id = actor_id
       where act = 'member-admitted'`,
    );
    expect(entry?.login).toBe(KEEPER.login);
  });

  it('refuses another fingerprint, and knows nobody after it', async () => {
    const other = fingerprint(region.key.publicJwk);
    expect((await admit({ fingerprint: other })).status).toBe('fingerprint-differs');
    expect((await list()).members).toEqual([]);
  });

  it.each([
    ['no address', 'klein', 'address-invalid'],
    ['an address with a path', `${TOWN}/desk`, 'address-invalid'],
    ['itself', REGION, 'address-invalid'],
    ['nobody', 'https://nobody.example', 'node-unreachable'],
  ])('says what is wrong with %s', async (_, url, problem) => {
    expect(await status('/look', { url })).toBe(problem);
    expect(await status('', { url, fingerprint: spoken() })).toBe(problem);
  });

  it('takes in no coordinator', async () => {
    const url = 'https://other.example';
    const other = await testNode({
      ...region,
      entityId: url,
      role: 'coordinator',
      outgoing: network,
    });
    expect(await status('/look', { url })).toBe('not-a-point');
    const heard = { fingerprint: fingerprint(other.key.publicJwk) };
    expect(await status('', { url, ...heard })).toBe('not-a-point');
  });

  it('admits a coordinator when one is asked for, and lists it apart', async () => {
    const [url, role] = ['https://other.example', 'coordinator'] as const;
    const other = await testNode({ ...region, entityId: url, role, outgoing: network });
    const heard = { fingerprint: fingerprint(other.key.publicJwk) };
    expect((await ask('/look', { url, role })).json).toMatchObject({ url, role, ...heard });
    expect(await status('', { url, role, fingerprint: spoken() })).toBe('fingerprint-differs');
    expect(await status('', { url, role, ...heard })).toBe('201');
    expect(await list()).toMatchObject({ members: [], regions: [{ url, ...heard }] });
    for (const [change, suspended, removed] of [
      ['suspend', true, false],
      ['resume', false, false],
      ['remove', false, true],
    ] as const) {
      expect(await status(`/${change}`, { url })).toBe('204');
      const [it] = (await list()).regions;
      expect([it?.suspendedAt !== null, it?.removedAt !== null]).toEqual([suspended, removed]);
    }
  });

  it('takes no town and no superior for a coordinator below', async () => {
    const role = 'coordinator';
    expect(await status('/look', { url: TOWN, role })).toBe('not-a-coordinator');
    expect(await status('', { url: TOWN, role, fingerprint: spoken() })).toBe('not-a-coordinator');
    const url = 'https://land.example';
    const above = await testNode({ ...region, entityId: url, role, outgoing: network });
    await acquaint(region.db, above, { relation: 'superior', now: region.clock.now() });
    const heard = { fingerprint: fingerprint(above.key.publicJwk) };
    expect(await status('', { url, role, ...heard })).toBe('not-a-coordinator');
  });

  it('takes another key only when somebody says so', async () => {
    await admit();
    town = await testNode({ ...town, role: 'point', outgoing: network });
    expect((await ask('/look', { url: TOWN })).json).toMatchObject({ known: 'other-key' });
    expect((await admit()).status).toBe('key-changed');
    expect((await admit({ replace: true })).status).toBe('201');
    expect((await ask('/look', { url: TOWN })).json).toMatchObject({ known: 'same-key' });
  });
});

describe('a member', () => {
  it('is told of with its telephone, its language and its clock', async () => {
    await admit();
    Object.assign(town.metadata, { phone: '0999 00 00 00', languages: ['fr', 'nl'] });
    await refreshMembers(region);
    expect((await list()).members).toMatchObject([
      {
        ...{ phone: '0999 00 00 00', languages: ['fr', 'nl'], clockSeconds: 0 },
        reachedAt: region.clock.now().toISOString(),
      },
    ]);
  });

  it('shows the proof that this coordinator gave it, until it ends', async () => {
    await admit();
    const proof = async () => (await list()).members[0]?.proof;
    expect(await proof()).toMatchObject({ fault: 'missing', until: null });
    await acquaint(town.db, region, { relation: 'superior', now: town.clock.now() });
    await fetchMark(town);
    await refreshMembers(region);
    const until = new Date(region.clock.now().getTime() + 7 * 24 * 60 * MINUTE);
    expect(await proof()).toEqual({
      ...{ issuer: REGION, givenAt: region.clock.now().toISOString() },
      ...{ until: until.toISOString(), fault: null },
    });
    await ask('/remove', { url: TOWN });
    expect(await fetchMark(town)).toBe('http-404');
    expect(await proof()).toMatchObject({ until: until.toISOString() });
    region.clock.forward(7 * 24 * 60 * MINUTE);
    as.analyst = await cookieFor(region.db, ANALYST, { url: REGION, now: region.clock.now() });
    expect(await proof()).toMatchObject({ fault: 'ended' });
  });

  it('is suspended, taken again, removed and admitted anew', async () => {
    await admit();
    const of = async () => {
      const { members } = await list();
      return members.map(({ suspendedAt, removedAt }) => [
        suspendedAt !== null,
        removedAt !== null,
      ]);
    };
    expect(await status('/suspend', { url: TOWN })).toBe('204');
    expect(await of()).toEqual([[true, false]]);
    expect(await status('/resume', { url: TOWN })).toBe('204');
    expect(await of()).toEqual([[false, false]]);
    expect(await status('/remove', { url: TOWN })).toBe('204');
    expect(await of()).toEqual([[false, true]]);
    expect(await status('/remove', { url: TOWN })).toBe('changed-meanwhile');
    expect((await admit()).status).toBe('201');
    expect(await of()).toEqual([[false, false]]);
  });

  it('is reminded by a person, and colleagues see who did', async () => {
    await admit();
    const it = { url: TOWN, period: '2026-Q3' };
    expect(await status('/remind', it, as.analyst)).toBe('204');
    expect((await list()).reminders).toEqual([
      { ...it, at: region.clock.now().toISOString(), by: ANALYST.name },
    ]);
    region.clock.forward(MINUTE);
    expect(await status('/remind', it)).toBe('204');
    expect((await list()).reminders).toMatchObject([{ by: KEEPER.name }]);
    expect(network.sent.every(({ method }) => method === 'GET')).toBe(true);
  });

  it.each([
    [{ url: TOWN, period: '2026-Q4' }, 'request-invalid'],
    [{ url: TOWN, period: '2026' }, 'request-invalid'],
    [{ url: 'https://nobody.example', period: '2026-Q3' }, 'not-found'],
  ])('is not reminded of %j', async (it, problem) => {
    await admit();
    expect(await status('/remind', it)).toBe(problem);
  });
});

describe('who may', () => {
  const weighty = ['', '/look', '/suspend', '/remove'] as const;
  const body = () => ({ url: TOWN, fingerprint: spoken() });
  const bodyFor = (path: string) => (path === '' ? body() : { url: TOWN });

  it.each([...weighty, '/resume'])('change a member by %s: a keeper, no analyst', async (path) => {
    expect(await status(path, bodyFor(path), as.analyst)).toBe('forbidden');
    expect(await status(path, bodyFor(path), '')).toBe('sign-in-required');
  });

  it.each(weighty)('do %s: only soon after signing in', async (path) => {
    await admit();
    region.clock.forward(16 * MINUTE);
    expect(await status(path, bodyFor(path))).toBe('fresh-sign-in-required');
  });

  it('lift a suspension: a keeper, with one press', async () => {
    await admit();
    await ask('/suspend', { url: TOWN });
    region.clock.forward(16 * MINUTE);
    expect(await status('/resume', { url: TOWN })).toBe('204');
  });
});
