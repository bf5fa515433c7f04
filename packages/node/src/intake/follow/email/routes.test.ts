import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Citizen, citizen, valueIn } from '../../../../../../test/citizen.ts';
import { type FiledCase, filedCase } from '../../../../../../test/filed-case.ts';
import { pointApp, type TestPoint, testPoint } from '../../../../../../test/point.ts';
import { changeNotice } from '../../../cases/change-notice.ts';
import { readNotice, setNotice } from '../../../cases/notice.ts';
import { loadTexts } from '../../texts.ts';

let point: TestPoint;
let filed: FiledCase;
let browser: Citizen;
const { t, list } = loadTexts()('nl');
const MAIL = { NABIJ_SMTP_URL: 'smtp://127.0.0.1:1', NABIJ_MAIL_FROM: 'post@meldpunt.example' };

beforeAll(async () => {
  point = await testPoint(MAIL);
});
beforeEach(async () => {
  filed = await filedCase(point);
  browser = citizen(point.app);
  await browser.post('/follow', { code: filed.code });
});
afterAll(() => point.drop());

const kept = async () =>
  readNotice(point.db, { caseId: filed.id, filingKey: (await filed.open()).open.filingKey });

describe('news by e-mail', () => {
  it('is set after a warning about who reads along, and ended', async () => {
    expect((await browser.get('/follow')).html).toContain('href="/follow/email"');
    const page = await browser.get('/follow/email');
    for (const said of [t('follow.email.none'), ...list('follow.email.points')]) {
      expect(page.text).toContain(said);
    }
    const set = await browser.post('/follow/email', { email: ' bo@example.org ' });
    expect([set.path, set.text.includes('bo@example.org')]).toEqual(['/follow/email?mail=1', true]);
    expect(await kept()).toEqual({ email: 'bo@example.org', language: 'nl' });
    const ended = await browser.post('/follow/email', { stop: 'YES' });
    expect([ended.path, await kept()]).toEqual(['/follow/email?nomail=1', null]);
    const rows = await point.db.execute(sql`select act from audit_entries
      where case_id = ${filed.id}::uuid and act like 'notice-%' order by id`);
    expect(rows.map(({ act }) => act)).toEqual(['notice-set', 'notice-ended']);
  });

  it('is in the language of the page', async () => {
    await browser.post('/follow/email?lang=en', { email: 'bo@example.org' });
    expect(await kept()).toMatchObject({ language: 'en' });
  });

  it.each(['', 'geen adres', 'a@b', 'bo@example.org\nBcc: x@example.org', '<x>@example.org'])(
    'to %j is not set, and what was typed stays',
    async (email) => {
      const page = await browser.post('/follow/email', { email });
      expect([page.status, page.text.includes(t('errors.email'))]).toEqual([422, true]);
      expect([valueIn(page, 'email')?.slice(0, 4), await kept()]).toEqual([
        email.slice(0, 4),
        null,
      ]);
    },
  );

  it('stands in no column', async () => {
    await browser.post('/follow/email', { email: 'kanarie@example.org' });
    const [row] = await point.db.execute(sql`select c::text as line from cases c
      where id = ${filed.id}::uuid`);
    expect(String(row?.line)).not.toContain('kanarie');
  });

  it('of somebody without a code is asked for the code first', async () => {
    const stranger = citizen(point.app);
    const page = await stranger.post('/follow/email', { email: 'bo@example.org' });
    expect([page.status, valueIn(page, 'email')]).toEqual([409, 'bo@example.org']);
    expect((await stranger.get('/follow/email')).path).toBe('/follow');
  });
});

describe('a point that sends no mail', () => {
  it('offers none, takes none, and still lets go of an address', async () => {
    await browser.post('/follow/email', { email: 'bo@example.org' });
    const without = citizen(await pointApp(point.database, { clock: point.clock, key: point.key }));
    await without.post('/follow', { code: filed.code });
    expect((await without.get('/follow')).html).toContain('href="/follow/email"');
    const page = await without.get('/follow/email');
    expect([page.text.includes(t('follow.email.off')), page.html.includes('name="email"')]).toEqual(
      [true, false],
    );
    const refused = await without.post('/follow/email', { email: 'x@example.org' });
    expect(refused.status).toBe(422);
    await without.post('/follow/email', { stop: 'YES' });
    expect(await kept()).toBeNull();
    expect((await without.get('/follow')).html).not.toContain('href="/follow/email"');
  });
});

describe('somebody whom nobody may know', () => {
  const NOTICE = { email: 'bo@example.org', language: 'nl' };
  const of = async () => {
    const { filingKey } = (await filed.open()).open;
    return { caseId: filed.id, filingKey, now: point.clock.now() };
  };
  beforeEach(async () => {
    filed = await filedCase(point, { anonymity: 'ANON_FULL', contact: null });
    await browser.post('/follow', { code: filed.code });
  });

  it('is asked for no address, and told why and what to do', async () => {
    const sent = await browser.post('/follow/email', { email: 'bo@example.org' });
    expect([sent.status, await kept()]).toEqual([409, null]);
    for (const page of [await browser.get('/follow/email'), sent]) {
      for (const key of ['unknown', 'unknownWay']) {
        expect(page.text).toContain(t(`follow.email.${key}`));
      }
      expect(page.html).not.toContain('name="email"');
    }
  });

  it('cannot be given one by another way either', async () => {
    const changed = changeNotice(point.db, await of(), NOTICE);
    await expect(changed).rejects.toMatchObject({ problem: 'anonymous-no-contact' });
    expect(await kept()).toBeNull();
  });

  it('lets go of one that is there', async () => {
    await setNotice(point.db, await of(), NOTICE);
    await browser.post('/follow/email', { stop: 'YES' });
    expect(await kept()).toBeNull();
  });
});
