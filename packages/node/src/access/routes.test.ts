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
import { cookieFor } from '../../../../test/sign-in.ts';

let point: TestPoint;
const ADMIN = {
  login: 'beheer',
  name: 'Beheer',
  role: 'administrator',
  password: 'acht-lange-woorden',
} as const;
const ASK = '/api/session/passkey/options';
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
  const at = { url: POINT_URL, now: point.clock.now() };
  const [name = '', value = ''] = (await cookieFor(point.db, who, at)).split('=');
  browser.cookies.set(name, value);
  return browser;
}

describe('a session', () => {
  it('says who it is, how far they are, and how long it lasts', async () => {
    const browser = await signedIn(CREDENTIALS);
    expect(JSON.parse((await browser.get('/api/session')).html)).toEqual({
      stage: 'open',
      methods: [],
      account: { id: point.worker.accountId, name: WORKER.name, login: 'anna', role: 'lead' },
      node: {
        role: 'point',
        name: 'Meldpunt Wilgendrecht',
        url: POINT_URL,
        languages: ['nl', 'en', 'fr', 'de', 'ar', 'tr', 'pl', 'uk'],
        setUp: true,
      },
      letIn: true,
      checkNumber: null,
      now: '2026-11-21T12:00:00.000Z',
      idleUntil: '2026-11-21T12:30:00.000Z',
      endsAt: '2026-11-22T00:00:00.000Z',
    });
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

  it('is opened by every process of the node', async () => {
    const browser = await signedIn(CREDENTIALS);
    const other = citizen(await pointApp(point.database, { clock: point.clock }));
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    expect((await other.get('/api/session')).status).toBe(200);
    await other.send('/api/session', { method: 'DELETE' });
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  it.each([
    ['no body', ''],
    ['half a body', '{"login":"an'],
    ['a list', '[]'],
    ['numbers', '{"login":1,"password":2}'],
    ['one field too many', '{"login":"anna","password":"x","role":"lead"}'],
    ['a NUL in the name', '{"login":"an\\u0000na","password":"x"}'],
    ['a very long password', JSON.stringify({ login: 'anna', password: 'x'.repeat(2000) })],
  ])('is not begun by %s', async (_, body) => {
    const page = await postJson(citizen(point.app), '/api/session', body);
    expect([page.status, problemOf(page)]).toEqual([422, 'request-invalid']);
  });

  it('is not begun by a form in place of JSON', async () => {
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
    expect((await browser.get('/api/cases')).status).toBe(401);
  });

  it('ends everywhere by signing out everywhere, for this person alone', async () => {
    const [here, there, other] = [
      await signedIn(CREDENTIALS),
      await signedIn(CREDENTIALS),
      await signedIn(ADMIN),
    ];
    const out = await here.send('/api/sessions', { method: 'DELETE' });
    expect([out.status, here.cookies.size]).toEqual([204, 0]);
    expect((await there.get('/api/session')).status).toBe(401);
    expect((await other.get('/api/session')).status).toBe(200);
  });

  it('ends after half an hour without use; what asks by itself is no use', async () => {
    const browser = await signedIn(CREDENTIALS);
    const start = point.clock.now();
    const after = (minutes: number) =>
      point.clock.set(new Date(start.getTime() + minutes * 60_000));
    try {
      after(29);
      await browser.send('/api/cases', { headers: { 'nabij-background': '1' } });
      after(31);
      expect((await browser.get('/api/cases')).status).toBe(401);
    } finally {
      point.clock.set(start);
    }
  });

  it('stays when somebody says so', async () => {
    const browser = await signedIn(CREDENTIALS);
    const start = point.clock.now();
    try {
      point.clock.set(new Date(start.getTime() + 29 * 60_000));
      const stayed = await browser.send('/api/session/stay', { method: 'POST' });
      expect(JSON.parse(stayed.html)).toMatchObject({ idleUntil: '2026-11-21T12:59:00.000Z' });
      point.clock.set(new Date(start.getTime() + 58 * 60_000));
      expect((await browser.get('/api/session')).status).toBe(200);
    } finally {
      point.clock.set(start);
    }
    const nobody = await citizen(point.app).send('/api/session/stay', { method: 'POST' });
    expect([nobody.status, problemOf(nobody)]).toEqual([401, 'sign-in-required']);
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
  const strangers: [string, Record<string, string>][] = [
    ['a form, cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a form of a neighbour', { 'Sec-Fetch-Site': 'same-site' }],
    ['another origin', { 'Sec-Fetch-Site': '', Origin: 'https://evil.example' }],
    ['no origin told', { 'Sec-Fetch-Site': '' }],
    ['an origin of null', { 'Sec-Fetch-Site': '', Origin: 'null' }],
  ];

  it.each(strangers)('is refused: %s', async (_, headers) => {
    for (const path of ['/report/want', '/report/send', '/follow', '/api/session']) {
      const body = new URLSearchParams({ about: 'CARE' });
      const page = await citizen(point.app).send(path, { method: 'POST', headers, body });
      expect([path, page.status]).toEqual([path, 403]);
      expect(page.headers.getSetCookie()).toEqual([]);
    }
  });

  it.each(strangers)('changes nothing of an account: %s', async (_, headers) => {
    const browser = await signedIn(CREDENTIALS);
    const bodies = [new URLSearchParams({ current: 'x' }), '{"current":"x","next":"y"}', undefined];
    for (const path of ['password', 'recovery-codes', 'totp', 'passkeys/options']) {
      for (const body of bodies) {
        // a page elsewhere can send no JSON without asking first: it is sent as plain text
        const init = { method: 'POST', headers, ...(body === undefined ? {} : { body }) };
        const page = await browser.send(`/api/account/${path}`, init);
        expect([path, page.status]).toEqual([path, 403]);
      }
    }
    const account = JSON.parse((await browser.get('/api/account')).html);
    expect(account).toMatchObject({ totp: false, recoveryCodes: 0 });
  });

  it('cannot sign anybody out', async () => {
    const browser = await signedIn(CREDENTIALS);
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    for (const path of ['/api/session', '/api/sessions']) {
      expect((await browser.send(path, { method: 'DELETE', headers })).status).toBe(403);
    }
    expect((await browser.get('/api/session')).status).toBe(200);
  });

  it('is taken from our own origin where the browser tells only that', async () => {
    const headers = { 'Sec-Fetch-Site': '', Origin: POINT_URL };
    const body = new URLSearchParams({ want: 'ADVICE' });
    const page = await citizen(point.app).send('/report/want', { method: 'POST', headers, body });
    expect(page.status).toBe(303);
  });
});

describe('what is too much', () => {
  it('is refused: more passkeys asked for than people do, from one address', async () => {
    const asks = () => postJson(citizen(point.app, {}, '203.0.113.9'), ASK, {});
    for (let i = 0; i < 100; i += 1) expect((await asks()).status).toBe(200);
    const last = await asks();
    expect([last.status, problemOf(last)]).toEqual([429, 'too-many']);
    const elsewhere = await postJson(citizen(point.app, {}, '203.0.113.10'), ASK, {});
    expect(elsewhere.status).toBe(200);
  });

  it.each([ASK, '/api/session', '/api/account/password'])(
    'is refused: more than 256 KiB to %s',
    async (path) => {
      const answer = await postJson(citizen(point.app), path, { login: 'x'.repeat(256 * 1024) });
      expect([answer.status, problemOf(answer)]).toEqual([413, 'too-large']);
    },
  );
});
