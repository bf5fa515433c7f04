import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filedCase } from '../../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import type { Campaign } from './campaigns.ts';

let point: TestPoint;
let cookie: string;
const ids: string[] = [];
const NAME = 'Filmpje over de kaketoe';

beforeAll(async () => {
  point = await testPoint();
  cookie = await cookieFor(point.db, WORKER, { url: POINT_URL, now: point.clock.now() });
  for (let n = 0; n < 3; n += 1) ids.push((await filedCase(point)).id);
});
afterAll(() => point.drop());

async function ask<Answer>(method: string, path: string, body?: unknown) {
  const answer = await point.app.request(`${POINT_URL}/api${path}`, {
    method,
    headers: {
      Cookie: cookie,
      'Content-Type': 'application/json',
      'Sec-Fetch-Site': 'same-origin',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, answer: (await answer.json()) as Answer };
}

const list = async () =>
  (await ask<{ campaigns: Campaign[] }>('GET', '/campaigns')).answer.campaigns;
const tag = (id: string, caseIds: string[], tagged = true) =>
  ask<{ changed: number }>('POST', `/campaigns/${id}/cases`, { caseIds, tagged });

async function begun(name = NAME): Promise<string> {
  const id = randomUUID();
  expect((await ask('POST', '/campaigns', { id, name })).status).toBe(200);
  return id;
}

describe('a series of reports', () => {
  it('has a name that only colleagues read, and begins once', async () => {
    const id = await begun();
    await ask('POST', '/campaigns', { id, name: 'Iets anders' });
    expect((await list()).filter((one) => one.id === id)).toMatchObject([
      { name: NAME, cases: 0, open: 0, endedAt: null },
    ]);
    const rows = await point.db.execute(sql`select c::text as line from campaigns c
      union all select a::text from audit_entries a`);
    expect(JSON.stringify(rows)).not.toContain('kaketoe');
  });

  it('takes many cases at once, each once, and gives them back', async () => {
    const id = await begun();
    expect((await tag(id, ids)).answer).toEqual({ changed: 3 });
    expect((await tag(id, ids)).answer).toEqual({ changed: 0 });
    expect((await list()).find((one) => one.id === id)).toMatchObject({ cases: 3, open: 3 });
    const [first = ''] = ids;
    const shown = await ask<{ campaign: unknown }>('GET', `/cases/${first}`);
    expect(shown.answer.campaign).toEqual({ id, name: NAME });
    const acts = await point.db.execute(sql`
      select act, version from journal j join cases c on c.id = j.case_id
      where case_id = ${first}::uuid and act like 'campaign%'`);
    expect(acts).toEqual([{ act: 'campaign-join', version: 1 }]);
    expect((await tag(id, [first], false)).answer).toEqual({ changed: 1 });
    expect((await list()).find((one) => one.id === id)).toMatchObject({ cases: 2 });
    await tag(id, ids, false);
  });

  it('offers cases that are in none, and nothing personal', async () => {
    const id = await begun();
    const [first = ''] = ids;
    await tag(id, [first]);
    const offered = (path = '') =>
      ask<{ cases: { id: string }[] }>('GET', `/campaigns/candidates${path}`);
    const { answer } = await offered();
    expect(answer.cases.map((one) => one.id)).not.toContain(first);
    expect(answer.cases).toHaveLength(ids.length - 1);
    expect(JSON.stringify(answer)).not.toContain('mijn soort');
    expect((await offered('?subject=CARE')).answer.cases).toEqual([]);
    expect((await offered('?from=2027-01-01T00:00:00Z')).answer.cases).toEqual([]);
    await tag(id, [first], false);
  });

  it('that has ended takes no more, and can go on', async () => {
    const id = await begun();
    const turn = (ended: boolean, name = NAME) => ask('PUT', `/campaigns/${id}`, { name, ended });
    expect((await turn(true, 'Kaketoe, zomer')).status).toBe(200);
    expect((await tag(id, ids)).status).toBe(409);
    const ended = (await list()).find((one) => one.id === id);
    expect(ended).toMatchObject({ name: 'Kaketoe, zomer', endedAt: expect.any(String) });
    await turn(false);
    expect((await tag(id, ids)).answer).toEqual({ changed: 3 });
  });

  it.each([
    ['POST', '/campaigns', { id: randomUUID(), name: ' ' }, 422],
    ['POST', '/campaigns', { id: randomUUID(), name: 'x'.repeat(121) }, 422],
    ['PUT', `/campaigns/${randomUUID()}`, { name: 'x', ended: false }, 404],
    ['POST', `/campaigns/${randomUUID()}/cases`, { caseIds: [], tagged: true }, 422],
    ['POST', `/campaigns/${randomUUID()}/cases`, { caseIds: [randomUUID()], tagged: true }, 404],
  ])('%s %s %j is answered with its refusal', async (...[method, path, body, status]) => {
    expect((await ask(method, path, body)).status).toBe(status);
  });
});
