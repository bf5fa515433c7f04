import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import type { CaseRow } from '../store.ts';

let point: TestPoint;
let cookie: string;
let older: FiledCase;
let newer: FiledCase;

beforeAll(async () => {
  point = await testPoint();
  older = await caseIn(point, 'CLOSED', { story: 'Zeepaardje en kaketoe.' });
  const now = point.clock.now();
  point.clock.set(new Date(now.getTime() + 60_000));
  newer = await filedCase(point, { story: 'Het zeepaardje.' });
  cookie = await cookieFor(point.db, WORKER, { url: POINT_URL, now: point.clock.now() });
});
afterAll(() => point.drop());

async function post(body: unknown) {
  const answer = await point.app.request(`${POINT_URL}/api/cases/search`, {
    method: 'POST',
    headers: {
      Cookie: cookie,
      'Content-Type': 'application/json',
      'Sec-Fetch-Site': 'same-origin',
    },
    body: JSON.stringify(body),
  });
  const { cases = [], left } = (await answer.json()) as { cases?: CaseRow[]; left?: number };
  return { status: answer.status, cases, left };
}

describe('searching cases', () => {
  it('answers rows as in the list, the latest first, whatever their state', async () => {
    const { status, cases, left } = await post({ words: 'zeepaard' });
    expect([status, left]).toEqual([200, 0]);
    expect(cases.map(({ id }) => id)).toEqual([newer.id, older.id]);
    const listed = await point.app.request(`${POINT_URL}/api/cases?state=all`, {
      headers: { Cookie: cookie },
    });
    expect(cases).toEqual(((await listed.json()) as { cases: CaseRow[] }).cases);
    expect((await post({ words: 'kaketoe' })).cases).toMatchObject([
      { id: older.id, mine: true, state: 'CLOSED' },
    ]);
  });

  it.each([
    [{ words: 'x' }],
    [{ words: 'x'.repeat(201) }],
    [{ words: ['zeepaard'] }],
    [{ words: 'zeepaard', state: 'open' }],
    [{}],
    [undefined],
  ])('refuses %j', async (body) => {
    expect((await post(body)).status).toBe(422);
  });

  it('writes down that somebody searched, and never for what', async () => {
    await post({ words: 'onvindbaar' });
    const entries = await point.db.execute(
      sql`select * from audit_entries order by id desc limit 1`,
    );
    expect(entries[0]).toMatchObject({
      act: 'cases-searched',
      actor_id: point.worker.accountId,
      case_id: null,
      subject: null,
    });
    expect(JSON.stringify(entries)).not.toContain('onvindbaar');
  });
});
