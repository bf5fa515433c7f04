import {
  fingerprint,
  importVerifyKey,
  MAX_LIFETIME_SECONDS,
  MEMBER_MARK,
  signDirectory,
  verifyReceipt,
} from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  acquaint,
  setClock,
  type TestNode,
  testNode,
  type Wires,
  wires,
} from '../../../../../test/federation/nodes.ts';
import { addAccount, POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { deliverDue } from '../deliver.ts';
import { keepDirectoryRow } from '../directory/store.ts';
import { enqueue } from '../enqueue.ts';
import { OutgoingError } from '../outgoing.ts';
import { setSuspended } from '../peers.ts';
import { keepSibling } from '../trust/store.ts';
import type { standingSchema } from './shapes.ts';

const REGION = 'https://regio.example';
const OTHER = 'https://dam.example';
const PERIOD = '2026-Q3';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LEAD = { login: 'lena', name: 'Lena', role: 'lead', password: 'acht-nieuwe-lange-woorden' };
const ADMINISTRATOR = { ...LEAD, login: 'ben', name: 'Ben', role: 'administrator' } as const;

let point: TestPoint;
let there: FreshDatabase;
let network: Wires;
let town: TestNode;
let region: TestNode;
let administrator: { accountId: string };
let as: { lead: string; administrator: string };
const received: string[] = [];

beforeAll(async () => {
  [point, there] = await Promise.all([testPoint(), freshDatabase('coordinator')]);
  await addAccount(point, { ...LEAD, role: 'lead' });
  administrator = await addAccount(point, ADMINISTRATOR);
});
afterAll(async () => {
  await Promise.all([point.drop(), there.drop()]);
});

beforeEach(async () => {
  await point.db.execute('truncate peers, outbox, inbox, directories, releases');
  await there.db.execute('truncate peers, outbox, inbox cascade');
  received.length = 0;
  network = wires();
  const clock = setClock(point.clock.now().toISOString());
  const handlers = new Map([
    [
      'release',
      {
        from: ['member'] as const,
        handle: async (_: unknown, { jti }: { jti: string }) => void received.push(jti),
      },
    ],
  ]);
  const common = { outgoing: network, clock };
  const made = await testNode({ ...common, db: point.db, entityId: POINT_URL, role: 'point' });
  town = { ...made, key: point.key };
  region = await testNode({
    ...{ ...common, handlers },
    ...{ db: there.db, entityId: REGION, role: 'coordinator' },
  });
  const at = { url: POINT_URL, now: point.clock.now() };
  as = {
    lead: await cookieFor(point.db, LEAD, at),
    administrator: await cookieFor(point.db, ADMINISTRATOR, at),
  };
});

type Standing = ReturnType<typeof standingSchema.parse>;

async function look(cookie = as.lead): Promise<Standing> {
  const answer = await point.app.request(`${POINT_URL}/api/peers`, { headers: { Cookie: cookie } });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Standing;
}

async function again(jti: string, cookie = as.lead): Promise<string> {
  const path = `${POINT_URL}/api/peers/messages/${jti}/again`;
  const headers = {
    Cookie: cookie,
    'Content-Type': 'application/json',
    'Sec-Fetch-Site': 'same-origin',
  };
  const answer = await point.app.request(path, { method: 'POST', headers, body: '{}' });
  const problem = /urn:nabij:problem:([\w-]+)/.exec(await answer.text())?.[1];
  return problem ?? String(answer.status);
}

async function receiptOf(jti: string, cookie = as.lead): Promise<Response> {
  const path = `${POINT_URL}/api/peers/messages/${jti}/receipt`;
  return point.app.request(path, { headers: { Cookie: cookie } });
}

const now = () => point.clock.now();
const join = () => acquaint(point.db, region, { relation: 'superior', now: now() });
const admit = () => acquaint(there.db, town, { relation: 'member', now: now() });

/** Time goes on at the desk, at the town's sender and at the region. */
function pass(ms: number): void {
  point.clock.set(new Date(now().getTime() + ms));
  town.clock.forward(ms);
}

async function queue(period = PERIOD): Promise<string> {
  const body = { version: 1 };
  const message = { audience: REGION, type: 'release', body, now: now() } as const;
  const { jti } = await enqueue(point.db, { key: point.key, entityId: POINT_URL }, message);
  const { accountId } = point.worker;
  await point.db.execute(
    `insert into releases (period, body, digest, jti, released_by, released_at)
     values ('${period}', '{}', 'x', '${jti}', '${accountId}', '${now().toISOString()}')`,
  );
  return jti;
}

/** The coordinator's directory comes in, with or without this point. */
async function keepDirectory(entityIds: readonly string[]): Promise<void> {
  const entries = entityIds.map((entity_id) => ({
    ...{ entity_id, name: new URL(entity_id).hostname, municipalities: ['XXDL02'] },
    ...{ languages: ['nl', 'ar'], town: 'Dam', address: 'Kade 1, Dam', phone: '0800 1234' },
  }));
  const statement = await signDirectory({ key: region.key, iss: REGION, now: now(), entries });
  const times = { issuedAt: now(), fetchedAt: now() };
  await keepDirectoryRow(point.db, { iss: REGION, statement, ...times });
}

describe('how a point stands', () => {
  it('that joined nobody: it says who it is, and nothing else', async () => {
    expect(await look(as.administrator)).toEqual({
      self: {
        url: POINT_URL,
        name: 'Meldpunt Wilgendrecht',
        fingerprint: fingerprint(point.key.publicJwk),
      },
      coordinator: null,
      lastDelivered: null,
      delivered: [],
      waiting: [],
      failed: [],
      questioned: [],
      directory: { state: 'none', fetchedAt: null, expiresAt: null },
      points: [],
    });
  });

  it('that joined and was not admitted: it waits, with the fingerprint that it keeps to', async () => {
    await join();
    expect((await look()).coordinator).toEqual({
      url: REGION,
      name: 'regio.example',
      fingerprint: fingerprint(region.key.publicJwk),
      joinedAt: now().toISOString(),
      membership: 'waiting',
    });
  });

  it('that is listed: a member, with the points beside it', async () => {
    await join();
    await keepDirectory([POINT_URL, OTHER]);
    const { coordinator, directory, points } = await look();
    expect(coordinator?.membership).toBe('member');
    expect(directory.state).toBe('fresh');
    expect(points).toEqual([
      {
        ...{ url: OTHER, name: 'dam.example', town: 'Dam', municipalities: ['XXDL02'] },
        ...{ address: 'Kade 1, Dam', phone: '0800 1234', languages: ['nl', 'ar'] },
        ...{ isListed: true, proof: 'not-asked', trustedUntil: null },
      },
    ]);
  });

  it('knows of which points the proof of membership holds, of other regions too', async () => {
    await join();
    await keepDirectory([POINT_URL, OTHER]);
    const common = { db: there.db, outgoing: network, role: 'point' } as const;
    const far = await testNode({ ...common, entityId: 'https://elders.example' });
    const near = await testNode({ ...common, entityId: OTHER });
    for (const [node, marks] of [
      [near, [MEMBER_MARK]],
      [far, []],
    ] as const) {
      const { entityId, key, metadata } = node;
      const { kid, publicJwk: publicKey } = key;
      const { name, inbox, municipalities } = metadata;
      const trustedUntil = new Date(now().getTime() + HOUR);
      const seen = { entityId, name, inbox, municipalities, kid, publicKey, trustedUntil };
      const rest = { marks: [...marks], otherKeys: [], encryptionKeys: [], reach: {} };
      await keepSibling(point.db, { ...seen, ...rest, population: null, oldKeysAt: null }, now());
    }
    const until = new Date(now().getTime() + HOUR).toISOString();
    expect((await look()).points).toMatchObject([
      { url: OTHER, isListed: true, proof: 'holds', trustedUntil: until },
      { url: 'https://elders.example', isListed: false, proof: 'none', trustedUntil: until },
    ]);
    pass(HOUR);
    as.lead = await cookieFor(point.db, LEAD, { url: POINT_URL, now: now() });
    expect((await look()).points).toMatchObject([{ url: OTHER, proof: 'not-asked' }]);
  });

  it('says how old the directory is', async () => {
    await join();
    await keepDirectory([POINT_URL]);
    pass(7 * HOUR);
    as.lead = await cookieFor(point.db, LEAD, { url: POINT_URL, now: now() });
    expect((await look()).directory.state).toBe('late');
    pass(DAY);
    as.lead = await cookieFor(point.db, LEAD, { url: POINT_URL, now: now() });
    const { directory, coordinator } = await look();
    expect(directory.state).toBe('expired');
    expect(coordinator?.membership).toBe('member');
  });

  it('that is listed no more after it delivered: removed', async () => {
    await Promise.all([join(), admit()]);
    await queue();
    await deliverDue(town);
    expect((await look()).coordinator?.membership).toBe('member');
    pass(HOUR / 4);
    await keepDirectory([OTHER]);
    expect((await look()).coordinator?.membership).toBe('removed');
  });
});

describe('what left', () => {
  it('and arrived: which quarter, and when its receipt was verified', async () => {
    await Promise.all([join(), admit()]);
    const jti = await queue();
    await deliverDue(town);
    const { lastDelivered, waiting, failed } = await look();
    expect(lastDelivered).toMatchObject({ jti, period: PERIOD, deliveredAt: now().toISOString() });
    expect([waiting, failed]).toEqual([[], []]);
  });

  it('and arrived: with the receipt as it came, which anybody can check', async () => {
    await Promise.all([join(), admit()]);
    const jti = await queue();
    expect((await receiptOf(jti)).status).toBe(404);
    await deliverDue(town);
    const { delivered } = await look();
    expect(delivered).toMatchObject([
      { jti, type: 'release', to: { url: REGION, name: 'regio.example' }, period: PERIOD },
    ]);
    const answer = await receiptOf(jti, as.administrator);
    expect(answer.headers.get('content-disposition')).toContain(`receipt-${jti}.jws`);
    const { digest = '' } = delivered[0] ?? {};
    const verified = await verifyReceipt(await answer.text(), {
      now: now(),
      findKey: async () => importVerifyKey(region.key.publicJwk),
      sent: { jti, digest, audience: REGION },
    });
    expect(verified).toMatchObject({ verified: true, receipt: { received: { jti, digest } } });
  });

  it('to another peer changes nothing about the membership', async () => {
    await Promise.all([join(), admit()]);
    await queue();
    await deliverDue(town);
    await point.db.execute(sql`insert into outbox select gen_random_uuid(), ${OTHER}, type, ref,
      envelope, digest, 'dead', 1, next_attempt_at, null, 0, 'issuer-removed', null,
      created_at, give_up_at, settled_at + interval '1 hour' from outbox`);
    expect(await look()).toMatchObject({
      coordinator: { membership: 'member' },
      lastDelivered: { to: { url: REGION } },
      failed: [{ to: { url: OTHER, name: null } }],
    });
  });

  it('and cannot arrive: since when it waits, why, and when it is tried next', async () => {
    await join();
    const jti = await queue();
    const queuedAt = now().toISOString();
    network.intercept = async () => {
      throw new OutgoingError('unreachable');
    };
    await deliverDue({ ...town, backoff: () => 90_000 });
    expect((await look()).waiting).toEqual([
      {
        ...{ jti, type: 'release', ref: null, period: PERIOD, queuedAt, attempts: 1 },
        to: { url: REGION, name: 'regio.example' },
        ...{ refusal: 'unreachable', remedy: 'wait' },
        nextAttemptAt: new Date(now().getTime() + 90_000).toISOString(),
        giveUpAt: new Date(now().getTime() + 7 * DAY).toISOString(),
      },
    ]);
  });

  it('and is not taken for now: that the point is suspended, and that it waits', async () => {
    await Promise.all([join(), admit()]);
    await setSuspended(there.db, POINT_URL, now());
    await keepDirectory([POINT_URL, OTHER]);
    const jti = await queue();
    await deliverDue(town);
    const { waiting, failed, coordinator } = await look();
    expect(waiting).toMatchObject([{ jti, refusal: 'issuer-suspended', remedy: 'suspended' }]);
    expect([coordinator?.membership, failed]).toEqual(['suspended', []]);
    await setSuspended(there.db, POINT_URL, null);
    town.clock.forward(HOUR);
    await deliverDue(town);
    expect((await look()).coordinator?.membership).toBe('member');
  });

  it('and was refused: why, and what helps', async () => {
    await join();
    const jti = await queue();
    await deliverDue(town);
    const { failed, coordinator } = await look();
    expect(failed).toMatchObject([{ jti, refusal: 'issuer-unknown', remedy: 'admit' }]);
    expect(coordinator?.membership).toBe('waiting');
  });
});

describe('sending again', () => {
  const auditedAgain = async (jti: string) => {
    const rows = await point.db.execute<{ act: string; actor_id: string | null }>(
      sql`select act, actor_id from audit_entries where subject = ${jti}`,
    );
    return rows.map(({ act, actor_id }) => [act, actor_id]);
  };

  it('what was refused waits again, arrives as the same bytes, and is written down', async () => {
    await join();
    const jti = await queue();
    await deliverDue(town);
    await admit();
    expect(await again(jti, as.administrator)).toBe('204');
    expect(await look()).toMatchObject({ failed: [], waiting: [{ jti, attempts: 0 }] });
    await deliverDue(town);
    expect((await look()).lastDelivered).toMatchObject({ jti, attempts: 1, refusal: null });
    expect(received).toEqual([jti]);
    expect(network.sent[0]?.body).toBe(network.sent[1]?.body);
    expect(await auditedAgain(jti)).toEqual([['sent-again', administrator.accountId]]);
  });

  it('what has become too old is signed anew, and arrives', async () => {
    await join();
    const jti = await queue();
    await deliverDue(town);
    await admit();
    pass((MAX_LIFETIME_SECONDS + 60) * 1000);
    as.lead = await cookieFor(point.db, LEAD, { url: POINT_URL, now: now() });
    expect(await again(jti)).toBe('204');
    await deliverDue(town);
    expect(received).toEqual([jti]);
    expect((await look()).lastDelivered).toMatchObject({ jti, period: PERIOD });
  });

  it('what was signed with a key that is not good for it is signed anew', async () => {
    await join();
    const jti = await queue();
    await deliverDue(town);
    await admit();
    await point.db.execute(`update outbox set refusal = 'key-not-valid-then'`);
    pass(1000);
    expect(await again(jti)).toBe('204');
    await deliverDue(town);
    expect(received).toEqual([jti]);
    expect(network.sent[1]?.body).not.toBe(network.sent[0]?.body);
  });

  it('is not for what waits, has arrived, or never was', async () => {
    await Promise.all([join(), admit()]);
    const jti = await queue();
    expect(await again(jti)).toBe('changed-meanwhile');
    await deliverDue(town);
    expect(await again(jti)).toBe('changed-meanwhile');
    expect(await again('5a4f4ad6-54a9-4c4c-9e6a-a5e2b0bfb3b5')).toBe('not-found');
    expect(await auditedAgain(jti)).toEqual([]);
  });

  it('is not for a coordinator that the point left', async () => {
    await join();
    const jti = await queue();
    await deliverDue(town);
    await point.db.execute('update peers set removed_at = now()');
    expect(await again(jti)).toBe('not-joined');
    expect((await look()).failed).toMatchObject([{ jti }]);
  });
});
