import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
import { readNotice } from '../../cases/notice.ts';
import { openReport } from '../follow/open-report.ts';
import { loadTexts } from '../texts.ts';
import { QUESTIONS } from './answers.ts';

const { t } = loadTexts()('nl');
let point: TestPoint;
let browser: Citizen;

beforeAll(async () => {
  point = await testPoint({
    NABIJ_SMTP_URL: 'smtp://127.0.0.1:1',
    NABIJ_MAIL_FROM: 'post@meldpunt.example',
  });
});
beforeEach(() => {
  browser = citizen(point.app);
});
afterAll(() => point.drop());

/** Somebody whose first report is open, with its code. */
async function afterFirst(changes: Record<string, Fields> = {}): Promise<string> {
  await browser.answer({ ...EVERYTHING, ...changes });
  const code = codeOn(await browser.post('/report/send'));
  expect(code).not.toBe('');
  await browser.post('/follow', { code });
  return code;
}

const opened = async (code: string) => {
  const report = await openReport(point.db, code);
  if (!report) throw new Error('No report has this code');
  return report;
};

const NEWS = { contact: { ...EVERYTHING.contact, notice: 'YES' } };
const FAR = { place: { place: 'ELSEWHERE', elsewhere: 'Húsavík', lives: 'YES' } };

describe('a second report by the same person', () => {
  it('asks nothing twice, shows what it took over, and names the first', async () => {
    const first = await opened(
      await afterFirst({ ...NEWS, ...FAR, role: { role: 'NEXT_OF_KIN' } }),
    );
    let page = await browser.post('/report/again');
    const asked: string[] = [];
    while (page.path !== '/report/check') {
      const question = QUESTIONS.find((id) => page.path === `/report/${id}`) ?? 'want';
      asked.push(question);
      expect(page.text).toContain(t('report.progress', { number: asked.length, total: 8 }));
      const answers: Record<string, Fields> = { ...EVERYTHING, story: { story: 'Weer zoiets.' } };
      if (question === 'files') page = await browser.get('/report/when');
      else page = await browser.post(`/report/${question}`, { ...answers[question], go: 'next' });
    }
    expect(asked).toEqual(['want', 'about', 'story', 'files', 'when', 'setting', 'ground']);
    expect(page.text.split(t('check.earlier'))).toHaveLength(5);
    for (const said of ['Húsavík', 'Bo Wandel', 'bo@example.org', t('check.notice')]) {
      expect(page.text).toContain(said);
    }
    const second = await opened(codeOn(await browser.post('/report/send')));
    const { answers } = second.open;
    expect(answers).toMatchObject({
      ...{ story: 'Weer zoiets.', place: 'Húsavík', lives: 'YES', role: 'NEXT_OF_KIN' },
      earlier: first.case.number,
      contact: first.open.answers.contact,
    });
    expect(second.filing).toMatchObject({ anonymity: 'NAMED', residence: 'RES_ELSEWHERE' });
    expect(first.open.answers.earlier).toBeNull();
    expect(second.case.id).not.toBe(first.case.id);
    const told = await point.db.execute(sql`select distinct person from tallies
      where case_id in (${first.case.id}::uuid, ${second.case.id}::uuid)`);
    expect(told).toHaveLength(1);
  });

  it('can change what it took over, and comes back to the last page', async () => {
    await afterFirst();
    await browser.post('/report/again');
    const { want, about, story } = EVERYTHING;
    await browser.answer({ want, about, story });
    const place = await browser.get('/report/place');
    expect(chosenIn(place, 'place')).toEqual(['HERE']);
    await browser.answer({ when: {}, setting: {}, ground: {} });
    const page = await browser.post('/report/place', { ...FAR.place, go: 'next' });
    expect([page.path, page.text.split(t('check.earlier')).length]).toEqual(['/report/check', 4]);
    const contact = await browser.get('/report/contact');
    expect(valueIn(contact, 'email')).toBe('bo@example.org');
  });

  it('begins from the receipt too, without the code on the screen', async () => {
    await browser.answer(EVERYTHING);
    const code = codeOn(await browser.post('/report/send'));
    expect((await browser.post('/report/again')).path).toBe('/report/want');
    expect((await browser.get('/report/receipt')).text).not.toContain(code);
    expect((await browser.get('/report/contact')).text).toContain('Bo Wandel');
  });

  it.each([false, true])('can be sent from the receipt (saved before: %s)', async (saves) => {
    await browser.answer(EVERYTHING);
    if (saves) await browser.post('/report/save');
    const first = codeOn(await browser.post('/report/send'));
    await browser.post('/report/again');
    await browser.answer(EVERYTHING);
    const second = codeOn(await browser.post('/report/send'));
    expect([second === '', second === first]).toEqual([false, false]);
    const [one, other] = [await opened(first), await opened(second)];
    expect(other.open.answers.earlier).toBe(one.case.number);
  });

  it('brings back an unsaved one that was put aside', async () => {
    const { want, about } = EVERYTHING;
    await browser.answer(EVERYTHING);
    const code = codeOn(await browser.post('/report/save'));
    const other = citizen(point.app);
    await other.answer({ want, about, story: { story: 'van mij hier' } });
    await other.post('/follow', { code });
    await other.post('/report/send');
    await other.post('/follow', { code });
    expect((await other.post('/report/again')).path).toBe('/report/want');
    expect(textIn(await other.get('/report/story'), 'story')).toBe('van mij hier');
    await other.answer({ ...EVERYTHING, story: { story: 'van mij hier' } });
    const second = await opened(codeOn(await other.post('/report/send')));
    expect(second.open.answers.story).toBe('van mij hier');
  });

  it('keeps what was typed before the first one was opened', async () => {
    const code = await afterFirst();
    const other = citizen(point.app);
    const { want, about } = EVERYTHING;
    await other.answer({ want, about, story: { story: 'al begonnen' }, ...FAR });
    await other.post('/follow', { code });
    await Promise.all([1, 2].map(() => other.post('/report/again')));
    expect(textIn(await other.get('/report/story'), 'story')).toBe('al begonnen');
    expect(valueIn(await other.get('/report/place'), 'elsewhere')).toBe('Húsavík');
    expect(valueIn(await other.get('/report/contact'), 'name')).toBe('Bo Wandel');
  });

  it('asks who somebody is if the first one was only counted', async () => {
    await afterFirst({ want: { want: 'REPORT' } });
    await browser.post('/report/again');
    await browser.post('/report/want', { want: 'ADVICE', go: 'next' });
    for (const id of ['anonymity', 'role']) {
      const page = await browser.get(`/report/${id}`);
      expect([chosenIn(page, id), page.html.includes('class="step"')]).toEqual([[], true]);
    }
    expect((await browser.get('/report/place')).html).not.toContain('class="step"');
  });

  it('needs an open report', async () => {
    expect((await browser.post('/report/again')).path).toBe('/follow');
    await browser.answer(EVERYTHING);
    expect((await browser.post('/report/again')).path).toBe('/follow');
    expect((await browser.get('/report/check')).text).toContain('Bo Wandel');
  });
});

describe('what is filed', () => {
  it('holds where to mail news only for who asked for it', async () => {
    const { case: row, open } = await opened(await afterFirst(NEWS));
    const it = { caseId: row.id, ...open };
    expect(await readNotice(point.db, it)).toEqual({ email: 'bo@example.org', language: 'nl' });
    browser = citizen(point.app);
    expect((await opened(await afterFirst())).case.sealedNotice).toBeNull();
  });

  it.each([
    ['fully anonymous', { anonymity: { anonymity: 'ANON_FULL' } }],
    ['without a choice', { anonymity: {} }],
    ['only counted', { want: { want: 'REPORT' } }],
  ])('holds no name and no address of who is %s, whatever was posted', async (_, changes) => {
    const report = await opened(
      await afterFirst({ ...NEWS, ...(changes as Record<string, Fields>) }),
    );
    expect(report.open.answers.contact).toBeNull();
    expect(report.case.sealedNotice).toBeNull();
    expect(report.filing.anonymity).toBe('ANON_FULL');
  });

  it('keeps the contact of who only this point may know', async () => {
    const report = await opened(
      await afterFirst({ ...NEWS, anonymity: { anonymity: 'ANON_THIRD' } }),
    );
    expect(report.open.answers.contact).toMatchObject({ name: 'Bo Wandel' });
    expect(report.case.sealedNotice).not.toBeNull();
  });

  it('says that it came from a public screen', async () => {
    await browser.post('/kiosk', { to: 'report' });
    const code = await afterFirst({ place: { place: 'UNKNOWN', lives: 'NO' } });
    const { filing } = await opened(code);
    expect(filing).toMatchObject({ channel: 'KIOSK', municipality: 'UNKNOWN', filedBy: null });
  });
});
