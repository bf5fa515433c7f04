import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Citizen, citizen } from '../../../../../../test/citizen.ts';
import { type FiledCase, filedCase, wantedFor } from '../../../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../../../test/point.ts';
import { setHold } from '../../../cases/retention/hold.ts';
import { askErasure, eraseAsAsked, refuseErasure } from '../../../cases/rights/erasure.ts';
import { erasureOf } from '../../../cases/rights/store.ts';
import { loadTexts } from '../../texts.ts';

let point: TestPoint;
let filed: FiledCase;
let browser: Citizen;
const { t, list } = loadTexts()('nl');

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await filedCase(point);
  browser = citizen(point.app);
});
afterAll(() => point.drop());

const open = () => browser.post('/follow', { code: filed.code });
const erase = async () =>
  eraseAsAsked(point.db, await filed.actor(), { key: point.key, node: POINT_URL });
const acts = async () => {
  const rows = await point.db.execute<{ act: string }>(sql`select act from audit_entries
    where case_id = ${filed.id}::uuid and actor_kind = 'reporter' order by id`);
  return rows.map(({ act }) => act);
};

describe('without a code', () => {
  it.each(['/follow/copy', '/follow/copy.json', '/follow/erase'])(
    '%s leads to where it is typed',
    async (path) => {
      const page = await browser.get(path);
      expect([page.path, page.status]).toEqual(['/follow', 200]);
      expect(page.text).toContain(t('follow.code'));
    },
  );

  it('nothing is asked for', async () => {
    await browser.post('/follow/erase');
    expect(await erasureOf(point.db, filed.id)).toBeUndefined();
  });
});

describe('a copy', () => {
  beforeEach(async () => {
    for (const name of ['take', 'ask', 'note', 'code', 'close'] as const) {
      await filed.does(wantedFor(name));
    }
    await filed.answers('Mijn antwoord.');
    await setHold(point.db, await filed.actor(), { reason: 'Beslag.', reviewOn: '2027-01-01' });
    await open();
  });

  it('as a page holds everything in words, but no note of workers and no reason of a hold', async () => {
    const page = await browser.get('/follow/copy');
    expect(page.status).toBe(200);
    for (const said of [
      ...['mijn soort hier niet past', 'Bo Wandel', 'bo@example.org', 'Dank u.', 'Mijn antwoord.'],
      ...['Anna Zoeker', 'Opgelost', 'Leeftijd', '1 januari 2027', '21 november 2028'],
    ]) {
      expect(page.text).toContain(said);
    }
    for (const kept of ['Gebeld.', 'Beslag.', filed.id, '<script>']) {
      expect(page.html).not.toContain(kept);
    }
  });

  it('says where they live, and who reported for them', async () => {
    await point.db.execute(sql`update filings set filed_by = ${point.worker.accountId}
      where id = (select filing_id from cases where id = ${filed.id}::uuid)`);
    const { html } = await browser.get('/follow/copy');
    const row = (name: string, said: string) => `<dt>${name}</dt><dd dir="auto">${said}</dd>`;
    const lives = t('question.place.lives', { town: 'Wilgendrecht' });
    expect(html).toContain(row(lives, t('question.place.livesOptions.YES')));
    expect(html).toContain(row(t('copy.filedBy'), WORKER.name));
  });

  it('as a file is JSON that the browser saves', async () => {
    const page = await browser.get('/follow/copy.json');
    const { number } = await filed.row();
    expect(page.headers.get('content-disposition')).toBe(
      `attachment; filename="nabij-${number}.json"`,
    );
    const copy = JSON.parse(page.html);
    expect(copy).toMatchObject({
      format: 'nabij-copy-1',
      point: { url: POINT_URL },
      filed: { story: 'De baas zei dat mijn soort hier niet past.' },
      contact: { name: 'Bo Wandel' },
      coding: { outcomes: [{ code: 'SOLVED', label: 'Opgelost' }] },
    });
    expect(copy).not.toHaveProperty('notes');
    expect(page.html).not.toContain('Gebeld.');
    expect(page.html).not.toContain('Beslag.');
  });

  it('is written down each time', async () => {
    await browser.get('/follow/copy');
    await browser.get('/follow/copy.json');
    expect((await acts()).filter((act) => act === 'copy-taken')).toHaveLength(2);
  });

  it('is linked from the page about one’s data, and that from the report', async () => {
    expect((await browser.get('/follow')).html).toContain('href="/follow/data"');
    const { html } = await browser.get('/follow/data');
    for (const path of ['/follow/copy', '/follow/erase', '/follow/said']) {
      expect(html).toContain(`href="${path}"`);
    }
  });
});

describe('asking to erase', () => {
  it('says first what happens and what becomes impossible', async () => {
    await open();
    const page = await browser.get('/follow/erase');
    for (const point of [...list('erase.points'), ...list('erase.gone')]) {
      expect(page.text).toContain(point);
    }
  });

  it('is noted with its date, and asked again is the same request', async () => {
    await open();
    const page = await browser.post('/follow/erase');
    expect([page.path, page.status]).toEqual(['/follow/erase', 200]);
    expect(page.text).toContain(t('erase.due', { date: '21 december 2026' }));
    await browser.post('/follow/erase');
    expect((await acts()).filter((act) => act === 'erasure-asked')).toHaveLength(1);
    const data = await browser.get('/follow/data');
    expect(data.text).toContain(t('rights.erasureWaits', { date: '21 december 2026' }));
    const followed = await browser.get('/follow');
    expect(followed.text).toContain(t('follow.erasureAsked'));
    expect(followed.text).toContain(t('erase.message'));
  });

  it('and refused, the reporter reads the reason and where to complain', async () => {
    await open();
    await browser.post('/follow/erase');
    const text = 'Er loopt een rechtszaak over uw melding.';
    await refuseErasure(point.db, await filed.actor(), { reason: 'LEGAL_CLAIM', text });
    const page = await browser.get('/follow/erase');
    expect(page.text).toContain('Nodig voor een rechtszaak');
    expect(page.text).toContain(t('erase.complain', { authority: 'Autoriteit Persoonsgegevens' }));
    expect(page.text).toContain(t('erase.ask'));
    expect((await browser.get('/follow')).text).toContain(text);
  });

  it('and erased, the code opens nothing and the proof is where it was said to be', async () => {
    await open();
    const asked = await browser.post('/follow/erase');
    const address = /\/erased\/[0-9a-f-]{36}/.exec(asked.text)?.[0] ?? '';
    expect(asked.text).toContain(`${POINT_URL}${address}`);
    expect((await browser.get(address)).text).toContain(t('erased.notYet'));
    const { proof } = await erase();

    const stranger = citizen(point.app);
    const page = await stranger.get(address);
    expect(page.text).toContain(t('erased.done', { date: '21 november 2026' }));
    expect(page.text).toContain(proof);
    const file = await stranger.get(`${address}/proof`);
    expect([file.html, file.headers.get('content-type')]).toEqual([proof, 'application/jose']);
    for (const path of ['/follow/copy', '/follow']) {
      const gone = await browser.get(path);
      expect(gone.text).not.toContain('mijn soort');
    }
    expect((await open()).text).toContain(t('errors.codeUnknown'));
  });
});

describe('a proof that is not there', () => {
  it.each(['nonsense', '00000000-0000-4000-8000-000000000000'])('at %s', async (id) => {
    expect((await browser.get(`/erased/${id}`)).text).toContain(t('erased.notYet'));
    expect((await browser.get(`/erased/${id}/proof`)).status).toBe(404);
  });
});

describe('a request that a worker noted', () => {
  it('shows on the page of the reporter', async () => {
    const actor = { kind: 'account', id: point.worker.accountId } as const;
    await askErasure(point.db, filed.id, { actor, now: point.clock.now(), country: 'NL' });
    await open();
    expect((await browser.get('/follow/erase')).text).toContain(
      t('erase.asked', { date: '21 november 2026' }),
    );
  });
});
