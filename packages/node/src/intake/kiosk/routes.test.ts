import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen, EVERYTHING } from '../../../../../test/citizen.ts';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';

let point: TestPoint;

beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

const OWN = { 'sec-fetch-site': 'same-origin' };
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';
const get = (path: string, headers = {}) => point.app.request(POINT_URL + path, { headers });
const post = (path: string, form: Record<string, string>, headers = {}) =>
  point.app.request(POINT_URL + path, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { origin: POINT_URL, ...headers },
  });

/** Begins at the public screen and answers a question there. @returns the cookie */
async function beginAtKiosk(): Promise<string> {
  const started = await post('/kiosk', { to: 'report' });
  expect(started.headers.get('location')).toBe('/report');
  const cookie = cookieOf(started);
  const answered = await post('/report/want', { go: 'next', want: 'COMPLAINT' }, { cookie });
  return cookieOf(answered) || cookie;
}

describe('a public screen', () => {
  it('says what it is and keeps nothing until somebody begins', async () => {
    const page = await get('/kiosk?lang=nl');
    expect(page.headers.get('set-cookie')).toBeNull();
    expect(await page.text()).toContain('Dit is een openbaar scherm');
  });

  it('watches on every page, has no way to the desk, and erases without scripts too', async () => {
    const cookie = await beginAtKiosk();
    for (const path of ['/', '/report', '/report/story', '/follow', '/privacy']) {
      const page = await (await get(path, { cookie })).text();
      expect([path, /src="\/assets\/kiosk-[0-9a-f]{12}\.js"/.test(page)]).toEqual([path, true]);
      expect(page).toContain(
        '<noscript><meta http-equiv="refresh" content="300; url=/kiosk/reset">',
      );
      expect(page).toContain('<dialog');
      expect(page).not.toContain('href="/desk"');
    }
  });

  it.each([
    ['its own reset', () => (cookie: string) => post('/kiosk/reset', {}, { cookie, ...OWN })],
    ['a page without scripts', () => (cookie: string) => get('/kiosk/reset', { cookie, ...OWN })],
    ['the way out', () => (cookie: string) => get('/exit', { cookie, ...OWN })],
  ])('forgets for good by %s, and stays a public screen', async (_, ask) => {
    const cookie = await beginAtKiosk();
    const gone = await ask()(cookie);
    expect([gone.status, gone.headers.get('location')]).toEqual([303, '/kiosk']);
    expect(gone.headers.get('clear-site-data')).toBe('"cache", "storage"');
    const lost = await get('/report/story', { cookie });
    expect(lost.headers.get('location')).toBe('/report?expired=1');
    const next = await (await get('/report/want', { cookie: cookieOf(gone) })).text();
    expect(next).toContain('kiosk-');
    expect(next).not.toContain(' checked');
  });

  it.each([false, true])(
    'stays one after sending (saved before: %s), and when a report is opened',
    async (saves) => {
      const browser = citizen(point.app);
      const isKiosk = (page: { html: string }) => /src="\/assets\/kiosk-/.test(page.html);
      await browser.post('/kiosk', { to: 'report' });
      await browser.answer(EVERYTHING);
      if (saves) await browser.post('/report/save', { from: 'check' });
      expect(isKiosk(await browser.get('/report/check'))).toBe(true);
      const receipt = await browser.post('/report/send');
      expect([receipt.path, isKiosk(receipt)]).toEqual(['/report/receipt', true]);
      const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4})+(?:-[0-9A-Z*~$=]+)?/.exec(receipt.text)?.[0] ?? '';
      await browser.get('/exit');
      const start = await browser.get('/follow');
      expect([isKiosk(start), start.text.includes(code)]).toEqual([true, false]);
      const opened = await browser.post('/follow', { code });
      expect([opened.path, opened.status, isKiosk(opened)]).toEqual(['/follow', 200, true]);
      const other = citizen(point.app);
      expect(isKiosk(await other.post('/follow', { code }))).toBe(false);
    },
  );

  it('does not begin over a report of somebody on their own device', async () => {
    const answered = await post('/report/want', { go: 'next', want: 'COMPLAINT' });
    const cookie = cookieOf(answered);
    expect((await post('/kiosk', { to: 'report' }, { cookie })).status).toBe(409);
    await post('/kiosk/reset', {}, { cookie, ...OWN });
    expect(await (await get('/report/want', { cookie })).text()).toContain(' checked');
  });

  it('is not reset by a link of another site', async () => {
    const cookie = await beginAtKiosk();
    const asked = await get('/kiosk/reset', { cookie, 'sec-fetch-site': 'cross-site' });
    expect(asked.headers.get('set-cookie')).toBeNull();
    expect(await (await get('/report/want', { cookie })).text()).toContain(' checked');
  });
});
