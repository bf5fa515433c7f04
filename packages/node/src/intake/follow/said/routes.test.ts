import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Citizen, citizen, textIn, valueIn } from '../../../../../../test/citizen.ts';
import { type FiledCase, filedCase } from '../../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../../test/point.ts';
import { changeNotice } from '../../../cases/change-notice.ts';
import { listCorrections } from '../../../cases/corrections/corrections.ts';
import { loadTexts } from '../../texts.ts';

let point: TestPoint;
let filed: FiledCase;
let browser: Citizen;
const { t } = loadTexts()('nl');
const TOO_LONG = t('errors.tooLong', { length: 201, max: 200 });
const FIRST = 'De baas zei dat mijn soort hier niet past.';

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await filedCase(point);
  browser = citizen(point.app);
  await browser.post('/follow', { code: filed.code });
});
afterAll(() => point.drop());

const kept = async () => {
  const { filingKey } = (await filed.open()).open;
  const all = await listCorrections(point.db, { caseId: filed.id, filingKey });
  return all.map(({ changes }) => changes);
};

describe('what was told', () => {
  it('is shown piece by piece, each with a way to say it better', async () => {
    const page = await browser.get('/follow/said');
    for (const said of [FIRST, 'vorige week', 'Wilgendrecht', 'Bo Wandel', 'bo@example.org']) {
      expect(page.text).toContain(said);
    }
    for (const part of ['story', 'when', 'place', 'contact']) {
      expect(page.html).toContain(`href="/follow/said/${part}"`);
    }
    expect(page.text).not.toContain(t('follow.correct.first'));
  });

  it('said better, stands beside what was filed first', async () => {
    const form = await browser.get('/follow/said/story');
    expect(textIn(form, 'story')).toBe(FIRST);
    const page = await browser.post('/follow/said/story', {
      story: 'Het was de chef. <b>Echt</b>',
      correctionId: valueIn(form, 'correctionId') ?? '',
    });
    expect([page.path, page.status]).toEqual(['/follow/said?corrected=1', 200]);
    for (const said of [
      t('follow.news.corrected'),
      'Het was de chef. <b>Echt</b>',
      t('follow.correct.first'),
      FIRST,
    ]) {
      expect(page.text).toContain(said);
    }
    expect(page.html).not.toContain('<b>Echt');
    expect((await browser.get('/follow')).text).toContain('Het was de chef.');
    expect((await browser.get('/follow/copy')).text).toContain('Het was de chef.');
  });

  it('is kept once when the form is sent eight times at once', async () => {
    const fields = { when: 'gisteren', correctionId: randomUUID() };
    await Promise.all(Array.from({ length: 8 }, () => browser.post('/follow/said/when', fields)));
    expect(await kept()).toEqual([{ when: 'gisteren' }]);
  });

  it('that is the same says so', async () => {
    const page = await browser.post('/follow/said/when', { when: 'vorige week' });
    expect([page.path, await kept()]).toEqual(['/follow/said?same=1', []]);
    expect(page.text).toContain(t('follow.news.same'));
  });
});

it.each([
  ['nieuw@example.org', 'mailMoved'],
  ['', 'mailEnded'],
])('an address corrected to %j says what becomes of mail', async (email, news) => {
  const { filingKey } = (await filed.open()).open;
  const of = { caseId: filed.id, filingKey, now: point.clock.now() };
  await changeNotice(point.db, of, { email: 'bo@example.org', language: 'nl' });
  const page = await browser.post('/follow/said/contact', { name: 'Bo Wandel', email, phone: '' });
  expect(page.path).toBe(`/follow/said?${news}=1`);
  expect(page.text).toContain(t(`follow.news.${news}`));
});

describe('a mistake', () => {
  it.each([
    ['story', { story: ' \0 ' }, t('errors.story')],
    ['when', { when: 'x'.repeat(201) }, TOO_LONG],
    ['place', { place: '🏠'.repeat(201) }, TOO_LONG],
    ['contact', { name: '', email: 'bo@example.org' }, t('errors.name')],
    ['contact', { name: 'Bo', email: 'geen adres' }, t('errors.email')],
  ])('on %s is told at its field, and nothing typed is lost', async (part, fields, sentence) => {
    const page = await browser.post(`/follow/said/${part}`, { ...fields, correctionId: 'x' });
    expect([page.status, page.text.includes(sentence)]).toEqual([422, true]);
    const email = (fields as { email?: string }).email;
    if (email !== undefined) expect(valueIn(page, 'email')).toBe(email);
    expect(page.html).toMatch(/<div class="summary[^>]*role="alert"/);
    expect(await kept()).toEqual([]);
  });

  it('in the hour keeps a long text on the page, and takes it after coming back', async () => {
    const form = await browser.get('/follow/said/story');
    const fields = {
      story: 'Lang getypt. שלום 🙏',
      correctionId: valueIn(form, 'correctionId') ?? '',
    };
    const start = point.clock.now();
    point.clock.set(new Date(start.getTime() + 3_600_000));
    const page = await browser.post('/follow/said/story', fields);
    point.clock.set(start);
    expect([page.status, textIn(page, 'story')]).toEqual([409, fields.story]);
    expect(page.text).toContain(t('follow.openAgain'));
    expect(valueIn(page, 'correctionId')).toBe(fields.correctionId);
    await browser.post('/follow', { code: filed.code });
    await browser.post('/follow/said/story', fields);
    expect(await kept()).toEqual([{ story: fields.story }]);
  });

  it('with the code of somebody else changes nothing of this report', async () => {
    const other = citizen(point.app);
    await other.post('/follow', { code: `${filed.code.slice(0, -1)}?` });
    const page = await other.post('/follow/said/when', { when: 'gisteren' });
    expect([page.status, await kept()]).toEqual([409, []]);
    expect((await other.get('/follow/said')).path).toBe('/follow');
  });

  it('of an address that is none is a page that is not there', async () => {
    expect((await browser.get('/follow/said/constructor')).status).toBe(404);
    expect((await browser.post('/follow/said/toString', { when: 'x' })).status).toBe(404);
  });
});

it('somebody whom nobody may know is told why no name is asked', async () => {
  filed = await filedCase(point, { anonymity: 'ANON_FULL', contact: null });
  await browser.post('/follow', { code: filed.code });
  const page = await browser.get('/follow/said/contact');
  expect(page.text).toContain(t('follow.correct.unknown'));
  expect(page.html).not.toContain('name="name"');
  const sent = await browser.post('/follow/said/contact', { name: 'Bo' });
  expect([sent.status, await kept()]).toEqual([409, []]);
});
