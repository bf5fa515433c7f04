import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen, EVERYTHING, textIn, valueIn } from '../../../../../test/citizen.ts';
import { filedCase } from '../../../../../test/filed-case.ts';
import {
  type App,
  lostDatabase,
  pointApp,
  type TestPoint,
  testPoint,
} from '../../../../../test/point.ts';
import { loadTexts } from '../texts.ts';

let point: TestPoint;
let lost: App;
const database = lostDatabase();
const { t } = loadTexts()('nl');

beforeAll(async () => {
  point = await testPoint();
  lost = await pointApp(database, { clock: point.clock });
});
afterAll(async () => {
  await database.close();
  await point.drop();
});

/** Somebody halfway through the form, whose next request finds no database. */
async function halfway() {
  const browser = citizen(point.app);
  await browser.answer({ want: EVERYTHING.want, about: EVERYTHING.about });
  const stranded = citizen(lost);
  for (const [name, value] of browser.cookies) stranded.cookies.set(name, value);
  return { browser, stranded };
}

describe('while the database is away', () => {
  it('a text that was typed comes back in its field, to send again', async () => {
    const { browser, stranded } = await halfway();
    const story = 'Lang verhaal <met> "tekens" & 😀\n\nen שלום.';
    const page = await stranded.post('/report/story', { story, go: 'next' });
    expect([page.status, textIn(page, 'story')]).toEqual([503, story]);
    expect(page.text).toContain(t('report.tryLater'));
    expect(page.html).toContain('action="/report/story"');
    const again = await browser.post('/report/story', {
      story: textIn(page, 'story') ?? '',
      go: 'next',
    });
    expect(again.path).toBe('/report/files');
    expect(textIn(await browser.get('/report/story'), 'story')).toBe(story);
  });

  it('so does a page of several fields, and the very first answer', async () => {
    const { stranded } = await halfway();
    const place = await stranded.post('/report/place', {
      place: 'ELSEWHERE',
      elsewhere: 'Húsavík',
    });
    expect([place.status, valueIn(place, 'elsewhere')]).toEqual([503, 'Húsavík']);
    const first = await citizen(lost).post('/report/want', { want: 'ADVICE', go: 'next' });
    expect([first.status, /value="ADVICE"[^>]*checked/.test(first.html)]).toEqual([503, true]);
  });

  it('a message to the point comes back with its id', async () => {
    const filed = await filedCase(point);
    const browser = citizen(point.app);
    const messageId =
      valueIn(await browser.post('/follow', { code: filed.code }), 'messageId') ?? '';
    const stranded = citizen(lost);
    for (const [name, value] of browser.cookies) stranded.cookies.set(name, value);
    const page = await stranded.post('/follow/answer', { answer: 'Nog iets.', messageId });
    expect([page.status, textIn(page, 'answer'), valueIn(page, 'messageId')]).toEqual([
      503,
      'Nog iets.',
      messageId,
    ]);
    expect(page.text).toContain(t('follow.notSent'));
  });

  it('sending says to try again, and then files once', async () => {
    const browser = citizen(point.app);
    await browser.answer(EVERYTHING);
    const stranded = citizen(lost);
    for (const [name, value] of browser.cookies) stranded.cookies.set(name, value);
    const page = await stranded.post('/report/send');
    expect([page.status, page.text.includes(t('problem.unavailable'))]).toEqual([503, true]);
    expect((await browser.post('/report/send')).path).toBe('/report/receipt');
  });

  it('pages that need none still open, others say what to do, in one’s language', async () => {
    const stranger = citizen(lost);
    for (const path of ['/', '/report', '/report/want', '/follow', '/privacy']) {
      expect([path, (await stranger.get(path)).status]).toEqual([path, 200]);
    }
    const { stranded } = await halfway();
    const page = await stranded.get('/report/story?lang=en');
    const en = loadTexts()('en');
    expect([page.status, page.text.includes(en.t('problem.unavailable'))]).toEqual([503, true]);
  });

  it('the desk gets a problem and no word about the database', async () => {
    const stranger = citizen(lost);
    stranger.cookies.set('__Host-nabij-desk', 'A'.repeat(43));
    const page = await stranger.get('/api/cases');
    expect(page.status).toBeGreaterThanOrEqual(500);
    expect(page.headers.get('content-type')).toBe('application/problem+json');
    expect(page.html).not.toMatch(/sql|select|127\.0\.0\.1|ECONN/i);
  });
});

describe('a point without an intake key', () => {
  it('keeps the answers and says that it is not ready', async () => {
    const browser = citizen(point.app);
    await browser.answer(EVERYTHING);
    const bare = await testPoint();
    try {
      await bare.db.execute('delete from intake_key_grants');
      await bare.db.execute('delete from intake_keys');
      const visitor = citizen(bare.app);
      await visitor.answer(EVERYTHING);
      const page = await visitor.post('/report/send');
      expect([page.status, page.text.includes(t('problem.closed'))]).toEqual([503, true]);
      expect((await visitor.get('/report/check')).text).toContain('Bo Wandel');
    } finally {
      await bare.drop();
    }
  });
});
