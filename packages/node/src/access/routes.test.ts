import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Citizen, citizen } from '../../../../test/citizen.ts';
import {
  addAccount,
  POINT_URL,
  pointApp,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../test/point.ts';

let point: TestPoint;
const ADMIN = {
  login: 'beheer',
  name: 'Beheer',
  role: 'administrator',
  password: 'acht-lange-woorden',
} as const;
const CREDENTIALS = { login: WORKER.login, password: WORKER.password };

beforeAll(async () => {
  point = await testPoint();
  await addAccount(point, ADMIN);
});
afterAll(() => point.drop());

function postJson(browser: Citizen, path: string, body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'Content-Type': 'application/json' };
  return browser.send(path, { method: 'POST', headers, body: text });
}

const problemOf = (page: { html: string }) =>
  (JSON.parse(page.html) as { type: string }).type.replace('urn:nabij:problem:', '');

async function signedIn(who: { login: string; password: string }): Promise<Citizen> {
  const browser = citizen(point.app);
  const page = await postJson(browser, '/api/session', {
    login: who.login,
    password: who.password,
  });
  expect(page.status).toBe(200);
  return browser;
}

describe('signing in', () => {
  it('answers who it is, gives a cookie, and keeps it across requests', async () => {
    const browser = await signedIn(CREDENTIALS);
    const shown = JSON.parse((await browser.get('/api/session')).html);
    expect(shown.account).toEqual({ id: point.worker.accountId, name: WORKER.name, role: 'lead' });
    expect(shown.node).toMatchObject({ role: 'point', url: POINT_URL });
  });

  it('sets a cookie that only this site sends, only over TLS, and scripts cannot read', async () => {
    const page = await postJson(citizen(point.app), '/api/session', CREDENTIALS);
    const cookie = page.headers.getSetCookie().join('\n');
    expect(cookie).toMatch(/^__Host-nabij-desk=[\w-]{43};/);
    for (const flag of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) {
      expect(cookie).toContain(flag);
    }
    expect(cookie).not.toMatch(/Domain|Expires|Max-Age/i);
  });

  it('needs no TLS for the cookie on a loopback address, and keeps ports apart', async () => {
    const env = { NABIJ_URL: 'http://127.0.0.1:4100', NABIJ_ALLOW_LOOPBACK_HTTP: 'true' };
    const app = await pointApp(point.database, { clock: point.clock, env });
    const page = await postJson(citizen(app), '/api/session', CREDENTIALS);
    expect(page.headers.getSetCookie()[0]).toMatch(/^nabij-desk-4100=[\w-]{43}; Path=\/; HttpOnly/);
  });

  it('refuses a wrong password and an unknown name with the very same answer', async () => {
    const pages = await Promise.all(
      [
        { ...CREDENTIALS, password: 'something-else-here' },
        { login: 'nobody', password: 'something-else-here' },
      ].map((body) => postJson(citizen(point.app), '/api/session', body)),
    );
    expect(pages.map((page) => [page.status, page.html])).toEqual([
      [401, pages[0]?.html],
      [401, pages[0]?.html],
    ]);
    expect(pages.every((page) => page.headers.getSetCookie().length === 0)).toBe(true);
  });

  it.each([
    ['no body', ''],
    ['half a body', '{"login":"an'],
    ['a list', '[]'],
    ['numbers', '{"login":1,"password":2}'],
    ['one field too many', '{"login":"anna","password":"x","role":"lead"}'],
    ['a NUL in the name', '{"login":"an\\u0000na","password":"x"}'],
    ['a very long password', JSON.stringify({ login: 'anna', password: 'x'.repeat(2000) })],
  ])('refuses %s as invalid', async (_, body) => {
    const page = await postJson(citizen(point.app), '/api/session', body);
    expect([page.status, problemOf(page)]).toEqual([422, 'request-invalid']);
  });

  it('refuses a form in place of JSON', async () => {
    const page = await citizen(point.app).post('/api/session', CREDENTIALS);
    expect([page.status, problemOf(page)]).toEqual([422, 'request-invalid']);
  });

  it('ends by signing out: cookie and session are gone', async () => {
    const browser = await signedIn(CREDENTIALS);
    const kept = new Map(browser.cookies);
    const out = await browser.send('/api/session', { method: 'DELETE' });
    expect([out.status, browser.cookies.size]).toEqual([204, 0]);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  it('ends after an hour without use', async () => {
    const browser = await signedIn(CREDENTIALS);
    const start = point.clock.now();
    point.clock.set(new Date(start.getTime() + 61 * 60_000));
    expect((await browser.get('/api/cases')).status).toBe(401);
    point.clock.set(start);
  });
});

describe('what needs a session', () => {
  const paths = [
    '/api/cases',
    '/api/cases/5a4f4ad6-54a9-4c4c-9e6a-a5e2b0bfb3b5',
    '/api/releases',
    '/api/releases/2026-Q3/preview',
  ];

  it.each(paths)('%s is refused without one, and with a wrong cookie', async (path) => {
    const browser = citizen(point.app);
    const without = await browser.get(path);
    expect([without.status, problemOf(without)]).toEqual([401, 'sign-in-required']);
    browser.cookies.set('__Host-nabij-desk', 'A'.repeat(43));
    expect((await browser.get(path)).status).toBe(401);
  });

  it.each(paths)('%s is refused to an administrator', async (path) => {
    const page = await (await signedIn(ADMIN)).get(path);
    expect([page.status, problemOf(page)]).toEqual([403, 'forbidden']);
  });

  it('an act is refused without a session and to an administrator', async () => {
    const path = `${paths[1]}/acts`;
    const body = { act: 'take', version: 1 };
    expect((await postJson(citizen(point.app), path, body)).status).toBe(401);
    expect((await postJson(await signedIn(ADMIN), path, body)).status).toBe(403);
  });

  it('unknown addresses of the API say so without a page', async () => {
    const page = await citizen(point.app).get('/api/nothing');
    expect([page.status, problemOf(page)]).toEqual([404, 'not-found']);
  });
});

describe('a post from another site', () => {
  it.each([
    ['a form, cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a form of a neighbour', { 'Sec-Fetch-Site': 'same-site' }],
    ['another origin', { 'Sec-Fetch-Site': '', Origin: 'https://evil.example' }],
    ['no origin told', { 'Sec-Fetch-Site': '' }],
    ['an origin of null', { 'Sec-Fetch-Site': '', Origin: 'null' }],
  ])('is refused: %s', async (_, headers) => {
    for (const path of ['/report/about', '/report/send', '/follow', '/api/session']) {
      const body = new URLSearchParams({ about: 'CARE' });
      const page = await citizen(point.app).send(path, { method: 'POST', headers, body });
      expect([path, page.status]).toEqual([path, 403]);
      expect(page.headers.getSetCookie()).toEqual([]);
    }
  });

  it('cannot sign anybody out', async () => {
    const browser = await signedIn(CREDENTIALS);
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    expect((await browser.send('/api/session', { method: 'DELETE', headers })).status).toBe(403);
    expect((await browser.get('/api/session')).status).toBe(200);
  });

  it('is taken from our own origin where the browser tells only that', async () => {
    const headers = { 'Sec-Fetch-Site': '', Origin: POINT_URL };
    const body = new URLSearchParams({ about: 'CARE' });
    const page = await citizen(point.app).send('/report/about', { method: 'POST', headers, body });
    expect(page.status).toBe(303);
  });
});
