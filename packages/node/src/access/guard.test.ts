import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../test/point.ts';
import { cookieFor } from '../../../../test/sign-in.ts';

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
