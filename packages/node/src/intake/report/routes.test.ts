import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Citizen,
  chosenIn,
  citizen,
  codeOn,
  EVERYTHING,
  type Fields,
  textIn,
  valueIn,
} from '../../../../../test/citizen.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { readReceiptCode } from '../../vault/receipt-code.ts';
import { follow } from '../follow/follow.ts';
import { LANGUAGES, loadTexts } from '../texts.ts';

let point: TestPoint;

beforeAll(async () => {
  point = await testPoint({ NABIJ_PHONE: '0999 00 01 01' });
});
afterAll(() => point.drop());

async function filings(): Promise<Record<string, unknown>[]> {
  const rows = await point.db.execute(sql`select f.* from filings f join cases c
    on c.filing_id = f.id order by f.received_at, c.number`);
  return rows.map((row) => ({ ...row }));
}

/** Goes on from the page for files, whose form brings parts. */
async function withoutFiles(browser: Citizen) {
  const body = new FormData();
  body.set('go', 'next');
  const passed = await browser.send('/report/files', { method: 'POST', body });
  return browser.get(passed.headers.get('location') ?? '');
}

describe.each(LANGUAGES)('the whole way, in %s', (language) => {
  const { t } = loadTexts()(language);

  it('leads question by question to a code that opens the report', async () => {
    const browser = citizen(point.app);
    const before = (await filings()).length;
    const start = await browser.get(`/?lang=${language}`);
    expect(start.html).toContain(`<html lang="${language}"`);
    expect(start.html).toContain(`href="/report?lang=${language}"`);
    let page = await browser.get(`/report/want?lang=${language}`);
    for (const [question, fields] of Object.entries(EVERYTHING)) {
      if (page.path === '/report/files') page = await withoutFiles(browser);
      expect([page.path.split('?')[0], page.status]).toEqual([`/report/${question}`, 200]);
      expect(page.text).toContain(t(`question.${question}.title`, { town: 'Wilgendrecht' }));
      const query = question === 'want' ? `?lang=${language}` : '';
      page = await browser.post(`/report/${question}${query}`, {
        ...(fields as Fields),
        go: 'next',
      });
    }
    expect([page.path, page.status]).toEqual(['/report/check', 200]);
    for (const said of [EVERYTHING.story.story, 'Wilgendrecht', 'vorige week', 'Bo Wandel']) {
      expect(page.text).toContain(said);
    }
    page = await browser.post('/report/send');
    expect([page.path, page.status]).toEqual(['/report/receipt', 200]);
    expect(page.text).toContain(t('receipt.code'));
    const code = codeOn(page);
    expect(readReceiptCode(code)).toBe(code);
    expect(codeOn(await browser.get('/report/receipt'))).toBe(code);
    expect((await filings()).length).toBe(before + 1);
    expect((await filings()).at(-1)).toMatchObject({ language, subject: 'DISCRIMINATION' });
    const followed = await follow(point.db, code);
    expect(followed?.answers).toMatchObject({
      story: EVERYTHING.story.story,
      ongoing: true,
      grounds: ['AGE', 'ORIGIN'],
      contact: { name: 'Bo Wandel', email: 'bo@example.org', phone: '' },
    });
  });
});

describe('the pages', () => {
  it('load nothing from elsewhere, keep nothing, and have no script in them', async () => {
    const browser = citizen(point.app);
    for (const path of ['/', '/report', '/report/want', '/follow', '/privacy', '/accessibility']) {
      const page = await browser.get(path);
      expect([path, page.status]).toEqual([path, 200]);
      expect(page.html).not.toMatch(
        /<script(?! type="module" src="\/assets\/[\w-]+\.js">)|\son\w+=|style=|https?:\/\/(?!www\.w3\.org)/,
      );
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(page.headers.get('cache-control')).toBe('no-store');
      const style = /href="(\/assets\/site-[0-9a-f]+\.css)"/.exec(page.html)?.[1] ?? '';
      expect((await browser.get(style)).headers.get('content-type')).toContain('text/css');
    }
  });

  it('give no cookie before something is typed, and one that only this site gets', async () => {
    const browser = citizen(point.app);
    for (const path of ['/', '/report', '/report/want', '/follow']) await browser.get(path);
    expect(browser.cookies.size).toBe(0);
    const body = new URLSearchParams({ want: 'ADVICE' });
    const page = await browser.send('/report/want', { method: 'POST', body });
    expect(page.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-nabij=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
  });
});

describe('going back', () => {
  it('keeps what was typed, also what is not right yet', async () => {
    const browser = citizen(point.app);
    const { about, want } = EVERYTHING;
    await browser.answer({ want, about });
    let page = await browser.post('/report/story', { story: ' half een verhaal', go: 'back' });
    expect([page.path, chosenIn(page, 'about')]).toEqual(['/report/about', ['DISCRIMINATION']]);
    page = await browser.post('/report/about', { about: 'CARE', go: 'next' });
    expect([page.path, textIn(page, 'story')]).toEqual(['/report/story', 'half een verhaal']);
    page = await browser.get('/report/want');
    expect(chosenIn(page, 'want')).toEqual(['COMPLAINT']);
    expect((await browser.post('/report/want', { ...want, go: 'back' })).path).toBe('/report');
  });

  it('and an error keep every value of the page', async () => {
    const browser = citizen(point.app);
    await browser.answer({ want: EVERYTHING.want, about: EVERYTHING.about });
    const page = await browser.post('/report/place', { place: 'ELSEWHERE', elsewhere: 'Húsavík' });
    expect([page.status, chosenIn(page, 'place')]).toEqual([422, ['ELSEWHERE']]);
    expect(valueIn(page, 'elsewhere')).toBe('Húsavík');
    expect(page.html).toContain('href="#lives"');
    const later = await browser.get('/report/place');
    expect([later.status, valueIn(later, 'elsewhere')]).toEqual([200, 'Húsavík']);
  });

  it('to change one answer returns to the check page', async () => {
    const browser = citizen(point.app);
    expect((await browser.answer(EVERYTHING)).path).toBe('/report/check');
    const page = await browser.post('/report/story', { story: 'Anders verteld.', go: 'next' });
    expect([page.path, page.text.includes('Anders verteld.')]).toEqual(['/report/check', true]);
    // an answer that opens a new question leads to it
    await browser.post('/report/about', { about: 'CARE', go: 'next' });
    const again = await browser.post('/report/about', { about: 'BOTH', go: 'next' });
    expect(again.path).toBe('/report/check');
  });

  it('later finds the answers, and starting again erases them', async () => {
    const browser = citizen(point.app);
    await browser.answer({ want: EVERYTHING.want });
    const start = await browser.get('/report');
    expect(start.html).toContain('action="/report/new"');
    expect(start.html).toContain('href="/report/about"');
    const back = await browser.post('/report/want', { ...EVERYTHING.want, go: 'back' });
    expect(back.html).toContain('href="/report/check"');
    const page = await browser.post('/report/new');
    expect([page.path, chosenIn(page, 'want'), browser.cookies.size]).toEqual([
      '/report/want',
      [],
      0,
    ]);
  });
});

describe('contact', () => {
  const { contact: _, anonymity: __, ...before } = EVERYTHING;

  it('is dropped when somebody chooses to be anonymous after all', async () => {
    const browser = citizen(point.app);
    await browser.answer(EVERYTHING);
    const page = await browser.post('/report/anonymity', { anonymity: 'ANON_FULL', go: 'next' });
    expect([page.path, page.text.includes('Bo Wandel')]).toEqual(['/report/check', false]);
    const followed = await follow(point.db, codeOn(await browser.post('/report/send')));
    expect(followed?.answers.contact).toBeNull();
    expect((await filings()).at(-1)).toMatchObject({ anonymity: 'ANON_FULL' });
  });

  it('is not asked of somebody who only wants to be counted', async () => {
    const browser = citizen(point.app);
    const page = await browser.answer({ ...before, want: { want: 'REPORT' } });
    expect(page.path).toBe('/report/check');
    const followed = await follow(point.db, codeOn(await browser.post('/report/send')));
    expect(followed?.answers.contact).toBeNull();
    expect((await filings()).at(-1)).toMatchObject({ request: 'REPORT', anonymity: 'ANON_FULL' });
  });

  it('needs a name of somebody who said they give it', async () => {
    const browser = citizen(point.app);
    await browser.answer({ ...before, anonymity: { anonymity: 'NAMED' } });
    const page = await browser.post('/report/contact', { name: ' ', email: 'bo@', phone: '06' });
    expect(page.status).toBe(422);
    for (const field of ['name', 'email']) expect(page.html).toContain(`href="#${field}"`);
    expect([valueIn(page, 'email'), valueIn(page, 'phone')]).toEqual(['bo@', '06']);
    expect((await browser.post('/report/send')).path).toBe('/report/contact');
  });
});
