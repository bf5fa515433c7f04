import { generateSigningKeyJwk, importSigningKey } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countRow } from '../../../../../test/counted-rows.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { preparedOf } from '../../../../../test/prepared.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { addPeer } from '../../federation/peers.ts';
import { release } from '../release.ts';

const COLLEAGUE = {
  ...{ login: 'bram', name: 'Bram Helper', role: 'worker' as const },
  password: 'negen-lange-woorden-hier',
};
let point: TestPoint;

beforeAll(async () => {
  point = await testPoint();
  await addAccount(point, COLLEAGUE);
  const { kid, publicJwk: publicKey } = await importSigningKey(await generateSigningKeyJwk());
  const url = 'https://regio.example';
  const peer = { entityId: url, relation: 'superior', role: 'coordinator', name: 'Regio' } as const;
  const keys = { kid, publicKey, inbox: `${url}/federation/inbox` };
  const how = { now: new Date('2026-01-02T12:00:00Z'), replaceKey: false };
  await addPeer(point.db, { ...peer, ...keys, municipalities: [], population: null }, how);
  for (const month of ['04', '05', '08']) {
    for (let day = 1; day <= 6; day += 1) {
      await countRow(
        point.db,
        { measure: 'received' },
        new Date(`2026-${month}-0${day}T12:00:00Z`),
      );
    }
  }
  await leaves('2026-Q2', point.worker.accountId);
  await leaves('2026-Q3', null);
});
afterAll(() => point.drop());

async function leaves(period: '2026-Q2' | '2026-Q3', accountId: string | null): Promise<void> {
  const { db, key, clock } = point;
  const { digest } = await preparedOf({ db, key }, period);
  const sender = { key, entityId: POINT_URL };
  await release(db, sender, { period, digest, accountId, now: clock.now() });
}

async function ask(
  method: string,
  path: string,
  it: { body?: unknown; as?: typeof WORKER | typeof COLLEAGUE } = {},
) {
  const { body, as = WORKER } = it;
  const Cookie = await cookieFor(point.db, as, { url: POINT_URL, now: point.clock.now() });
  const headers = { Cookie, Origin: POINT_URL, 'Content-Type': 'application/json' };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return point.app.request(POINT_URL + path, { method, headers, ...sent });
}

interface Shown {
  releases: {
    period: string;
    releasedBy: string | null;
    holds: boolean;
    bytes: string;
    digest: string;
  }[];
}
const left = async (): Promise<Shown> =>
  (await (await ask('GET', '/api/releases/left')).json()) as Shown;

describe('all that ever left', () => {
  it('is there with its exact text, by whom, and a chain that holds', async () => {
    const { releases } = await left();
    expect(releases).toMatchObject([
      { period: '2026-Q2', releasedBy: WORKER.name, holds: true, delivery: { state: 'waiting' } },
      { period: '2026-Q3', releasedBy: null, holds: true },
    ]);
    const [first, second] = releases;
    expect(JSON.parse(second?.bytes ?? '')).toMatchObject({ previous: first?.digest });
  });

  it('says so when a text was changed in the database, or one is gone', async () => {
    const holds = async () => (await left()).releases.map((it) => it.holds);
    await point.db.execute(
      sql`update releases set body = replace(body, '"threshold":5', '"threshold":6') where period = '2026-Q2'`,
    );
    expect(await holds()).toEqual([false, true]);
    await point.db.execute(
      sql`update releases set body = replace(body, '"threshold":6', '"threshold":5') where period = '2026-Q2'`,
    );
    await point.db.execute(
      sql`create table kept as select * from releases where period = '2026-Q2'`,
    );
    await point.db.execute(sql`delete from releases where period = '2026-Q2'`);
    expect(await holds()).toEqual([false]);
    await point.db.execute(sql`insert into releases select * from kept`);
    expect(await holds()).toEqual([true, true]);
  });

  it('is one table, in which hidden is not zero', async () => {
    const answer = await ask('GET', '/api/releases/left.csv');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="left.csv"');
    const lines = (await answer.text()).split('\r\n');
    expect(lines[0]).toMatch(/release,measure,over,table,code_1,code_2,count,status$/);
    expect(lines).toContain('2026-Q2,received,2026-Q2,total,,,12,shown');
    expect(lines).toContain('2026-Q3,received,2026-Q3,subject,CARE,,0,shown');
    for (const line of lines.slice(1, -1)) expect(line).toMatch(/,(\d+,shown|,hidden)$/);
  });
});

describe('the overview', () => {
  it('says what leaves next, what is held and that it was let go', async () => {
    const seen = async () => (await (await ask('GET', '/api/releases')).json()) as object;
    expect(await seen()).toMatchObject({
      next: { period: '2026-Q4', at: '2027-01-15T08:00:00.000Z', waitsFor: null },
      holds: [],
    });
    const hold = '/api/releases/2026-Q4/hold';
    expect((await ask('PUT', hold, { body: { reason: null }, as: COLLEAGUE })).status).toBe(204);
    expect((await ask('PUT', hold, { body: { reason: 'agreed' } })).status).toBe(204);
    expect(await seen()).toMatchObject({
      next: { at: null, waitsFor: 'letting-go' },
      holds: [{ period: '2026-Q4', reason: 'agreed', heldBy: COLLEAGUE.name }],
    });
    expect((await ask('PUT', hold, { body: { reason: 'because' } })).status).toBe(422);
    expect((await ask('DELETE', hold)).status).toBe(204);
    expect((await ask('DELETE', hold)).status).toBe(409);
    expect(
      (await ask('PUT', '/api/releases/2026-Q3/hold', { body: { reason: null } })).status,
    ).toBe(409);
  });
});

describe('the schedule', () => {
  const path = '/api/settings/releases';

  it('is set by a lead within its bounds, and moves the day', async () => {
    expect(await (await ask('GET', path)).json()).toMatchObject({ automatic: true, days: 15 });
    for (const days of [7, 29, 15.5]) {
      expect((await ask('PUT', path, { body: { automatic: true, days } })).status).toBe(422);
    }
    const body = { automatic: true, days: 8 };
    expect((await ask('PUT', path, { body, as: COLLEAGUE })).status).toBe(403);
    expect(await (await ask('PUT', path, { body })).json()).toMatchObject(body);
    expect(await (await ask('GET', '/api/releases')).json()).toMatchObject({
      next: { at: '2027-01-08T08:00:00.000Z' },
    });
    const acts = await point.db.execute(
      sql`select subject from audit_entries where act = 'release-schedule-set'`,
    );
    expect([...acts]).toEqual([{ subject: '8' }]);
  });
});
