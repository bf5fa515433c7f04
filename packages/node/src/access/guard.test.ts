import { generateSigningKeyJwk, importSigningKey } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../test/point.ts';
import { cookieFor } from '../../../../test/sign-in.ts';
import { createIntakeKey } from '../vault/intake-key.ts';
import { createAccount } from './accounts.ts';
import { PRIVILEGES } from './privileges.ts';

let point: TestPoint;
let cookie: string;
let reached = 0;

beforeAll(async () => {
  point = await testPoint();
  const answer = (c: { text(it: string): Response }) => {
    reached += 1;
    return c.text('here');
  };
  for (const path of ['/api/unlisted', '/api/cases/:id/unlisted', '/api/cases/']) {
    point.app.get(path, answer);
  }
  point.app.put('/api/cases', answer);
  cookie = await cookieFor(point.db, WORKER, { url: POINT_URL, now: point.clock.now() });
});
afterAll(() => point.drop());

async function ask(path: string, init: RequestInit = {}, as = cookie) {
  const headers = { 'Sec-Fetch-Site': 'same-origin', Cookie: as };
  const answer = await point.app.request(`${POINT_URL}${path}`, { headers, ...init });
  const text = await answer.text();
  return [answer.status, /urn:nabij:problem:([\w-]+)/.exec(text)?.[1]];
}

describe('the guard', () => {
  it.each([
    ['GET', '/api/unlisted'],
    ['GET', '/api/cases/5a4f4ad6-54a9-4c4c-9e6a-a5e2b0bfb3b5/unlisted'],
    ['GET', '/api/cases/'],
    ['PUT', '/api/cases'],
    ['GET', '/%61pi/unlisted'],
  ])('refuses an address that nobody listed to a lead: %s %s', async (method, path) => {
    expect(await ask(path, { method })).toEqual([403, 'forbidden']);
    expect(reached).toBe(0);
  });

  it.each(['/api', '/api/', '/api/nothing', '/api//cases', '/api/cases/a/b/c', '/api/cases%2F'])(
    'has nothing at %s',
    async (path) => {
      const [status] = await ask(path);
      expect(status).toBe(404);
    },
  );

  it('lets nobody ask for the head alone', async () => {
    expect((await ask('/api/cases', { method: 'HEAD' }, ''))[0]).toBe(401);
    expect((await ask('/api/cases', { method: 'HEAD' }))[0]).toBe(200);
  });

  it('reads the path as the router does', async () => {
    for (const path of ['/%61pi/cases', '/api/%63ases', '/api/cases?x=/api/session']) {
      expect(await ask(path, {}, '')).toEqual([401, 'sign-in-required']);
      expect((await ask(path))[0]).toBe(200);
    }
  });
});

describe('somebody who was not let in', () => {
  const NEW_LEAD = { ...WORKER, login: 'nina' } as const;

  it('does nothing as a lead, also not what needs no key', async () => {
    const { db, clock } = point;
    await createAccount(db, NEW_LEAD, clock.now());
    const nina = await cookieFor(db, NEW_LEAD, { url: POINT_URL, now: clock.now() });
    const rows = PRIVILEGES.filter(
      ({ path, who, role }) =>
        path.startsWith('/api/') && role !== 'coordinator' && typeof who !== 'string',
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { method, path } of rows) {
      const at = path.replaceAll(/\{\w+\}/g, '5a4f4ad6-54a9-4c4c-9e6a-a5e2b0bfb3b5');
      const asked = await ask(at, { method }, nina);
      const expected = rowAllows(method, path) ? 'not-let-in' : 'forbidden';
      expect([method, path, asked[1]]).toEqual([method, path, expected]);
    }
  });

  it('is no lead by a row that was written: neither a role nor a key of their own', async () => {
    const { db, clock } = point;
    const admin = { ...WORKER, login: 'adam', role: 'administrator' } as const;
    const { accountId, publicKey } = await createAccount(db, admin, clock.now());
    await db.execute(sql`update accounts set role = 'lead' where id = ${accountId}`);
    const stranger = await importSigningKey(await generateSigningKeyJwk());
    await createIntakeKey(db, [{ id: accountId, publicKey }], {
      key: stranger,
      accountId,
      now: new Date(clock.now().getTime() - 1000),
    });
    const adam = await cookieFor(db, admin, { url: POINT_URL, now: clock.now() });
    for (const path of ['/api/cases', '/api/team', '/api/retention', '/api/audit']) {
      expect(await ask(path, {}, adam), path).toEqual([403, 'not-let-in']);
    }
    expect((await ask('/api/cases'))[0]).toBe(200);
  });
});

function rowAllows(method: string, path: string): boolean {
  const row = PRIVILEGES.find((one) => one.method === method && one.path === path);
  return typeof row?.who !== 'string' && (row?.who.includes('lead') ?? false);
}
