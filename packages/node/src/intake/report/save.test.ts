import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Citizen,
  chosenIn,
  citizen,
  codeOn,
  EVERYTHING,
  type Page,
  textIn,
  valueIn,
} from '../../../../../test/citizen.ts';
import {
  type App,
  lostDatabase,
  pointApp,
  type TestPoint,
  testPoint,
} from '../../../../../test/point.ts';
import { openReport } from '../follow/open-report.ts';
import { deleteExpiredVisits } from '../store.ts';
import { loadTexts } from '../texts.ts';
import { draftKey } from '../visit/visit.ts';

const DAY = 24 * 3_600_000;
const START = new Date('2026-11-21T12:00:00Z');
const { t } = loadTexts()('nl');
let point: TestPoint;
let browser: Citizen;

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(() => {
  point.clock.set(START);
  browser = citizen(point.app);
});
afterAll(() => point.drop());

const later = (ms: number) => point.clock.set(new Date(point.clock.now().getTime() + ms));
const { want, about, story } = EVERYTHING;
const saveAt = (from: string, fields: Record<string, string> = {}, by = browser) =>
  by.post('/report/save', { ...fields, from });

/** Somebody else's browser, or one's own on another device. */
async function otherDevice(code: string): Promise<{ other: Citizen; page: Page }> {
  const other = citizen(point.app);
  const page = await other.post('/follow', { code: code.toLowerCase().replaceAll('-', ' ') });
  return { other, page };
}

async function filings(): Promise<number> {
  const [row] = await point.db.execute<{ n: number }>(sql`select count(*)::int as n from filings`);
  return row?.n ?? 0;
}

describe('saving', () => {
  it('keeps what is on the page first, right or wrong, and shows the code', async () => {
    await browser.answer({ want, about });
    const page = await saveAt('story', { story: 'half een verhaal' });
    expect([page.path, page.status]).toEqual(['/report/saved', 200]);
    expect(codeOn(page)).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]$/);
    expect(page.html).toContain('<svg class="qr"');
    expect(page.text).toContain('28 november 2026');
    const story = await browser.get('/report/story');
    expect(textIn(story, 'story')).toBe('half een verhaal');
    const place = await saveAt('place', { place: 'ELSEWHERE', elsewhere: '', lives: 'YES' });
    expect(place.path).toBe('/report/saved');
    expect(chosenIn(await browser.get('/report/place'), 'place')).toEqual(['ELSEWHERE']);
  });

  it('is there on every page that asks, and on the last one', async () => {
    await browser.answer(EVERYTHING);
    const pages = [...Object.keys(EVERYTHING), 'files', 'check'];
    for (const id of pages) {
      const page = await browser.get(`/report/${id}`);
      expect([id, page.html.includes('formaction="/report/save"')]).toEqual([id, true]);
    }
    const page = await browser.post('/report/save', { website: '' });
    expect([page.path, codeOn(page) !== '']).toEqual(['/report/saved', true]);
    expect((await browser.get('/report/check')).text).toContain('Bo Wandel');
  });

  it('at the first page begins a report; without any, says that nothing is there', async () => {
    expect((await saveAt('want', { want: 'ADVICE' })).path).toBe('/report/saved');
    for (const from of ['', 'story', 'check', '__proto__']) {
      const page = await saveAt(from, { story: 'x' }, citizen(point.app));
      expect([from, page.path]).toEqual([from, '/report?expired=1']);
    }
  });

  it('twice, and eight times at once, is one report under one code', async () => {
    await browser.answer({ want, about });
    const pages = await Promise.all(
      Array.from({ length: 8 }, (_, n) => saveAt('story', { story: `deel ${n}` })),
    );
    const codes = new Set([...pages, await saveAt('story', { story: 'slot' })].map(codeOn));
    expect(codes.size).toBe(1);
    const { other, page } = await otherDevice([...codes][0] ?? '');
    expect(page.path).toBe('/report/story');
    expect(textIn(await other.get('/report/story'), 'story')).toBe('slot');
  });

  it('while another tab answers loses neither', async () => {
    await browser.answer({ want, about, story });
    await Promise.all([
      saveAt('when', { when: 'uit de ene tab' }),
      browser.post('/report/setting', { setting: 'HOUSING', go: 'next' }),
      browser.post('/report/role', { role: 'WITNESS', go: 'next' }),
    ]);
    const { other } = await otherDevice(codeOn(await saveAt('want', want)));
    expect(valueIn(await other.get('/report/when'), 'when')).toBe('uit de ene tab');
    expect(chosenIn(await other.get('/report/setting'), 'setting')).toEqual(['HOUSING']);
    expect(chosenIn(await other.get('/report/role'), 'role')).toEqual(['WITNESS']);
  });

  it('shows the code no more once somebody goes on, or an hour later, unless asked', async () => {
    await browser.answer({ want, about, story });
    const code = codeOn(await saveAt('place'));
    expect(codeOn(await browser.get('/report/saved'))).toBe(code);
    await browser.post('/report/place', { ...EVERYTHING.place, go: 'next' });
    for (const path of ['/report/saved', '/report/check', '/report']) {
      expect((await browser.get(path)).text).not.toContain(code.slice(0, 9));
    }
    expect(codeOn(await browser.post('/report/save'))).toBe(code);
    later(3_600_000);
    const page = await browser.get('/report/saved');
    expect([page.path, codeOn(page), page.text.includes(t('saved.show'))]).toEqual([
      '/report/saved',
      '',
      true,
    ]);
  });

  it('leaves nothing in the database that opens it', async () => {
    await browser.answer({ want, about });
    const code = codeOn(await saveAt('story', { story: 'kanarie-4711' }));
    const rows = await point.db.execute(sql`select v::text as line from visits v`);
    const dump = rows.map((row) => String(row.line)).join('\n');
    const cookie = [...browser.cookies.values()][0] ?? '';
    const { id, key } = draftKey(code);
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    expect(dump).toContain(hex(id));
    for (const secret of [code, code.replaceAll('-', ''), 'kanarie', cookie, hex(key)]) {
      expect(dump).not.toContain(secret);
    }
  });
});

describe('a saved report', () => {
  it('opens on another device where its reporter was, in their language', async () => {
    browser = citizen(point.app, { 'Accept-Language': 'en' });
    await browser.answer({ want, about, story });
    const code = codeOn(await saveAt('place', { place: 'HERE' }));
    const { other, page } = await otherDevice(code);
    expect([page.path, chosenIn(page, 'place')]).toEqual(['/report/place', ['HERE']]);
    expect(page.html).toContain('<html lang="en"');
    expect((await other.get('/report/saved')).text).not.toContain(code.slice(0, 9));
    // one truth for both
    await other.post('/report/place', { place: 'HERE', lives: 'NO', go: 'next' });
    expect(chosenIn(await browser.get('/report/place'), 'lives')).toEqual(['NO']);
    await browser.post('/report/when', { when: 'gisteren', go: 'next' });
    expect(valueIn(await other.get('/report/when'), 'when')).toBe('gisteren');
  });

  it('lives seven days after the last change, and what points to it no longer', async () => {
    await browser.answer({ want, about });
    const code = codeOn(await saveAt('story', story));
    later(6.9 * DAY);
    await browser.post('/report/place', { ...EVERYTHING.place, go: 'next' });
    later(6.9 * DAY);
    await deleteExpiredVisits(point.db, point.clock.now());
    expect(textIn(await browser.get('/report/story'), 'story')).toBe(story.story);
    later(0.1 * DAY);
    const gone = await browser.get('/report/story');
    expect([gone.path, gone.text.includes(t('report.expired'))]).toEqual([
      '/report?expired=1',
      true,
    ]);
    const { page } = await otherDevice(code);
    expect([page.status, page.text.includes(t('errors.codeUnknown'))]).toEqual([422, true]);
    expect((await browser.get('/report/want')).status).toBe(200);
  });

  it('that is gone here still keeps what is typed on an old page', async () => {
    await browser.answer({ want, about });
    await saveAt('story', story);
    later(8 * DAY);
    const page = await browser.post('/report/story', { story: 'te laat getypt', go: 'next' });
    expect(page.path).toBe('/report?expired=1');
    later(-8 * DAY);
    await browser.answer({ want, about });
    await saveAt('story', story);
    const { other } = await otherDevice(codeOn(await browser.post('/report/save')));
    await other.post('/report/new');
    const late = await browser.post('/report/story', { story: 'te laat getypt', go: 'next' });
    expect(late.path).toBe('/report?expired=1');
    expect(textIn(await browser.get('/report/story'), 'story')).toBe('te laat getypt');
  });

  it('is erased everywhere by starting again, and by nothing else', async () => {
    await browser.answer({ want, about });
    const code = codeOn(await saveAt('story', story));
    const { other } = await otherDevice(code);
    await other.post('/follow/leave');
    expect((await other.get('/report/story')).path).toBe('/report?expired=1');
    expect(textIn(await browser.get('/report/story'), 'story')).toBe(story.story);
    const again = await otherDevice(code);
    expect(again.page.path).toBe('/report/story');
    await again.other.post('/report/new');
    expect((await browser.get('/report/story')).path).toBe('/report?expired=1');
    expect((await otherDevice(code)).page.status).toBe(422);
  });

  it('opened over unsaved answers lets them wait, and gives them back', async () => {
    await browser.answer({ want, about, story });
    const code = codeOn(await saveAt('want', want));
    const other = citizen(point.app);
    await other.answer({ want, about, story: { story: 'van mij hier' } });
    await other.post('/follow', { code });
    expect(textIn(await other.get('/report/story'), 'story')).toBe(story.story);
    await other.answer(EVERYTHING);
    expect((await other.post('/report/send')).path).toBe('/report/receipt');
    expect((await other.post('/report/new')).path).toBe('/report');
    expect(textIn(await other.get('/report/story'), 'story')).toBe('van mij hier');
    const here = await browser.get('/report/check');
    expect([here.path, here.text.includes(t('receipt.sent.title'))]).toEqual([
      '/report/receipt',
      true,
    ]);
    for (const path of ['/report/receipt', '/report', '/report/saved', '/follow']) {
      const page = await browser.get(path);
      expect([path, page.status, page.text.includes(code)]).toEqual([path, 200, false]);
    }
    expect((await browser.post('/report/save')).text).not.toContain(code);
    expect((await browser.post('/report/new')).path).toBe('/report/want');
  });

  it('that was sent and erased since holds nobody up', async () => {
    await browser.answer(EVERYTHING);
    const code = codeOn(await browser.post('/report/save'));
    await browser.post('/report/send');
    // nothing finds it any more
    await point.db.execute(sql`update filings set lookup = sha256(lookup)`);
    const { other, page } = await otherDevice(code);
    expect([page.status, page.text.includes(t('errors.codeUnknown'))]).toEqual([422, true]);
    expect((await other.get('/report')).path).toBe('/report');
    const rows = await point.db.execute(sql`select id from visits where id = ${draftKey(code).id}`);
    expect(rows).toEqual([]);
    await browser.get('/report');
    expect((await browser.get('/report')).path).toBe('/report');
  });

  it('gives whoever planted the cookie nothing', async () => {
    await browser.answer({ want, about });
    const code = codeOn(await saveAt('story', story));
    const planted = citizen(point.app);
    await planted.post('/report/want', { want: 'ADVICE', go: 'next' });
    const victim = citizen(point.app);
    for (const [name, value] of planted.cookies) victim.cookies.set(name, value);
    expect((await victim.post('/follow', { code })).path).toBe('/report/story');
    expect((await planted.get('/report/story')).text).not.toContain(story.story);
  });
});

describe('files beside what was saved', () => {
  const addFile = (to: Citizen) => {
    const body = new FormData();
    body.set('file', new Blob(['wat er stond']), 'brief.txt');
    body.set('go', 'next');
    return to.send('/report/files', { method: 'POST', body });
  };
  const uploads = async () => (await point.db.execute(sql`select id from uploads`)).length;

  it('go along to another device, and into the case', async () => {
    await browser.answer(EVERYTHING);
    expect((await addFile(browser)).status).toBe(303);
    const code = codeOn(await browser.post('/report/save'));
    const { other } = await otherDevice(code);
    const check = await other.get('/report/check');
    expect(check.text).toContain('brief.txt');
    expect(codeOn(await other.post('/report/send'))).toBe(code);
    const { id } = (await openReport(point.db, code))?.case ?? {};
    const kept = await point.db.execute(sql`select id from attachments where case_id = ${id}`);
    expect([kept.length, await uploads()]).toEqual([1, 0]);
  });

  it('sent from two devices at once are kept once', async () => {
    await browser.answer(EVERYTHING);
    await addFile(browser);
    const code = codeOn(await browser.post('/report/save'));
    const { other } = await otherDevice(code);
    const pages = await Promise.all([browser, other, browser].map((it) => it.post('/report/send')));
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect([...new Set(pages.map(codeOn))].filter(Boolean)).toEqual([code]);
    const { id } = (await openReport(point.db, code))?.case ?? {};
    const kept = await point.db.execute(sql`select id from attachments where case_id = ${id}`);
    expect(kept).toHaveLength(1);
  });

  it('are erased by starting again', async () => {
    await browser.answer(EVERYTHING);
    await addFile(browser);
    expect(await uploads()).toBe(1);
    await browser.post('/report/new');
    expect(await uploads()).toBe(0);
  });
});

describe('sending what was saved', () => {
  it('uses the code that its reporter has', async () => {
    await browser.answer(EVERYTHING);
    const code = codeOn(await browser.post('/report/save'));
    const receipt = await browser.post('/report/send');
    expect([receipt.path, codeOn(receipt)]).toEqual(['/report/receipt', code]);
    expect((await openReport(point.db, code))?.open.answers.story).toBe(story.story);
    const { page } = await otherDevice(code);
    expect([page.path, page.text.includes(story.story)]).toEqual(['/follow', true]);
  });

  it('from two devices and tabs at once files once, and shows the code where it was sent', async () => {
    await browser.answer(EVERYTHING);
    const code = codeOn(await browser.post('/report/save'));
    const devices = [
      browser,
      browser,
      ...(await Promise.all([1, 2].map(() => otherDevice(code)))).map((it) => it.other),
    ];
    const before = await filings();
    const pages = await Promise.all(devices.map((device) => device.post('/report/send')));
    expect(await filings()).toBe(before + 1);
    for (const page of pages)
      expect([page.status, page.path.split('?')[0]]).toEqual([200, '/report/receipt']);
    const shown: string[] = [];
    for (const device of new Set(devices)) {
      const page = await device.get('/report/story');
      shown.push(codeOn(page));
      const late = await device.post('/report/save', { from: 'story', story: 'te laat' });
      expect([codeOn(late), late.path]).toEqual([codeOn(page), '/report/receipt?again=1']);
      expect(late.text).toContain('te laat');
    }
    expect(shown.filter(Boolean)).toEqual([code]);
    expect(await filings()).toBe(before + 1);
    later(3_600_000);
    for (const device of devices)
      expect((await device.get('/report/receipt')).path).toBe('/report');
  });
});

describe('while the database is away', () => {
  const away = lostDatabase();
  let lost: App;
  beforeAll(async () => {
    lost = await pointApp(away, { clock: point.clock });
  });
  afterAll(() => away.close());

  const FIELDS: Record<string, Record<string, string>> = {
    story: { story: 'Lang <verhaal> 😀' },
    place: { place: 'ELSEWHERE', elsewhere: 'Húsavík', lives: 'NO' },
    when: { when: 'eergisteren', ongoing: 'YES' },
    contact: { name: 'Bo', email: 'bo@', phone: '06' },
  };

  it.each(Object.entries(FIELDS))(
    'what was typed at %s comes back, saved or sent',
    async (id, it) => {
      await browser.answer({ want, about, story });
      const stranded = citizen(lost);
      for (const [name, value] of browser.cookies) stranded.cookies.set(name, value);
      const pages = [
        await stranded.post('/report/save', { ...it, from: id }),
        await stranded.post(`/report/${id}`, { ...it, go: 'next' }),
      ];
      for (const page of pages) {
        expect([page.status, page.text.includes(t('report.tryLater'))]).toEqual([503, true]);
        for (const [field, value] of Object.entries(it)) {
          const shown = textIn(page, field) ?? chosenIn(page, field)[0] ?? valueIn(page, field);
          expect([field, shown]).toEqual([field, value]);
        }
      }
      expect((await saveAt(id, it)).path).toBe('/report/saved');
    },
  );

  it('saving from the last page says to try again, and loses nothing', async () => {
    await browser.answer(EVERYTHING);
    const stranded = citizen(lost);
    for (const [name, value] of browser.cookies) stranded.cookies.set(name, value);
    const page = await stranded.post('/report/save');
    expect([page.status, page.text.includes(t('problem.unavailable'))]).toEqual([503, true]);
    expect(codeOn(await browser.post('/report/save'))).not.toBe('');
  });
});
