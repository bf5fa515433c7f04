import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Citizen, citizen } from '../../../../../../test/citizen.ts';
import { type FiledCase, filedCase } from '../../../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../../../test/point.ts';
import { addConsent, listConsents } from '../../../cases/consents/consents.ts';
import { handovers } from '../../../handover/tables.ts';
import { LANGUAGES, loadTexts } from '../../texts.ts';

const { t } = loadTexts()('nl');
const NAME = 'Meldpunt <Bosdam>';
const PEER = 'https://bosdam.example';
const FACTS = { name: NAME, phone: '0999 44 55 66', address: 'Kade 1, Bosdam', hours: 'Ma–vr' };

let point: TestPoint;
let filed: FiledCase;
let browser: Citizen;

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await filedCase(point, {});
  browser = citizen(point.app);
  await browser.post('/follow', { code: filed.code });
});
afterAll(() => point.drop());

async function asks(parts: string[]): Promise<string> {
  const { filingKey } = (await filed.open()).open;
  const id = randomUUID();
  const now = point.clock.now();
  const by = { caseId: filed.id, filingKey, accountId: point.worker.accountId, now };
  const about = { entityId: PEER, parts };
  const wanted = {
    id,
    purpose: 'SHARE_AGENCY',
    party: NAME,
    state: 'asked',
    point: about,
  } as const;
  await addConsent(point.db, by, wanted);
  return id;
}

async function states(): Promise<string[]> {
  const { filingKey } = (await filed.open()).open;
  const all = await listConsents(point.db, { caseId: filed.id, filingKey });
  return all.map(({ state }) => state);
}

type Row = typeof handovers.$inferInsert;

/** A handover of this case as its table keeps it. */
async function handover(side: Row['side'], at: string, more: Partial<Row> = {}): Promise<void> {
  const now = point.clock.now();
  const until = Math.floor(now.getTime() / 1_000) + 86_400;
  await point.db.insert(handovers).values({
    ...{ id: randomUUID(), side, peer: PEER, peerFacts: FACTS, caseId: filed.id },
    ...{ offeredAt: now, changedAt: now },
    state: sql`${JSON.stringify({ at })}::jsonb`,
    offer: sql`${JSON.stringify({ until })}::jsonb`,
    ...more,
  } as Row);
}

describe('a reporter who is asked whether another point may go on', () => {
  it('reads which point, what it gets and nothing of codes, and says yes', async () => {
    const id = await asks(['STORY', 'FILES']);
    const page = await browser.get('/follow/consents');
    const said = [
      ...[t('handover.ask', { name: NAME }), t('handover.gets', { name: NAME })],
      ...[t('handover.part.STORY'), t('handover.part.FILES'), t('handover.only')],
      ...[t('handover.button.given'), t('handover.button.refused')],
    ];
    for (const sentence of said) expect(page.text).toContain(sentence);
    expect(page.text).not.toContain(t('handover.part.CONTACT'));
    expect(page.html).not.toContain('<Bosdam>');
    await browser.post(`/follow/consents/${id}`, { state: 'given' });
    expect(await states()).toEqual(['given']);
    const given = await browser.get('/follow/consents');
    expect(given.text).toContain(t('handover.given', { name: NAME }));
    await browser.post(`/follow/consents/${id}`, { state: 'withdrawn' });
    expect(await states()).toEqual(['withdrawn']);
  });

  it('may say no', async () => {
    const id = await asks(['STORY']);
    await browser.post(`/follow/consents/${id}`, { state: 'refused' });
    expect(await states()).toEqual(['refused']);
  });

  it.each(LANGUAGES)('is asked in %s', async (language) => {
    await asks(['STORY', 'CONTACT', 'CODING', 'PEOPLE', 'CONVERSATION', 'FILES', 'PLAN']);
    const page = await browser.get(`/follow/consents?lang=${language}`);
    const texts = loadTexts()(language);
    expect(page.text).toContain(texts.t('handover.what'));
    expect(page.text).not.toContain('handover.');
  });
});

describe('while another point is asked', () => {
  it('everything is as it was, and the yes can be taken back', async () => {
    await handover('sender', 'offered');
    const page = await browser.get('/follow');
    expect(page.text).toContain(t('handover.offered', { name: NAME }));
    expect(page.html).toContain('href="/follow/consents"');
    expect(page.text).toContain(t('follow.answer'));
  });
});

describe.each(['moved', 'arrived'])('once it is %s', (at) => {
  it('the code opens who has it, and nothing of the report', async () => {
    await handover('sender', at, at === 'arrived' ? { since: point.clock.now() } : {});
    const back = citizen(point.app);
    expect((await back.post('/follow', { code: filed.code })).path).toBe('/follow');
    const page = await back.get('/follow');
    const said = [
      ...[t('handover.title', { name: NAME }), t('handover.code', { name: NAME })],
      ...[FACTS.address, FACTS.hours, `${PEER}/follow`],
    ];
    for (const sentence of said) expect(page.text).toContain(sentence);
    expect(page.html).toContain('href="tel:0999445566"');
    expect(page.text).not.toContain(t('follow.messages'));
    expect(page.html).not.toContain('<Bosdam>');
    expect((await back.get('/follow/said')).path).toBe('/follow');
    const sent = await back.post('/follow/answer', { answer: 'Hallo', messageId: randomUUID() });
    expect([sent.status, sent.text.includes('Hallo')]).toEqual([409, true]);
  });
});

describe('where it came from another point', () => {
  it('says from where and since when, and goes on here', async () => {
    await handover('sender', 'arrived', { offeredAt: new Date('2026-01-05T09:00:00Z') });
    await handover('receiver', 'arrived', { since: new Date('2026-11-20T09:00:00Z') });
    const page = await browser.get('/follow');
    const date = '20 november 2026';
    expect(page.text).toContain(t('handover.came', { name: NAME, date }));
    expect(page.text).toContain(t('follow.answer'));
  });
});
