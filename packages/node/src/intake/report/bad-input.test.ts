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
  valueIn,
} from '../../../../../test/citizen.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { follow } from '../follow/follow.ts';
import { loadTexts } from '../texts.ts';

let point: TestPoint;
const { t } = loadTexts()('nl');
const { about, want } = EVERYTHING;
/** Files come next; they have a page of their own. */
const AFTER_STORY = '/report/files';
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

/** Somebody at the question what happened, with something typed already. */
async function atStory(story = 'eerder getypt') {
  const browser = citizen(point.app);
  await browser.answer({ want, about, story: { story } });
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
    if (length <= 20_000) expect([page.path, page.status]).toEqual([AFTER_STORY, 200]);
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
    await browser.answer({ want, about });
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
    ['want', { want: '' }, 422],
    ['want', {}, 422],
    ['want', { 'want[]': 'ADVICE' }, 422],
    ['about', { 'about[]': 'CARE' }, 303],
    ['want', { want: '1; drop table cases' }, 422],
    ['setting', { setting: 'AGE' }, 422],
    ['when', { ongoing: 'true' }, 422],
    ['ground', { ground: ['AGE', 'constructor'] }, 422],
    ['ground', { ground: Array.from({ length: 500 }, (_, at) => `X${at}`) }, 422],
    ['anonymity', { anonymity: 'named' }, 422],
    ['role', { role: 'WORKER' }, 422],
    ['place', { place: 'there', lives: 'YES' }, 422],
    ['contact', { notice: 'NO' }, 422],
  ])('%s %j', async (question, fields, status) => {
    const browser = citizen(point.app);
    await browser.answer({ want, about });
    const body = encoded(fields as Fields);
    const page = await browser.send(`/report/${question}`, { method: 'POST', body });
    expect(page.status).toBe(status);
    if (status === 422) expect(page.text).toContain(t('errors.choose'));
    expect(page.text).not.toContain('errors.');
  });

  it('of several where one is expected take the first', async () => {
    const browser = citizen(point.app);
    const page = await browser.answer({ want, about: { about: ['CARE', 'BOTH'] } });
    expect(page.path).toBe('/report/story');
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

/** Every field into which people type, with where it stands. */
const TYPED_IN = [
  ['story', 'story'],
  ['place', 'elsewhere'],
  ['when', 'when'],
  ['contact', 'name'],
  ['contact', 'email'],
  ['contact', 'phone'],
] as const;

/** What is typed, and what stays of it in one line. */
const ODD: [what: string, typed: string, kept: string][] = [
  ['emoji', 'Bo 👩🏽‍🦽', 'Bo 👩🏽‍🦽'],
  ['marks that turn text round', 'Bo\u202e\u2066 lednaW', 'Bo lednaW'],
  ['right-to-left text with its marks', '\u200fשלום', '\u200fשלום'],
  ['NUL and other controls', 'B\0o\u0007\u009b', 'Bo'],
  ['HTML', '"><script>alert(1)</script>', '"><script>alert(1)</script>'],
  ['a lone surrogate', 'Bo \ud800', 'Bo \ufffd'],
  ['line ends', ' Bo\r\nWandel\t', 'Bo Wandel'],
  ['nothing but space', ' \n\0 ', ''],
];

describe.each(TYPED_IN)('on the page %s, the field %s', (question, field) => {
  const at = async () => {
    const browser = citizen(point.app);
    await browser.answer({ ...EVERYTHING, anonymity: { anonymity: 'ANON_THIRD' } });
    return browser;
  };
  const now = async (browser: ReturnType<typeof citizen>) => {
    const page = await browser.get(`/report/${question}`);
    return textIn(page, field) ?? valueIn(page, field);
  };

  it('takes whatever is typed, and shows it again as text', async () => {
    const browser = await at();
    for (const [what, typed, kept] of ODD) {
      const page = await browser.post(`/report/${question}`, { [field]: typed, go: 'back' });
      expect([what, page.status, page.html.includes('<script>')]).toEqual([what, 200, false]);
      expect([what, await now(browser)]).toEqual([what, field === 'story' ? inStory(typed) : kept]);
    }
  });

  it('keeps a megabyte, to be made shorter', async () => {
    const browser = await at();
    const typed = 'x'.repeat(1024 * 1024);
    const fields = { ...EVERYTHING[question], [field]: typed };
    const page = await browser.post(`/report/${question}`, { ...fields, go: 'next' });
    expect([page.status, page.html.includes(`href="#${field}"`)]).toEqual([422, true]);
    expect((await now(browser)) === typed).toBe(true);
    const saved = await browser.post('/report/save', { ...fields, from: question });
    expect([saved.path, (await now(browser)) === typed]).toEqual(['/report/saved', true]);
  });

  it('takes the first of several, and no file', async () => {
    const browser = await at();
    await browser.post(`/report/${question}`, { [field]: ['een', 'twee'], go: 'back' });
    expect(await now(browser)).toBe('een');
    const body = new FormData();
    body.set(field, new Blob(['secret']), 'name.txt');
    expect(
      (await browser.send(`/report/${question}`, { method: 'POST', body })).status,
    ).toBeLessThan(500);
    expect(await now(browser)).toBe('');
  });
});

/** In a long text, lines and marks stay. */
function inStory(typed: string): string {
  const kept: Record<string, string> = { ' Bo\r\nWandel\t': 'Bo\nWandel' };
  const turned = typed.includes('\u202e') ? typed : undefined;
  return kept[typed] ?? turned ?? ODD.find(([, it]) => it === typed)?.[2] ?? '';
}

describe('a language', () => {
  it.each(['xx', 'EN', '', 'en%00', '../en', 'nl,en'])(
    '%j that is none changes nothing',
    async (lang) => {
      const page = await citizen(point.app).get(`/report?lang=${lang}`);
      expect([page.status, page.html.includes('<html lang="nl"')]).toEqual([200, true]);
    },
  );

  it('is the browser’s until one is chosen, and the chosen one sticks', async () => {
    const english = citizen(point.app, { 'Accept-Language': 'sv, en-GB;q=0.8, nl;q=0.2' });
    expect((await english.get('/report')).html).toContain('<html lang="en"');
    expect((await english.get('/report?lang=nl')).html).toContain('<html lang="nl"');
    const page = await english.answer({ want }, 'nl');
    expect([page.status, page.html.includes('<html lang="nl"')]).toEqual([200, true]);
    expect((await english.get('/report/story?lang=en')).html).toContain('<html lang="en"');
    expect((await english.get('/report/story')).html).toContain('<html lang="en"');
  });
});
