import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { VIEWS_MAX } from './views.ts';

const OTHER = {
  login: 'wil',
  name: 'Wil Ander',
  role: 'worker',
  password: WORKER.password,
} as const;

let point: TestPoint;
let anna: ApiClient;
let wil: ApiClient;

interface Choices {
  views: { id: string; name: string; shared: boolean; mine: boolean; filters: object }[];
  colleagues: { id: string; name: string; mine: boolean }[];
  regimes: string[];
}

beforeAll(async () => {
  point = await testPoint();
  await addAccount(point, OTHER);
  [anna, wil] = await Promise.all([deskOf(WORKER), deskOf(OTHER)]);
});
afterAll(() => point.drop());

async function deskOf(who: { login: string; password: string }): Promise<ApiClient> {
  const cookie = await cookieFor(point.db, who, { url: POINT_URL, now: point.clock.now() });
  const [name = '', value = ''] = cookie.split('=');
  const desk = apiClient(point.app);
  desk.cookies.set(name, value);
  return desk;
}

const view = (more: object = {}) => {
  return {
    name: 'Wonen, te laat',
    filters: { domain: 'HOUSING', due: 'overdue' },
    shared: false,
    ...more,
  };
};
const names = async (desk: ApiClient) =>
  (await desk.call<Choices>('GET', '/api/views')).body.views.map(({ name }) => name);
const put = (desk: ApiClient, id: string, body: object) =>
  desk.call<Choices>('PUT', `/api/views/${id}`, body);

describe('a saved list', () => {
  it('is one’s own until it is shared, and only its maker changes it', async () => {
    const id = randomUUID();
    expect((await put(anna, id, view())).body.views).toEqual([{ ...view(), id, mine: true }]);
    expect(await names(wil)).toEqual([]);
    await put(anna, id, view({ name: 'Wonen', shared: true }));
    expect([await names(anna), await names(wil)]).toEqual([['Wonen'], ['Wonen']]);
    expect((await put(wil, id, view())).problem).toBe('forbidden');
    expect((await wil.call('DELETE', `/api/views/${id}`)).problem).toBe('not-found');
    expect((await anna.call<Choices>('DELETE', `/api/views/${id}`)).body.views).toEqual([]);
  });

  it('keeps its name where only the team reads it', async () => {
    const id = randomUUID();
    await put(anna, id, view({ name: 'Zaak van de bakker' }));
    const rows = await point.db.execute(sql`select * from saved_views`);
    const audited = await point.db.execute(
      sql`select * from audit_entries where act like 'view-%'`,
    );
    expect(JSON.stringify([rows, audited])).not.toContain('bakker');
    expect(audited.length).toBeGreaterThan(0);
    await point.db.execute(sql`update saved_views set account_id =
      (select id from accounts where login = 'wil') where id = ${id}::uuid`);
    // a row that was given to somebody else opens for nobody, and does not stand in the way
    expect([await names(wil), await names(anna)]).toEqual([[], []]);
    await point.db.execute(sql`delete from saved_views`);
  });

  it.each([
    [{ filters: { owner: 'somebody' } }],
    [{ filters: { words: 'bakker' } }],
    [{ filters: { limit: '5' } }],
    [{ filters: { due: 1 } }],
    [{ name: ' ' }],
    [{ name: 'x'.repeat(81) }],
    [{ shared: 'yes' }],
  ])('refuses %j', async (more) => {
    expect((await put(anna, randomUUID(), view(more))).status).toBe(422);
  });

  it('is one of a limited number', async () => {
    for (let n = 0; n < VIEWS_MAX; n += 1) {
      expect((await put(wil, randomUUID(), view())).status).toBe(200);
    }
    expect((await put(wil, randomUUID(), view())).problem).toBe('request-invalid');
  });
});

it('names the colleagues by whom lists can be narrowed, and says nothing else of them', async () => {
  const { colleagues } = (await wil.call<Choices>('GET', '/api/views')).body;
  expect(colleagues.map(({ name, mine }) => [name, mine])).toEqual([
    ['Anna Zoeker', false],
    ['Wil Ander', true],
  ]);
  expect(Object.keys(colleagues[0] ?? {}).sort()).toEqual(['id', 'mine', 'name']);
});
