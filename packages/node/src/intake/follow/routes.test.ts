import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Citizen, citizen, codeOn, textIn, valueIn } from '../../../../../test/citizen.ts';
import { type FiledCase, filedCase, wantedFor } from '../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { newReceiptCode } from '../../vault/receipt-code.ts';
import { loadTexts } from '../texts.ts';
import { follow } from './follow.ts';

let point: TestPoint;
let filed: FiledCase;
let browser: Citizen;
const { t } = loadTexts()('nl');

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await filedCase(point);
  browser = citizen(point.app);
});
afterAll(() => point.drop());

const open = (code = filed.code) => browser.post('/follow', { code });
const texts = async () => (await follow(point.db, filed.code))?.messages.map(({ text }) => text);

describe('a code', () => {
  const spellings: [string, (code: string) => string][] = [
    ['as printed', (code) => code],
    ['in lower case with spaces', (code) => ` ${code.toLowerCase().replaceAll('-', ' ')} `],
    ['without anything between', (code) => code.replaceAll('-', '')],
    ['with O for 0 and l for 1', (code) => code.replaceAll('0', 'O').replaceAll('1', 'l')],
    ['with long dashes and a line end', (code) => `${code.replaceAll('-', '–')}\r\n`],
    [
      'full-width, as phones in Asia type',
      (code) => code.replace(/[0-9A-Z]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0)),
    ],
  ];

  it.each(spellings)('opens the report %s', async (_, spell) => {
    const page = await open(spell(filed.code));
    expect([page.path, page.status]).toEqual(['/follow', 200]);
    expect(page.text).toContain(t('follow.state.RECEIVED'));
    expect(page.text).toContain('mijn soort hier niet past');
  });

  it('with one wrong character is refused, and stays in the field', async () => {
    const wrong = filed.code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const page = await open(wrong);
    expect([page.status, page.text.includes(t('errors.codeWrong'))]).toEqual([422, true]);
    expect(valueIn(page, 'code')).toBe(wrong);
    expect((await browser.get('/follow')).text).not.toContain('mijn soort');
  });

  it('that nobody has is told from one that is mistyped', async () => {
    const page = await open(newReceiptCode());
    expect([page.status, page.text.includes(t('errors.codeUnknown'))]).toEqual([422, true]);
  });

  it.each([
    ['', 'codeEmpty'],
    [' \0 ', 'codeEmpty'],
    ['%', 'codeWrong'],
    ['"><script>', 'codeWrong'],
    ['x'.repeat(10_000), 'codeWrong'],
  ])('%j is answered kindly', async (code, key) => {
    const page = await open(code);
    expect([page.status, page.text.includes(t(`errors.${key}`))]).toEqual([422, true]);
    expect(page.html).not.toContain('<script>');
  });

  it('of another point is told where to look, and of points', async () => {
    const page = await open(newReceiptCode());
    expect(page.text).toContain(t('follow.elsewherePaper'));
    expect(page.html).toMatch(/<main.*href="\/points".*<\/main>/s);
    expect((await open('%')).text).not.toContain(t('follow.elsewherePaper'));
  });

  it('of a report that is not sent yet goes on where it was left, on any device', async () => {
    const writer = citizen(point.app);
    await writer.answer({ want: { want: 'ADVICE' }, about: { about: 'CARE' } });
    const code = codeOn(await writer.post('/report/save'));
    const page = await open(code);
    expect([page.path.startsWith('/report/'), page.status]).toEqual([true, 200]);
    expect((await browser.get('/report/want')).html).toMatch(
      /value="ADVICE"[^>]*checked|checked[^>]*value="ADVICE"/,
    );
  });

  it('opens one report only, and stands in no address', async () => {
    const other = await filedCase(point, { story: 'Een heel ander verhaal.' });
    await open();
    const page = await open(other.code);
    expect(page.text).toContain('Een heel ander verhaal.');
    expect(page.text).not.toContain('mijn soort');
    expect(page.path).toBe('/follow');
  });
});

describe('the report', () => {
  it('shows how it is going, who has it, and the messages', async () => {
    await open();
    await filed.does({ act: 'take' });
    await filed.does(wantedFor('ask'));
    const page = await browser.get('/follow');
    for (const text of [t('follow.state.WAITING_CITIZEN'), 'Anna Zoeker', 'Dank u.']) {
      expect(page.text).toContain(text);
    }
  });

  it('shows the newest message first, what is new once, and older ones on demand', async () => {
    await filed.does({ act: 'take' });
    for (const text of ['Een.', 'Twee.', 'Drie.', 'Vier.']) {
      point.clock.set(new Date(point.clock.now().getTime() + 1000));
      const messageId = randomUUID();
      await filed.does({ act: 'reply', text, waiting: false, messageId });
    }
    const page = await open();
    const order = ['Vier.', 'Drie.', 'Twee.', t('follow.older', { count: 1 }), 'Een.'];
    const places = order.map((text) => page.text.indexOf(text));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(page.html.split(`<strong>${t('follow.new')}</strong>`)).toHaveLength(5);
    const again = await browser.get('/follow');
    expect(again.html).not.toContain(`<strong>${t('follow.new')}</strong>`);
  });

  it('says in words who must do what by when, and when the point is late', async () => {
    const start = point.clock.now();
    expect((await open()).text).toContain(t('follow.terms.state.coming'));
    point.clock.set(new Date(start.getTime() + 30 * 86_400_000));
    const late = await open();
    for (const said of [t('follow.terms.state.late'), t('follow.terms.sorry')]) {
      expect(late.text).toContain(said);
    }
    await filed.does({ act: 'take' });
    await filed.does(wantedFor('reply'));
    const date = 'maandag 21 december 2026';
    expect((await browser.get('/follow')).text).toContain(t('follow.terms.doneLate', { date }));
    point.clock.set(start);
  });

  it('leads to every page of it, each of which leads back', async () => {
    await open();
    const { html } = await browser.get('/follow');
    const pages = ['said', 'files', 'consents', 'openings', 'data', 'receipt', 'withdraw'];
    for (const page of pages) {
      expect(html).toContain(`href="/follow/${page}"`);
      const opened = await browser.get(`/follow/${page}`);
      expect([page, opened.status, opened.path]).toEqual([page, 200, `/follow/${page}`]);
      expect(opened.html).toMatch(/<main.*href="\/follow".*<\/main>/s);
    }
    expect(html).not.toContain('href="/follow/email"');
    expect(html).toContain('action="/report/again"');
  });

  it('shows the reason when it is not taken on', async () => {
    await filed.does(wantedFor('refuse'));
    expect((await open()).text).toMatch(/Reden: \S/);
  });
});

describe('a message', () => {
  it('is kept once by its id, sent twice and eight times at once', async () => {
    const messageId = valueIn(await open(), 'messageId') ?? '';
    expect(messageId).toMatch(/^[0-9a-f-]{36}$/);
    const fields = { answer: 'Ik heb nog iets. 🙏', messageId };
    const page = await browser.post('/follow/answer', fields);
    expect([page.path, page.text.includes(t('follow.news.sent'))]).toEqual([
      '/follow?sent=1',
      true,
    ]);
    await Promise.all(Array.from({ length: 8 }, () => browser.post('/follow/answer', fields)));
    expect(await texts()).toEqual(['Ik heb nog iets. 🙏']);
    expect(valueIn(page, 'messageId')).not.toBe(messageId);
  });

  it('with new words from an old page is not lost', async () => {
    const messageId = valueIn(await open(), 'messageId') ?? '';
    for (const answer of ['Eerst dit.', 'Toen dat.']) {
      await browser.post('/follow/answer', { answer, messageId });
    }
    expect((await texts())?.sort()).toEqual(['Eerst dit.', 'Toen dat.']);
  });

  it.each(['', 'nonsense', '\0', `${randomUUID()}x`])(
    'with the id %j is kept',
    async (messageId) => {
      await open();
      await browser.post('/follow/answer', { answer: 'Hallo.', messageId });
      expect(await texts()).toEqual(['Hallo.']);
    },
  );

  it('that is empty or too long is not sent, and stays in the field', async () => {
    const messageId = valueIn(await open(), 'messageId') ?? '';
    const empty = await browser.post('/follow/answer', { answer: ' \0 ', messageId });
    expect([empty.status, empty.text.includes(t('errors.answer'))]).toEqual([422, true]);
    const answer = 'ש👍'.repeat(5000).concat('!');
    const long = await browser.post('/follow/answer', { answer, messageId });
    expect([long.status, textIn(long, 'answer')]).toEqual([422, answer]);
    expect(long.text).toContain(t('errors.tooLong', { length: 10_001, max: 10_000 }));
    expect(valueIn(long, 'messageId')).toBe(messageId);
    expect(await texts()).toEqual([]);
  });

  it('typed while the hour went by stays on the page, with the way back in', async () => {
    const messageId = valueIn(await open(), 'messageId') ?? '';
    const start = point.clock.now();
    point.clock.set(new Date(start.getTime() + 3_600_000));
    const page = await browser.post('/follow/answer', { answer: 'Lang getypt.', messageId });
    point.clock.set(start);
    expect([page.status, textIn(page, 'answer')]).toEqual([409, 'Lang getypt.']);
    expect(valueIn(page, 'messageId')).toBe(messageId);
    expect(page.html).toContain('href="/follow"');
  });

  it('of somebody without a code reaches no report', async () => {
    const page = await browser.post('/follow/answer', {
      answer: 'Hallo?',
      messageId: randomUUID(),
    });
    expect(page.status).toBe(409);
    expect(await texts()).toEqual([]);
  });
});

describe('leaving', () => {
  it('erases the cookie and what it opened', async () => {
    await open();
    const kept = new Map(browser.cookies);
    const page = await browser.post('/follow/leave');
    expect([page.path, page.text.includes(t('follow.left'))]).toEqual(['/follow?left=1', true]);
    expect(browser.cookies.size).toBe(0);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.get('/follow')).text).not.toContain('mijn soort');
  });
});
