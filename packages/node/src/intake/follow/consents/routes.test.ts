import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Citizen, chosenIn, citizen, valueIn } from '../../../../../../test/citizen.ts';
import { type FiledCase, filedCase } from '../../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../../test/point.ts';
import { addConsent, listConsents, mayShare } from '../../../cases/consents/consents.ts';
import { loadTexts } from '../../texts.ts';

let point: TestPoint;
let filed: FiledCase;
let browser: Citizen;
const { t } = loadTexts()('nl');
const AGENCY = { purpose: 'SHARE_AGENCY', party: 'Woonbedrijf <De Brug>' };

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  await come({});
});
afterAll(() => point.drop());

async function come(answers: Parameters<typeof filedCase>[1]): Promise<void> {
  filed = await filedCase(point, answers);
  browser = citizen(point.app);
  await browser.post('/follow', { code: filed.code });
}

const key = async () => ({ caseId: filed.id, filingKey: (await filed.open()).open.filingKey });
const may = async () => mayShare(point.db, await key(), AGENCY);
const states = async () => (await listConsents(point.db, await key())).map((it) => it.state);
const asks = async (id: string = randomUUID()) => {
  const by = { ...(await key()), accountId: point.worker.accountId, now: point.clock.now() };
  await addConsent(point.db, by, { ...AGENCY, id, state: 'asked' });
  return id;
};

describe('being asked', () => {
  it('stands on the first page, with who asked, and a no costs nothing', async () => {
    const id = await asks();
    expect((await browser.get('/follow')).text).toContain(t('follow.asked', { count: 1 }));
    const page = await browser.get('/follow/consents');
    for (const said of [AGENCY.party, 'Anna Zoeker', t('follow.consent.free')]) {
      expect(page.text).toContain(said);
    }
    expect(page.html).not.toContain('<De Brug>');
    const no = await browser.post(`/follow/consents/${id}`, { state: 'refused' });
    expect([no.path, await states(), await may()]).toEqual([
      '/follow/consents?decided=1',
      ['refused'],
      false,
    ]);
    expect(no.text).toContain(t('follow.consent.refusedOn', { date: '21 november 2026' }));
  });

  it('is answered with yes, and taken back', async () => {
    const id = await asks();
    await browser.post(`/follow/consents/${id}`, { state: 'given' });
    expect(await may()).toBe(true);
    const back = await browser.post(`/follow/consents/${id}`, { state: 'withdrawn' });
    expect([back.status, await may(), await states()]).toEqual([200, false, ['withdrawn']]);
    const again = await browser.post(`/follow/consents/${id}`, { state: 'withdrawn' });
    expect([again.status, await states()]).toEqual([200, ['withdrawn']]);
    const yes = await browser.post(`/follow/consents/${id}`, { state: 'given' });
    expect([yes.status, yes.text.includes(t('errors.consentChanged'))]).toEqual([409, true]);
  });

  it.each(['', 'asked', 'nonsense'])('%j is no answer', async (state) => {
    const id = await asks();
    const page = await browser.post(`/follow/consents/${id}`, { state });
    expect([page.status, await states()]).toEqual([409, ['asked']]);
  });

  it('is answered for no other report, and for no id that is none', async () => {
    const id = await asks();
    const mine = filed;
    await come({});
    for (const wrong of [id, randomUUID(), 'nonsense', '%00']) {
      const page = await browser.post(`/follow/consents/${wrong}`, { state: 'given' });
      expect([page.status, page.text.includes(t('errors.consentChanged'))]).toEqual([409, true]);
    }
    filed = mine;
    expect(await states()).toEqual(['asked']);
  });

  it('by somebody whose hour is over waits for the code', async () => {
    const id = await asks();
    const stranger = citizen(point.app);
    const page = await stranger.post(`/follow/consents/${id}`, { state: 'given' });
    expect([page.status, await states()]).toEqual([409, ['asked']]);
    expect((await stranger.get('/follow/consents')).path).toBe('/follow');
  });
});

describe('giving of one’s own accord', () => {
  it('keeps one, sent twice and at once', async () => {
    const consentId = valueIn(await browser.get('/follow/consents'), 'consentId') ?? '';
    const fields = { ...AGENCY, consentId };
    await Promise.all(Array.from({ length: 5 }, () => browser.post('/follow/consents', fields)));
    const page = await browser.post('/follow/consents', fields);
    expect([page.path, await states(), await may()]).toEqual([
      '/follow/consents?decided=1',
      ['given'],
      true,
    ]);
  });

  it('needs no name for an interpreter, and drops one that was typed', async () => {
    await browser.post('/follow/consents', { purpose: 'INTERPRETER', party: 'Iemand' });
    const [consent] = await listConsents(point.db, await key());
    expect(consent).toMatchObject({ purpose: 'INTERPRETER', party: null, state: 'given' });
  });

  it.each([
    [{ party: 'x' }, 'purpose', t('errors.choose')],
    [{ purpose: 'NOPE', party: 'x' }, 'purpose', t('errors.choose')],
    [{ purpose: 'SHARE_AGENCY', party: ' ' }, 'party', t('errors.party')],
    [
      { purpose: 'SHARE_AGENCY', party: 'x'.repeat(201) },
      'party',
      t('errors.tooLong', { length: 201, max: 200 }),
    ],
  ])('as %j is told at its field', async (fields, field, sentence) => {
    const page = await browser.post('/follow/consents', fields);
    expect([page.status, page.text.includes(sentence)]).toEqual([422, true]);
    expect(page.html).toContain(`href="#${field}"`);
    expect([valueIn(page, 'party'), await states()]).toEqual([fields.party?.trim() ?? '', []]);
  });
});

describe.each(['ANON_FULL', 'ANON_THIRD'])('somebody who is %s', (anonymity) => {
  it('reads why nothing is shared, is offered the rest, and is held to it', async () => {
    await come({ anonymity, contact: null });
    const page = await browser.get('/follow/consents');
    expect(page.text).toContain(t('follow.consent.anonymous'));
    for (const purpose of ['SHARE_AGENCY', 'SHARE_CONFERENCE', 'APPROACH_OTHER']) {
      expect(page.html).not.toContain(`value="${purpose}"`);
      const sent = await browser.post('/follow/consents', { purpose, party: 'Iemand' });
      expect(sent.status).toBe(422);
    }
    expect([chosenIn(page, 'purpose'), page.html.includes('value="INTERPRETER"')]).toEqual([
      [],
      true,
    ]);
    expect(await states()).toEqual([]);
  });
});
