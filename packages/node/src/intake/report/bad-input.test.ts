import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chosenIn,
  citizen,
  codeOn,
  EVERYTHING,
  encoded,
  type Fields,
  textIn,
} from '../../../../../test/citizen.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { follow } from '../follow/follow.ts';
import { loadTexts } from '../texts.ts';

let point: TestPoint;
const { t } = loadTexts()('nl');
const { about, want } = EVERYTHING;
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

/** Somebody at the question what happened, with something typed already. */
async function atStory(story = 'eerder getypt') {
  const browser = citizen(point.app);
  await browser.answer({ about, want, story: { story } });
  return browser;
}

const storyNow = async (browser: ReturnType<typeof citizen>) =>
  textIn(await browser.get('/report/story'), 'story');

describe('a post that is too large', () => {
  it('gets a kind page, and what was typed before stays', async () => {
    const browser = await atStory();
    const body = `story=${'x'.repeat(5 * 1024 * 1024)}`;
    const sizes = [{ 'Content-Length': String(body.length) }, { 'Transfer-Encoding': 'chunked' }];
    for (const size of sizes) {
      const headers = { ...FORM, ...(size as Record<string, string>) };
      const page = await browser.send('/report/story', { method: 'POST', headers, body });
      expect([page.status, page.text.includes(t('problem.tooLarge'))]).toEqual([413, true]);
      expect(page.headers.get('content-type')).toContain('text/html');
    }
    expect(await storyNow(browser)).toBe('eerder getypt');
  });

  it.each([20_000, 20_001, 300_000])('of %i characters keeps the text', async (length) => {
    const browser = await atStory();
    const letters = ['é', '👍', 'ש', '\n', 'x'];
    const story = Array.from({ length }, (_, at) => letters[at % 5])
      .join('')
      .replace(/.$/s, '.');
    const page = await browser.post('/report/story', { story, go: 'next' });
    if (length <= 20_000) expect([page.path, page.status]).toEqual(['/report/place', 200]);
    else {
      expect([page.status, textIn(page, 'story')]).toEqual([422, story]);
      expect(page.text).toContain(t('errors.tooLong', { length, max: 20_000 }));
    }
    expect(await storyNow(browser)).toBe(story);
  });
});

describe('a post that is no good form', () => {
  it.each([
    ['JSON', { 'Content-Type': 'application/json' }, '{"story":"x"}'],
    ['plain text', { 'Content-Type': 'text/plain' }, 'story=x'],
    ['no content type', { 'Content-Type': '' }, 'story=x'],
    ['a nearly right type', { 'Content-Type': 'application/x-www-form-urlencodedx' }, 'story=x'],
    [
      'a multipart body that was cut off',
      { 'Content-Type': 'multipart/form-data; boundary=b' },
      '--b\r\nContent-Disposition: form-data; name="story"\r\n\r\nhalf a st',
    ],
    ['multipart without a boundary', { 'Content-Type': 'multipart/form-data' }, 'story=x'],
  ])('(%s) gets a kind page and erases nothing', async (_, headers, body) => {
    const browser = await atStory();
    const page = await browser.send('/report/story', { method: 'POST', headers, body });
    expect([page.status, page.text.includes(t('problem.unreadable'))]).toEqual([400, true]);
    expect(await storyNow(browser)).toBe('eerder getypt');
  });

  it.each(['story=%E0%A4%A', 'story=%', 'story=%FF%FE&go=next', '=&&==&story=ok', 'story=a+b%00c'])(
    '%s is read as far as it can be',
    async (body) => {
      const page = await (await atStory()).send('/report/story', {
        method: 'POST',
        headers: FORM,
        body,
      });
      expect(page.status).toBe(303);
    },
  );

  it('takes multipart as well as the usual form', async () => {
    const browser = await atStory();
    const body = new FormData();
    body.set('story', 'uit een ander soort formulier');
    expect((await browser.send('/report/story', { method: 'POST', body })).status).toBe(303);
    expect(await storyNow(browser)).toBe('uit een ander soort formulier');
  });

  it('with a file in place of text asks for the text', async () => {
    const browser = citizen(point.app);
    await browser.answer({ about, want });
    const body = new FormData();
    body.set('story', new Blob(['secret']), 'story.txt');
    const page = await browser.send('/report/story', { method: 'POST', body });
    expect([page.status, page.text.includes(t('errors.story'))]).toEqual([422, true]);
  });
});

describe('answers of the wrong kind', () => {
  it.each([
    ['about', { about: 'NOPE' }, 422],
    ['about', { about: ['CARE', 'BOTH'] }, 303],
    ['about', { about: '' }, 422],
    ['about', {}, 422],
    ['about', { 'about[]': 'CARE' }, 422],
    ['want', { want: '1; drop table cases' }, 422],
    ['setting', { setting: 'AGE' }, 422],
    ['when', { ongoing: 'true' }, 422],
    ['ground', { ground: ['AGE', 'constructor'] }, 422],
    ['ground', { ground: Array.from({ length: 500 }, (_, at) => `X${at}`) }, 422],
    ['anonymity', { anonymity: 'named' }, 422],
  ])('%s %j', async (question, fields, status) => {
    const browser = citizen(point.app);
    await browser.answer({ about, want });
    const body = encoded(fields as Fields);
    const page = await browser.send(`/report/${question}`, { method: 'POST', body });
    expect(page.status).toBe(status);
    if (status === 422) expect(page.text).toContain(t('errors.choose'));
    expect(page.text).not.toContain('errors.');
  });

  it('of several where one is expected take the first', async () => {
    const browser = citizen(point.app);
    const page = await browser.answer({ about: { about: ['CARE', 'BOTH'] } });
    expect(page.path).toBe('/report/want');
    expect((await browser.answer({ ...EVERYTHING, about: { about: ['CARE', 'BOTH'] } })).path).toBe(
      '/report/check',
    );
    await browser.post('/report/send');
    const [row] = await point.db.execute(sql`select subject from filings
      order by received_at desc limit 1`);
    expect(row).toEqual({ subject: 'CARE' });
  });

  it('sent twice in one form count once', async () => {
    const browser = citizen(point.app);
    await browser.answer({ ...EVERYTHING, ground: { ground: ['AGE', 'AGE', 'AGE'] } });
    expect(chosenIn(await browser.get('/report/ground'), 'ground')).toEqual(['AGE']);
    const followed = await follow(point.db, codeOn(await browser.post('/report/send')));
    expect(followed?.answers.grounds).toEqual(['AGE']);
  });

  it('to a question that is none are not found', async () => {
    const browser = citizen(point.app);
    for (const path of ['/report/nope', '/report/__proto__', '/report/%00', '/nowhere']) {
      const page = await browser.post(path, { about: 'CARE' });
      expect([path, page.status, page.text.includes(t('problem.notFound'))]).toEqual([
        path,
        404,
        true,
      ]);
    }
  });
});

describe('a language', () => {
  it.each(['xx', 'EN', '', 'en%00', '../en', 'nl,en'])(
    '%j that is none changes nothing',
    async (lang) => {
      const page = await citizen(point.app).get(`/report?lang=${lang}`);
      expect([page.status, page.html.includes('<html lang="nl"')]).toEqual([200, true]);
    },
  );

  it('is the browser’s until one is chosen, and the chosen one sticks', async () => {
    const english = citizen(point.app, { 'Accept-Language': 'fr, en-GB;q=0.8, nl;q=0.2' });
    expect((await english.get('/report')).html).toContain('<html lang="en"');
    expect((await english.get('/report?lang=nl')).html).toContain('<html lang="nl"');
    const page = await english.answer({ about }, 'nl');
    expect([page.status, page.html.includes('<html lang="nl"')]).toEqual([200, true]);
    expect((await english.get('/report/story?lang=en')).html).toContain('<html lang="en"');
    expect((await english.get('/report/story')).html).toContain('<html lang="en"');
  });
});
