import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../test/api-client.ts';
import { type FiledCase, filedCase } from '../../../../test/filed-case.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../test/point.ts';
import { cookieFor } from '../../../../test/sign-in.ts';
import { changeNotice } from './change-notice.ts';
import { correct } from './corrections/corrections.ts';

let point: TestPoint;
let filed: FiledCase;
let desk: ApiClient;
const MAIL = { NABIJ_SMTP_URL: 'smtp://127.0.0.1:1', NABIJ_MAIL_FROM: 'post@meldpunt.example' };
const ADMINISTRATOR = {
  login: 'beheer',
  name: 'Beheer',
  role: 'administrator',
  password: 'acht-lange-woorden-hier',
} as const;

beforeAll(async () => {
  point = await testPoint(MAIL);
  await addAccount(point, ADMINISTRATOR);
});
beforeEach(async () => {
  filed = await filedCase(point);
  desk = await client(WORKER);
});
afterAll(() => point.drop());

async function client(person: { login: string; password: string }): Promise<ApiClient> {
  const it = apiClient(point.app);
  const at = { url: POINT_URL, now: point.clock.now() };
  const [name = '', value = ''] = (await cookieFor(point.db, person, at)).split('=');
  it.cookies.set(name, value);
  return it;
}

const at = (rest = '') => `/api/cases/${filed.id}${rest}`;
const setRegime = (body: unknown) => desk.call('PUT', at('/regime'), body);
const consent = (body: object) => {
  const named = { id: randomUUID(), purpose: 'SHARE_AGENCY', party: 'Woonbedrijf' };
  return desk.call('POST', at('/consents'), { ...named, ...body });
};
const entries = async () => {
  const rows = await point.db.execute<{ act: string; subject: string }>(sql`
    select act, subject from audit_entries where case_id = ${filed.id}::uuid
      and (act like 'consent-%' or act = 'regime-set') order by id`);
  return rows.map(({ act, subject }) => [act, subject]);
};

describe('the regime', () => {
  it('is chosen from those of the country, and its terms are shown', async () => {
    const before = await desk.call('GET', at());
    expect(before.body).toMatchObject({ regime: null, regimeFrom: null });
    expect(before.body.regimes).toContain('NL-AWB');
    expect(before.body.regimes).not.toContain('BE-VLG');
    const { body } = await setRegime({ regime: 'NL-AWB', from: '2026-11-20' });
    expect(body).toMatchObject({ regime: 'NL-AWB', regimeFrom: '2026-11-20' });
    expect(body.deadlines).toContainEqual({
      expected: null,
      longest: '2027-01-29',
      standstill: ['AGREED'],
      moves: ['law', 'consent', 'pause', 'done', 'stated'],
      id: 'NL-AWB-HANDLE',
      step: 'handle',
      who: 'PUBLIC_BODY',
      due: '2027-01-04',
      state: 'coming',
      doneOn: null,
      promise: false,
      ref: 'Awb 9:11(1)-(2)',
    });
    const gone = await setRegime({ regime: null });
    expect(gone.body).toMatchObject({ regime: null, regimeFrom: null });
    expect(await entries()).toEqual([
      ['regime-set', 'NL-AWB 2026-11-20'],
      ['regime-set', 'none'],
    ]);
    expect(gone.body.journal).toMatchObject([
      { act: 'open' },
      { act: 'regime' },
      { act: 'regime' },
    ]);
  });

  it('set again to the same is nothing that happened', async () => {
    await setRegime({ regime: 'NL-AWB' });
    await setRegime({ regime: 'NL-AWB' });
    expect(await entries()).toHaveLength(1);
  });

  it.each([
    { regime: 'BE-VLG' },
    { regime: 'NOPE' },
    { regime: '' },
    { regime: 'NL-AWB', from: '2026-11-22' },
    { regime: 'NL-AWB', from: '2026-02-30' },
    { regime: 'NL-AWB', also: 1 },
    {},
  ])('is refused as %j', async (body) => {
    expect((await setRegime(body)).problem).toBe('request-invalid');
  });
});

describe('a consent', () => {
  it('is asked for, noted with how it was said, and its withdrawal is noted', async () => {
    const asked = await consent({ state: 'asked' });
    expect(asked.body.consents).toMatchObject([
      { purpose: 'SHARE_AGENCY', party: 'Woonbedrijf', state: 'asked', askedBy: WORKER.name },
    ]);
    const id = randomUUID();
    await consent({ id, state: 'given', party: 'Politie', manner: 'Aan de balie gezegd.' });
    const withdrawn = await desk.call('POST', at('/consents'), { id, state: 'withdrawn' });
    expect(withdrawn.body.consents).toHaveLength(2);
    expect(withdrawn.body.consents).toContainEqual(
      expect.objectContaining({ id, state: 'withdrawn', manner: 'Aan de balie gezegd.' }),
    );
    expect((await entries()).map(([act]) => act)).toEqual([
      'consent-asked',
      'consent-given',
      'consent-withdrawn',
    ]);
  });

  it.each([
    [{ state: 'given' }, 'request-invalid'],
    [{ state: 'given', manner: ' ' }, 'reason-required'],
    [{ state: 'refused' }, 'request-invalid'],
    [{ state: 'asked', party: null }, 'request-invalid'],
    [{ state: 'asked', purpose: 'NOPE' }, 'request-invalid'],
  ])('as %j is refused', async (body, problem) => {
    expect((await consent(body)).problem).toBe(problem);
  });

  it('of somebody anonymous, of another case, or of no case is refused', async () => {
    const id = randomUUID();
    await consent({ id, state: 'given', manner: 'Gebeld.' });
    filed = await filedCase(point, { anonymity: 'ANON_THIRD', contact: null });
    const stolen = await desk.call('POST', at('/consents'), { id, state: 'withdrawn' });
    expect(stolen.problem).toBe('not-found');
    expect((await consent({ state: 'asked' })).problem).toBe('anonymous-no-contact');
    const nowhere = await desk.call('POST', `/api/cases/${randomUUID()}/consents`, {
      id,
      state: 'withdrawn',
    });
    expect(nowhere.problem).toBe('not-found');
  });
});

it('a consent that is asked is news, one that is noted is none', async () => {
  const { filingKey } = (await filed.open()).open;
  const of = { caseId: filed.id, filingKey, now: point.clock.now() };
  await changeNotice(point.db, of, { email: 'bo@example.org', language: 'nl' });
  const waiting = async () =>
    (await point.db.execute(sql`select from notices where case_id = ${filed.id}::uuid`)).length;
  await consent({ state: 'given', party: 'Politie', manner: 'Aan de balie.' });
  expect(await waiting()).toBe(0);
  await consent({ state: 'asked' });
  expect(await waiting()).toBe(1);
});

describe('one case', () => {
  it('shows what was filed, what is said now, and where news goes', async () => {
    const { filingKey, answers } = (await filed.open()).open;
    const by = { id: randomUUID(), caseId: filed.id, filingKey, now: point.clock.now() };
    const changes = { when: 'gisteren', phone: '06-1' };
    await correct(point.db, { ...by, anonymity: 'NAMED' }, { filed: answers, changes });
    await changeNotice(point.db, by, { email: 'bo@example.org', language: 'nl' });
    const { body } = await desk.call('GET', at());
    expect(body).toMatchObject({
      role: 'SELF',
      filedBy: null,
      earlier: null,
      notice: true,
      filed: { when: 'vorige week' },
      said: { when: 'gisteren', story: answers.story },
      filedContact: { phone: '' },
      contact: { name: 'Bo Wandel', phone: '06-1' },
      corrections: [{ at: point.clock.now().toISOString(), changes }],
      feedback: [],
    });
    expect(JSON.stringify(body)).not.toContain('sealed');
  });
});

it('an administrator sets and notes nothing', async () => {
  desk = await client(ADMINISTRATOR);
  expect((await setRegime({ regime: 'NL-AWB' })).problem).toBe('forbidden');
  expect((await consent({ state: 'asked' })).problem).toBe('forbidden');
});
