import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import { type FiledCase, filedCase, wantedFor } from '../../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import type { Answers } from '../../intake/report/answers.ts';
import { changeNotice } from '../change-notice.ts';
import { askErasure } from '../rights/erasure.ts';

const START = new Date('2026-11-23T09:00:00Z');
const MAIL = { NABIJ_SMTP_URL: 'smtp://127.0.0.1:1', NABIJ_MAIL_FROM: 'post@meldpunt.example' };
const HANDLE = 'NL-AWB-HANDLE';
let point: TestPoint;
let filed: FiledCase;
let desk: ApiClient;
beforeAll(async () => {
  point = await testPoint(MAIL);
});
beforeEach(async () => {
  await goTo(START);
  await take({});
});
afterAll(() => point.drop());

async function goTo(now: Date) {
  point.clock.set(now);
  desk = apiClient(point.app);
  const cookie = await cookieFor(point.db, WORKER, { url: POINT_URL, now });
  const [name = '', value = ''] = cookie.split('=');
  desk.cookies.set(name, value);
}

async function take(answers: Partial<Answers>) {
  filed = await filedCase(point, answers);
  await filed.does(wantedFor('take'));
  await choose('NL-AWB');
}

const at = (rest = '') => `/api/cases/${filed.id}${rest}`;
const choose = (regime: string, more = {}) => desk.call('PUT', at('/regime'), { regime, ...more });
const note = (news: object, id: string = randomUUID()) =>
  desk.call('PUT', at(`/terms/${id}`), { term: HANDLE, ...news });
const pause = (more: object = {}, id?: string) =>
  note({ kind: 'pause', from: '2026-11-23', until: null, reason: 'AGREED', ...more }, id);
const law = { term: HANDLE, basis: 'law', until: '2027-01-20' } as const;
const LETTER = 'Er is meer tijd nodig, want de getuige is ziek.';
const extend = (more: object = {}, id: string = randomUUID()) =>
  desk.call('PUT', at(`/extensions/${id}`), { ...law, text: LETTER, ...more });
const letter = (query: Record<string, string>) =>
  desk.call('GET', `${at('/extensions/letter')}?${new URLSearchParams(query)}`);
type Body = Awaited<ReturnType<typeof pause>>['body'];
const handle = (body: Body) =>
  (body.deadlines as { id: string; due: string; state: string }[]).find(({ id }) => id === HANDLE);
const audited = async () => {
  const rows = await point.db.execute<{ act: string; subject: string }>(sql`
    select act, subject from audit_entries where case_id = ${filed.id}::uuid
      and act like 'term-%' order by id`);
  return rows.map(({ act, subject }) => `${act} ${subject}`);
};

describe('a term that stands still', () => {
  it('is shown so, with why, and goes on from the day that is given later', async () => {
    const id = randomUUID();
    const { body } = await pause({ note: 'Bo wacht op papieren.' }, id);
    expect(handle(body)).toMatchObject({ state: 'paused', due: '2027-01-04' });
    expect(body.termChanges).toMatchObject([
      { id, kind: 'pause', from: '2026-11-23', until: null, note: 'Bo wacht op papieren.' },
    ]);
    const ended = await pause({ until: '2026-11-30', note: null }, id);
    expect(handle(ended.body)).toMatchObject({ due: '2027-01-11' });
    expect(ended.body.termChanges).toMatchObject([{ note: 'Bo wacht op papieren.' }]);
    expect(ended.body.journal).toMatchObject([
      ...[{ act: 'take' }, { act: 'regime' }, { act: 'open' }],
      ...[{ act: 'term-pause' }, { act: 'term-pause' }],
    ]);
    expect(await audited()).toEqual([`term-paused ${HANDLE}`, `term-paused ${HANDLE}`]);
    const row = await point.db.execute(sql`select * from term_changes`);
    expect(JSON.stringify(row)).not.toContain('papieren');
  });

  it('noted twice is noted once', async () => {
    const id = randomUUID();
    await pause({}, id);
    await pause({}, id);
    expect(await audited()).toHaveLength(1);
    expect((await note({ kind: 'done', on: '2026-11-23' }, id)).problem).toBe('changed-meanwhile');
  });

  it.each([
    { term: 'POINT-ACK' },
    { term: 'NL-AWB-REFUSE' },
    { term: 'NL-WMO-DECIDE', reason: 'WAITS_FOR_REPORTER' },
    { reason: 'WAITS_FOR_REPORTER' },
    { reason: 'IDENTITY' },
    { from: '2026-11-24' },
    { until: '2026-11-22' },
    { from: '2026-02-30' },
    { also: 1 },
  ])('is refused as %j', async (more) => {
    expect((await pause(more)).problem).toBe('request-invalid');
    expect(await audited()).toEqual([]);
  });
});

describe('what others did or say', () => {
  it('is noted, and taken back where it was a mistake', async () => {
    const id = randomUUID();
    const done = await note({ kind: 'done', on: '2026-11-20', note: 'Gebeld.' }, id);
    expect(handle(done.body)).toMatchObject({ state: 'done', doneOn: '2026-11-20', moves: [] });
    const back = await desk.call('DELETE', at(`/terms/${id}`));
    expect(handle(back.body)).toMatchObject({ state: 'coming' });
    expect(back.body.termChanges).toEqual([]);
    const stated = await note({ kind: 'stated', until: '2027-01-08' });
    expect(handle(stated.body)).toMatchObject({ expected: '2027-01-08', due: '2027-01-04' });
    expect((await note({ kind: 'done', on: '2026-11-24' })).problem).toBe('request-invalid');
    const own = await note({ kind: 'done', term: 'POINT-ACK', on: '2026-11-23' });
    expect(own.problem).toBe('request-invalid');
  });

  it('is asked for where the law names no day', async () => {
    const { body } = await choose('NL-JW');
    expect(body.openTerms).toEqual([{ id: 'NL-JW-HANDLE', step: 'handle' }]);
    const told = await note({ kind: 'stated', term: 'NL-JW-HANDLE', until: '2027-03-01' });
    expect(told.body.openTerms).toEqual([]);
    expect(told.body.deadlines).toContainEqual(
      expect.objectContaining({ id: 'NL-JW-HANDLE', due: '2027-03-01' }),
    );
    const stood = await pause({ term: 'NL-JW-HANDLE' });
    expect(stood.problem).toBe('request-invalid');
  });

  it('of another case is not found, and of an ended one not changed', async () => {
    const id = randomUUID();
    await pause({}, id);
    const first = filed;
    await take({});
    expect((await desk.call('DELETE', at(`/terms/${id}`))).problem).toBe('not-found');
    expect((await pause({}, id)).problem).toBe('changed-meanwhile');
    filed = first;
    await filed.withdraws();
    expect((await desk.call('DELETE', at(`/terms/${id}`))).problem).toBe('move-not-allowed');
    expect((await pause()).problem).toBe('move-not-allowed');
    expect((await extend()).problem).toBe('move-not-allowed');
  });
});

describe('a term that is put off', () => {
  it('has a new day, and its letter is a message and news', async () => {
    const { filingKey } = (await filed.open()).open;
    const of = { caseId: filed.id, filingKey, now: point.clock.now() };
    await changeNotice(point.db, of, { email: 'bo@example.org', language: 'nl' });
    const id = randomUUID();
    const { body } = await extend({}, id);
    expect(handle(body)).toMatchObject({ due: '2027-01-20', longest: '2027-02-01' });
    expect(body.messages).toMatchObject([{ id, sender: 'worker', text: LETTER }]);
    const waiting = sql`select from notices where case_id = ${filed.id}::uuid`;
    expect(await point.db.execute(waiting)).toHaveLength(1);
    // sent again it is the same letter; for another day it is another one
    expect((await extend({}, id)).body.messages).toHaveLength(1);
    expect((await extend({ until: '2027-01-21' }, id)).problem).toBe('changed-meanwhile');
    expect(await audited()).toEqual([`term-extended ${HANDLE}`]);
    expect((await desk.call('DELETE', at(`/terms/${id}`))).problem).toBe('move-not-allowed');
  });

  it('ends at most where the law says, all letters together', async () => {
    expect((await extend({ until: '2027-02-02' })).problem).toBe('extension-not-allowed');
    await extend();
    expect((await extend({ until: '2027-01-19' })).problem).toBe('extension-not-allowed');
    expect((await extend({ until: '2027-02-01' })).problem).toBeUndefined();
    expect((await extend({ until: '2027-02-02' })).problem).toBe('extension-not-allowed');
    const agreed = { until: '2027-03-01', basis: 'consent', consent: 'Brief van 20 november.' };
    expect((await extend({ ...agreed, consent: ' ' })).problem).toBe('reason-required');
    const { body } = await extend(agreed);
    expect(handle(body)).toMatchObject({ due: '2027-03-01' });
    expect(body.termChanges).toContainEqual(
      expect.objectContaining({ basis: 'consent', note: 'Brief van 20 november.' }),
    );
  });

  it('is put off on its last day, and not on the day after', async () => {
    await goTo(new Date('2027-01-04T22:00:00Z'));
    expect((await letter({ ...law })).problem).toBeUndefined();
    await goTo(new Date('2027-01-04T23:30:00Z'));
    expect((await extend()).problem).toBe('extension-not-allowed');
    expect((await letter({ ...law })).problem).toBe('extension-not-allowed');
    const agreed = { basis: 'consent', consent: 'Gebeld.' };
    expect((await extend(agreed)).problem).toBe('extension-not-allowed');
  });

  it.each([
    [{ term: 'POINT-ACK', until: '2026-12-24' }, 'extension-not-allowed'],
    [{ term: 'NL-AWB-REFUSE' }, 'extension-not-allowed'],
    [{ term: 'NL-WMO-DECIDE' }, 'request-invalid'],
    [{ until: '2027-01-04' }, 'extension-not-allowed'],
    [{ text: 'Want: […]' }, 'reason-required'],
    [{ text: '  ' }, 'request-invalid'],
    [{ text: '' }, 'request-invalid'],
    [{ basis: 'hope' }, 'request-invalid'],
  ])('is refused as %j', async (more, problem) => {
    const { problem: said } = await extend(more);
    expect(said).toBe(problem);
    expect(await audited()).toEqual([]);
    expect((await desk.call('GET', at())).body.messages).toEqual([]);
  });

  it('is also an answer to who asks to be erased, where the case has ended too', async () => {
    await filed.withdraws();
    const { now, country } = await filed.actor();
    await askErasure(point.db, filed.id, { actor: { kind: 'reporter' }, now, country });
    const { body } = await extend({ term: 'POINT-ERASURE', until: '2027-02-01' });
    expect(body.deadlines).toMatchObject([{ id: 'POINT-ERASURE', due: '2027-02-01' }]);
    expect(body.erasure).toMatchObject({ dueAt: '2027-02-01T12:00:00.000Z' });
    expect((await filed.row()).dueOn).toBe('2027-02-01');
  });
});

describe('the letter', () => {
  it('says who, what and until when, and leaves why to the worker', async () => {
    const { body } = await letter({ ...law });
    expect(body.language).toBe('nl');
    for (const said of ['De gemeente', '4 januari 2027', '20 januari 2027', 'Awb 9:11', '[…]']) {
      expect(body.text).toContain(said);
    }
    const agreed = await letter({ ...law, basis: 'consent', until: '2027-04-01' });
    expect(agreed.body.text).toContain('ingestemd');
    await choose('NL-AWB', { ours: true });
    expect((await letter({ ...law })).body.text).toContain('Wij hebben meer tijd nodig');
  });

  it('of no case, or for no day, is refused', async () => {
    expect((await letter({ ...law, until: 'soon' })).problem).toBe('request-invalid');
    expect((await letter({ ...law, term: 'NOPE' })).problem).toBe('extension-not-allowed');
    const nowhere = `/api/cases/${randomUUID()}/extensions/letter?${new URLSearchParams(law)}`;
    expect((await desk.call('GET', nowhere)).problem).toBe('not-found');
  });
});

it('whoever handles it is chosen with the rules', async () => {
  const { body } = await choose('NL-AWB', { ours: true, from: '2026-11-20' });
  expect(body).toMatchObject({ regimeOurs: true, regimeFrom: '2026-11-20' });
  expect(handle(body)).toMatchObject({ who: 'POINT' });
  const none = await desk.call('PUT', at('/regime'), { regime: null, ours: true });
  expect(none.body).toMatchObject({ regime: null, regimeOurs: false });
});

it('a note that was moved to another change does not open', async () => {
  await pause({ note: 'Eerste.' });
  await pause({ from: '2026-11-22', until: '2026-11-22', note: 'Tweede.' });
  await point.db.execute(sql`update term_changes it set sealed_note = (
    select sealed_note from term_changes other where other.id <> it.id
      and other.case_id = it.case_id limit 1) where it.case_id = ${filed.id}::uuid`);
  expect((await desk.call('GET', at())).problem).toBe('seal-broken');
});
