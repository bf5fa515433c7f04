import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen, codeOn, EVERYTHING } from '../../../../../test/citizen.ts';
import {
  lostDatabase,
  POINT_URL,
  pointApp,
  type TestPoint,
  testPoint,
} from '../../../../../test/point.ts';
import { loadTexts } from '../texts.ts';

const { t } = loadTexts()('nl');
let point: TestPoint;

beforeAll(async () => {
  point = await testPoint({
    NABIJ_SMTP_URL: 'smtp://127.0.0.1:1',
    NABIJ_MAIL_FROM: 'post@meldpunt.example',
  });
});
afterAll(() => point.drop());

const OWN = { 'sec-fetch-site': 'same-origin' };
const isKiosk = (page: { html: string }) => /src="\/assets\/kiosk-/.test(page.html);
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
    const html = await page.text();
    expect(html).toContain('Dit is een openbaar scherm');
    // nothing leads on but its own buttons, which make the browser a public screen
    const links = [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, to]) => to ?? '');
    expect(links.filter((to) => !/^(#content$|\/kiosk($|\?))/.test(to))).toEqual([]);
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

  it.each([25, 1.1])('is one still when its visit ended %s hours after', async (hours) => {
    const { now } = point.clock;
    const start = now().getTime();
    const browser = citizen(point.app);
    await browser.post('/kiosk', { to: 'report' });
    await browser.answer(EVERYTHING);
    if (hours < 2) await browser.post('/report/send');
    point.clock.now = () => new Date(start + hours * 3_600_000);
    const late = await browser.get('/report/receipt');
    expect([late.path, isKiosk(late), late.html.includes('<dialog')]).toEqual([
      '/report',
      true,
      true,
    ]);
    const gone = await browser.send('/exit', {});
    expect(gone.headers.get('location')).toBe('/kiosk');
    expect(isKiosk(await browser.post('/report/want', { want: 'ADVICE', go: 'next' }))).toBe(true);
    point.clock.now = now;
  });

  it('is one still while the database is away', async () => {
    const browser = citizen(await pointApp(lostDatabase(), { clock: point.clock }));
    const cookie = await beginAtKiosk();
    browser.cookies.set(cookie.split('=')[0] ?? '', cookie.split('=')[1] ?? '');
    expect(isKiosk(await browser.get('/report'))).toBe(true);
    expect((await browser.send('/exit', {})).headers.get('location')).toBe('/kiosk');
    expect(isKiosk(await browser.get('/report'))).toBe(true);
  });

  it('is one still when a report that had to wait comes back', async () => {
    const own = citizen(point.app);
    await own.answer(EVERYTHING);
    const code = codeOn(await own.post('/report/save'));
    const browser = citizen(point.app);
    await browser.post('/kiosk', { to: 'report' });
    await browser.post('/report/want', { want: 'ADVICE', go: 'next' });
    await browser.post('/follow', { code });
    await browser.post('/report/send');
    const back = await browser.post('/report/new');
    expect([back.path, isKiosk(back)]).toEqual(['/report', true]);
    expect(isKiosk(await browser.get('/report/want'))).toBe(true);
  });

  it('gives no whole files, and says where they are had', async () => {
    const paths = ['/follow/copy.json', '/follow/files/x', '/report/receipt.jws'];
    paths.push('/follow/receipt.jws', '/erased/x/proof');
    const browser = citizen(point.app);
    await browser.post('/kiosk', { to: 'report' });
    await browser.answer(EVERYTHING);
    const code = codeOn(await browser.post('/report/send'));
    await browser.post('/follow', { code });
    const body = new FormData();
    body.set('file', new Blob(['wat er stond']), 'brief.txt');
    await browser.send('/follow/file', { method: 'POST', body });
    for (const path of paths) {
      const page = await browser.get(path);
      expect([path, page.status, isKiosk(page)]).toEqual([path, 403, true]);
      expect(page.headers.get('content-disposition')).toBeNull();
      expect(page.text).toContain(t('kiosk.ownDevice'));
    }
    for (const path of ['/follow/copy', '/follow/files', '/follow/receipt']) {
      const { html, status } = await browser.get(path);
      expect([path, status, / download|follow\/files\/|\.jws"|\.json"/.test(html)]).toEqual([
        path,
        200,
        false,
      ]);
    }
    expect((await browser.get('/follow/files')).text).toContain('brief.txt');
    const own = citizen(point.app);
    await own.post('/follow', { code });
    expect((await own.get('/follow/copy.json')).status).toBe(200);
    expect((await own.get('/follow/files')).html).toContain(' download');
  });

  it('lets the browser fill in nothing by itself', async () => {
    for (const kiosk of [true, false]) {
      const browser = citizen(point.app);
      if (kiosk) await browser.post('/kiosk', { to: 'report' });
      await browser.answer(EVERYTHING);
      const contact = await browser.get('/report/contact');
      await browser.post('/follow', { code: codeOn(await browser.post('/report/send')) });
      const pages = [contact, await browser.get('/follow/said/contact')];
      pages.push(await browser.get('/follow/email'));
      for (const page of pages) {
        const filled = /autocomplete="(name|email|tel)"/.test(page.html);
        expect([page.path, page.status, filled]).toEqual([page.path, 200, !kiosk]);
      }
    }
  });

  it('is not reset by a link of another site', async () => {
    const cookie = await beginAtKiosk();
    const asked = await get('/kiosk/reset', { cookie, 'sec-fetch-site': 'cross-site' });
    expect(asked.headers.get('set-cookie')).toBeNull();
    expect(await (await get('/report/want', { cookie })).text()).toContain(' checked');
  });
});
