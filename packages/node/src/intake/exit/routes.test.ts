import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  lostDatabase,
  POINT_URL,
  pointApp,
  type TestPoint,
  testPoint,
} from '../../../../../test/point.ts';

let point: TestPoint;

beforeAll(async () => {
  point = await testPoint({ NABIJ_EXIT_URL: 'https://weather.example/' });
});
afterAll(() => point.drop());

const OWN = { 'sec-fetch-site': 'same-origin' };
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

/** Answers the first question of the form. @returns the cookie */
async function begin(app = point.app): Promise<string> {
  const body = new URLSearchParams({ go: 'next', want: 'COMPLAINT' });
  const headers = { origin: POINT_URL };
  return cookieOf(await app.request(`${POINT_URL}/report/want`, { method: 'POST', body, headers }));
}

const visits = async () => (await point.db.execute('SELECT id FROM visits')).length;

describe('leaving at once', () => {
  it('erases what was not sent, here and there, and goes to the harmless site', async () => {
    const cookie = await begin();
    const before = await visits();
    const left = await point.app.request(`${POINT_URL}/exit`, { headers: { cookie, ...OWN } });
    expect(left.status).toBe(303);
    expect(left.headers.get('location')).toBe('https://weather.example/');
    expect(left.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(left.headers.get('referrer-policy')).toBe('no-referrer');
    expect(left.headers.get('cache-control')).toBe('no-store');
    expect(left.headers.get('set-cookie')).toMatch(/=;.*Max-Age=0/);
    expect(await visits()).toBe(before - 1);
    const back = await point.app.request(`${POINT_URL}/report/story`, { headers: { cookie } });
    expect(back.headers.get('location')).toBe('/report?expired=1');
  });

  it('knows an old browser by the page that it came from', async () => {
    const cookie = await begin();
    const before = await visits();
    const headers = { cookie, referer: `${POINT_URL}/report/story` };
    await point.app.request(`${POINT_URL}/exit`, { headers });
    expect(await visits()).toBe(before - 1);
  });

  it.each([
    { 'sec-fetch-site': 'cross-site', referer: `${POINT_URL}/report` },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { referer: 'https://meldpunt.example.evil.example/' },
    {},
  ])('costs nobody what they typed when it is no step of theirs: %o', async (from) => {
    const cookie = await begin();
    const before = await visits();
    const headers = { cookie, ...from };
    const left = await point.app.request(`${POINT_URL}/exit`, { headers });
    expect(left.headers.get('location')).toBe('https://weather.example/');
    expect(left.headers.get('set-cookie')).toBeNull();
    expect(left.headers.get('clear-site-data')).toBeNull();
    expect(await visits()).toBe(before);
  });

  it('works while the database is away: then the device forgets', async () => {
    const app = await pointApp(lostDatabase(), { clock: point.clock });
    const headers = { cookie: await begin(), ...OWN };
    const left = await app.request(`${POINT_URL}/exit`, { headers });
    expect(left.status).toBe(303);
    expect(left.headers.get('set-cookie')).toMatch(/Max-Age=0/);
  });
});

describe('the pages', () => {
  it('have the way out and its script, and say first what it cannot do', async () => {
    const start = await (await point.app.request(`${POINT_URL}/report?lang=nl`)).text();
    expect(start).toMatch(/<a class="leave" href="\/exit"/);
    expect(start).toMatch(/<script type="module" src="\/assets\/exit-[0-9a-f]{12}\.js">/);
    expect(start).toContain('geschiedenis van uw browser');
    expect(start).not.toContain('kiosk-');
  });

  it('link to themselves in another language, whatever the address', async () => {
    const odd = await point.app.request(`${POINT_URL}//evil.example/?a=1&lang=nl&b="><b>`);
    const page = await odd.text();
    expect(page).toContain('href="/evil.example/?a=1&amp;b=%22%3E%3Cb%3E&amp;lang=en"');
    expect(page).not.toContain('href="//');
  });
});
