import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import { caseIn, type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { GROUPS } from './today.ts';

let point: TestPoint;
let desk: ApiClient;
const filed: FiledCase[] = [];

interface Listed {
  cases: { id: string; number: number; mine: boolean; dueOn: string | null }[];
  total: number;
  next: string | null;
}
interface Today {
  day: string;
  plans: { total: number; steps: object[] };
  groups: {
    name: string;
    filters: Record<string, string>;
    total: number;
    cases: { id: string }[];
  }[];
}

beforeAll(async () => {
  point = await testPoint();
  const [name = '', value = ''] = (
    await cookieFor(point.db, WORKER, { url: POINT_URL, now: point.clock.now() })
  ).split('=');
  desk = apiClient(point.app);
  desk.cookies.set(name, value);
  for (let n = 0; n < 8; n += 1) filed.push(await filedCase(point));
  filed.push(await caseIn(point, 'IN_PROGRESS'), await caseIn(point, 'WAITING_CITIZEN'));
  await point.db.execute(sql`update cases set due_on = null`);
  const [first, second] = filed;
  await point.db.execute(sql`update cases set due_on = '2026-11-20' where id = ${first?.id}::uuid`);
  await point.db.execute(
    sql`update cases set due_on = '2026-11-23' where id = ${second?.id}::uuid`,
  );
});
afterAll(() => point.drop());

const list = (query: string) => desk.call<Listed>('GET', `/api/cases${query}`);
const today = async (query = '') => (await desk.call<Today>('GET', `/api/today${query}`)).body;

describe('the list', () => {
  it('comes in pages, with how many there are', async () => {
    const first = (await list('?limit=4')).body;
    expect([first.cases.length, first.total]).toEqual([4, 10]);
    const second = (await list(`?limit=8&after=${first.next}`)).body;
    expect([second.cases.length, second.total, second.next]).toEqual([6, 10, null]);
    const ids = [...first.cases, ...second.cases].map(({ id }) => id);
    expect(ids).toEqual(filed.map(({ id }) => id));
  });

  it.each([
    '?state=lost',
    '?owner=anna',
    '?subject=NONE',
    '?due=tomorrow',
    '?from=2026-02-30',
    '?limit=0',
    '?limit=201',
    '?after=x',
    '?sort=owner',
    "?language=nl'",
  ])('refuses %s', async (query) => {
    expect((await list(query)).status).toBe(422);
  });

  it('refuses a page of a list in another order', async () => {
    const { next } = (await list('?limit=1')).body;
    expect((await list(`?sort=due&after=${next}`)).status).toBe(422);
  });
});

describe('today', () => {
  it('gathers what asks for attention, the first of each', async () => {
    const { day, groups } = await today();
    expect(day).toBe('2026-11-21');
    expect(groups.map(({ name }) => name)).toEqual(GROUPS);
    expect(groups.map(({ total }) => total)).toEqual([1, 1, 8, 1, 1]);
    expect(groups.map(({ cases }) => cases.length)).toEqual([1, 1, 6, 1, 1]);
    expect(groups[0]?.cases[0]?.id).toBe(filed[0]?.id);
  });

  it('names each group as a list that has just these cases', async () => {
    for (const of of ['mine', 'team']) {
      for (const group of (await today(`?of=${of}`)).groups) {
        const { cases, total } = (await list(`?${new URLSearchParams(group.filters)}`)).body;
        expect(total).toBe(group.total);
        expect(cases.slice(0, 6).map(({ id }) => id)).toEqual(group.cases.map(({ id }) => id));
      }
    }
  });

  it('tells of looking back that is due within a week, to whose case it was', async () => {
    const ended = await caseIn(point, 'CLOSED');
    const planned = async (day: string) =>
      point.db.execute(sql`insert into look_backs (id, case_id, way, due_on, planned_at)
        values (gen_random_uuid(), ${ended.id}::uuid, 'person', ${day}::date, now())`);
    await planned('2026-11-28');
    await planned('2026-11-29');
    const { plans } = await today();
    expect(plans).toMatchObject({
      total: 1,
      steps: [{ kind: 'look-back', caseId: ended.id, dueOn: '2026-11-28' }],
    });
    await point.db.execute(sql`update cases set owner_id = null where id = ${ended.id}::uuid`);
    expect((await today()).plans.total).toBe(1);
  });

  it('moves a case when its reporter answers, and shows a colleague theirs', async () => {
    const waiting = filed.at(-1);
    await waiting?.answers('Hier is het.');
    const totals = (await today()).groups.map(({ total }) => total);
    expect(totals).toEqual([1, 1, 8, 2, 0]);
    const person = {
      login: 'wil',
      name: 'Wil',
      role: 'worker',
      password: WORKER.password,
    } as const;
    await addAccount(point, person);
    const cookie = await cookieFor(point.db, person, { url: POINT_URL, now: point.clock.now() });
    const [name = '', value = ''] = cookie.split('=');
    const other = apiClient(point.app);
    other.cookies.set(name, value);
    const theirs = await other.call<Today>('GET', '/api/today');
    expect(theirs.body.groups.map(({ total }) => total)).toEqual([1, 1, 8, 0, 0]);
  });
});
