import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chosenIn, citizen, EVERYTHING, textIn } from '../../../../../test/citizen.ts';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { loadTexts } from '../texts.ts';
import { newVisitCookie } from './visit.ts';

const NAME = '__Host-nabij';
const HOUR = 3_600_000;
const { t } = loadTexts()('nl');
let point: TestPoint;
let filed: FiledCase;

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await filedCase(point);
});
afterAll(() => point.drop());

function browserWith(cookie?: string) {
  const browser = citizen(point.app);
  if (cookie !== undefined) browser.cookies.set(NAME, cookie);
  return browser;
}

type Browser = ReturnType<typeof browserWith>;

/** Everything that somebody else reads with the cookie they planted or noted. */
async function readWith(cookie: string): Promise<string> {
  const paths = ['/report/check', '/report/story', '/report/receipt', '/follow', '/follow/copy'];
  const pages = await Promise.all(paths.map((path) => browserWith(cookie).get(path)));
  return pages.map(({ text }) => text).join('\n');
}

/** Ways in which a cookie can be there before somebody begins. */
const PLANTED: [string, () => Promise<string>][] = [
  ['that never opened anything', async () => newVisitCookie()],
  [
    'of a visit that is over',
    async () => {
      const browser = browserWith();
      await browser.post('/report/want', { want: 'ADVICE', go: 'next' });
      const cookie = browser.cookies.get(NAME) ?? '';
      await browser.post('/report/new');
      return cookie;
    },
  ],
  [
    'of an open report',
    async () => {
      const browser = browserWith();
      const other = await filedCase(point, { story: 'Van de ander.' });
      await browser.post('/follow', { code: other.code });
      return browser.cookies.get(NAME) ?? '';
    },
  ],
  [
    'of a form with its first answer',
    async () => {
      const browser = browserWith();
      await browser.post('/report/want', { want: 'ADVICE', go: 'next' });
      return browser.cookies.get(NAME) ?? '';
    },
  ],
];

describe.each(PLANTED)('a cookie %s', (_, plant) => {
  it('shows whoever kept it nothing of a report that is made after', async () => {
    const cookie = await plant();
    const victim = browserWith(cookie);
    const check = await victim.answer(EVERYTHING);
    expect(check.path).toBe('/report/check');
    expect(victim.cookies.get(NAME)).not.toBe(cookie);
    expect(await readWith(cookie)).not.toMatch(/mijn soort|Bo Wandel/);
    const receipt = await victim.post('/report/send');
    expect(receipt.path).toBe('/report/receipt');
    expect(await readWith(cookie)).not.toContain(t('receipt.code'));
  });

  it('shows whoever kept it nothing of a report that is opened after', async () => {
    const cookie = await plant();
    const victim = browserWith(cookie);
    expect((await victim.post('/follow', { code: filed.code })).text).toContain('mijn soort');
    expect(victim.cookies.get(NAME)).not.toBe(cookie);
    expect(await readWith(cookie)).not.toContain('mijn soort');
  });
});

describe('a new cookie', () => {
  const post = (browser: Browser, want: string) =>
    browser.post('/report/want', { want, go: 'next' });

  it('that is refused still gets a page that says what to do', async () => {
    for (const cookie of [undefined, newVisitCookie()]) {
      const first = await browserWith(cookie).send('/report/want', {
        method: 'POST',
        body: new URLSearchParams({ want: 'ADVICE', go: 'next' }),
      });
      expect(first.status).toBe(303);
      const next = await browserWith(cookie).get(first.headers.get('location') ?? '');
      expect([next.status, next.text.includes(t('report.expired'))]).toEqual([200, true]);
      await browserWith(cookie).post('/follow', { code: filed.code });
      const follow = await browserWith(cookie).get('/follow');
      expect([follow.status, follow.html.includes('name="code"')]).toEqual([200, true]);
    }
  });

  it('keeps the first answer, posted eight times at once and once more after that', async () => {
    const browser = browserWith();
    await post(browser, 'ADVICE');
    const old = browser.cookies.get(NAME) ?? '';
    await Promise.all(Array.from({ length: 8 }, () => post(browser, 'REPORT')));
    expect(chosenIn(await browser.get('/report/want'), 'want')).toEqual(['REPORT']);
    const late = browserWith(old);
    expect((await post(late, 'COMPLAINT')).path).toBe('/report/about');
    expect(chosenIn(await late.get('/report/want'), 'want')).toEqual(['COMPLAINT']);
  });

  it('is not given for changing the first answer: a lost reply would cost the rest', async () => {
    const browser = browserWith();
    await browser.answer(EVERYTHING);
    const before = browser.cookies.get(NAME);
    await post(browser, 'COMPLAINT');
    expect(browser.cookies.get(NAME)).toBe(before);
    await browser.post('/report/send');
    expect((await post(browser, 'ADVICE')).path).toBe('/report/receipt?again=1');
    expect(browser.cookies.get(NAME)).toBe(before);
  });
});

describe('a waiting draft', () => {
  it('comes along when an older report is opened, twice at once too, and stays a day', async () => {
    const browser = browserWith();
    const { about, want, story } = EVERYTHING;
    await browser.answer({ want, about, story });
    const old = browser.cookies.get(NAME) ?? '';
    await Promise.all([1, 2].map(() => browser.post('/follow', { code: filed.code })));
    expect((await browserWith(old).get('/report/story')).path).toBe('/report?expired=1');
    expect((await browser.get('/follow')).html).not.toContain('name="code"');
    const start = point.clock.now();
    point.clock.set(new Date(start.getTime() + HOUR));
    const closed = await browser.get('/follow');
    const copy = await browser.get('/follow/copy');
    point.clock.set(new Date(start.getTime() + 23 * HOUR));
    const draft = await browser.get('/report/story');
    point.clock.set(start);
    expect([closed.html.includes('name="code"'), copy.path]).toEqual([true, '/follow']);
    expect(textIn(draft, 'story')).toBe(story.story);
  });
});
