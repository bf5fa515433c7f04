import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import { type FiledCase, filedCase, wantedFor } from '../../../../../test/filed-case.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { keepAttachment } from '../attachments/attachments.ts';
import { setNotice } from '../notice.ts';
import { openingsOf } from '../openings.ts';
import { provesDeletionOf, readDeletionProof } from '../retention/deletion-proof.ts';
import type { CaseCopy } from './export.ts';

let point: TestPoint;
let filed: FiledCase;
let desk: ApiClient;
const MAIL = { NABIJ_SMTP_URL: 'smtp://127.0.0.1:1', NABIJ_MAIL_FROM: 'post@meldpunt.example' };
const START = new Date('2026-11-21T12:00:00Z');
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
  point.clock.set(START);
  filed = await filedCase(point);
  desk = await client(WORKER);
});
afterAll(() => point.drop());

async function client(person: { login: string; password: string }): Promise<ApiClient> {
  const it = apiClient(point.app);
  const now = point.clock.now();
  const [name = '', value = ''] = (
    await cookieFor(point.db, person, { url: POINT_URL, now })
  ).split('=');
  it.cookies.set(name, value);
  return it;
}

const at = (rest: string) => `/api/cases/${filed.id}/${rest}`;
const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', rest: string, body?: unknown) =>
  desk.call(method, at(rest), body);
const later = (minutes: number) =>
  point.clock.set(new Date(point.clock.now().getTime() + minutes * 60_000));

describe('the class of a case', () => {
  it('is shown with the case, set by a worker, and let go again', async () => {
    const shown = await desk.call('GET', `/api/cases/${filed.id}`);
    expect(shown.body).toMatchObject({
      retention: { class: 'COMPLAINT', byDefault: true, deleteAfter: null },
      hold: null,
      erasure: null,
    });
    for (const name of ['take', 'code', 'close'] as const) await filed.does(wantedFor(name));
    const set = await call('PUT', 'retention', { class: 'YOUTH_FILE' });
    expect(set.body.retention).toEqual({
      class: 'YOUTH_FILE',
      byDefault: false,
      deleteAfter: '2046-11-21T12:00:00.000Z',
    });
    const back = await call('PUT', 'retention', { class: null });
    expect(back.body.retention).toMatchObject({ deleteAfter: '2028-11-21T12:00:00.000Z' });
  });

  it.each(['AUDIT', 'nope', ''])('cannot be %j', async (code) => {
    expect((await call('PUT', 'retention', { class: code })).problem).toBe('request-invalid');
  });
});

describe('a hold', () => {
  const hold = { reason: 'De rechter vraagt het op.', reviewOn: '2027-06-01' };

  it('is set, shown and lifted', async () => {
    expect((await call('POST', 'hold', hold)).body.hold).toEqual({ ...hold, owner: WORKER.name });
    expect((await call('DELETE', 'hold')).body.hold).toBeNull();
    expect((await call('DELETE', 'hold')).status).toBe(404);
  });

  it.each([
    { reason: 'x' },
    { reason: '', reviewOn: '2027-06-01' },
    { reason: 'x', reviewOn: '2026-11-21' },
    { ...hold, owner: 'me' },
  ])('is refused as %j', async (wanted) => {
    expect((await call('POST', 'hold', wanted)).problem).toBe('request-invalid');
  });
});

/** The reporter wants mail when there is news. */
const wantsMail = async () =>
  setNotice(point.db, await filed.actor(), { email: 'bo@example.org', language: 'nl' });
const waiting = async () =>
  (await point.db.execute(sql`select from notices where case_id = ${filed.id}::uuid`)).length;

describe('a request to erase', () => {
  it('that is refused is news; one that is asked, or refused wrongly, is none', async () => {
    await wantsMail();
    const refusal = { decision: 'refuse', reason: 'LEGAL_CLAIM', text: 'Er loopt een zaak.' };
    await call('POST', 'erasure', refusal);
    await call('POST', 'erasure', { decision: 'ask' });
    await call('POST', 'erasure', { ...refusal, reason: 'NOPE' });
    expect(await waiting()).toBe(0);
    expect((await call('POST', 'erasure', refusal)).status).toBe(200);
    expect(await waiting()).toBe(1);
  });

  it('is noted, refused with a reason of the law, and told', async () => {
    const asked = await call('POST', 'erasure', { decision: 'ask' });
    expect(asked.body.erasure).toEqual({
      askedAt: START.toISOString(),
      dueAt: '2026-12-21T12:00:00.000Z',
    });
    const refusal = { decision: 'refuse', reason: 'LEGAL_CLAIM', text: 'Er loopt een zaak.' };
    expect((await call('POST', 'erasure', refusal)).body.erasure).toBeNull();
    const shown = await desk.call('GET', `/api/cases/${filed.id}`);
    expect(shown.body.messages).toMatchObject([{ sender: 'worker', text: 'Er loopt een zaak.' }]);
  });

  it('erases with a proof, and then there is nothing', async () => {
    await call('POST', 'erasure', { decision: 'ask' });
    const { status, body } = await call('POST', 'erasure', { decision: 'erase' });
    expect([status, String(body.proof).split('.').length]).toEqual([200, 3]);
    expect((await desk.call('GET', `/api/cases/${filed.id}`)).status).toBe(404);
  });

  it('proves the same for an id in capitals', async () => {
    await call('POST', 'erasure', { decision: 'ask' });
    const path = `/api/cases/${filed.id.toUpperCase()}/erasure`;
    const { body } = await desk.call('POST', path, { decision: 'erase' });
    const stated = await readDeletionProof([point.key.publicJwk], String(body.proof));
    expect(stated && provesDeletionOf(stated, filed.id)).toBe(true);
  });

  it('is not carried out while held, nor where nobody asked', async () => {
    const erase = { decision: 'erase' };
    expect((await call('POST', 'erasure', erase)).problem).toBe('move-not-allowed');
    await call('POST', 'erasure', { decision: 'ask' });
    await call('POST', 'hold', { reason: 'Zaak.', reviewOn: '2027-06-01' });
    expect((await call('POST', 'erasure', erase)).problem).toBe('held');
  });

  it('is carried out only by who signed in a moment ago', async () => {
    await call('POST', 'erasure', { decision: 'ask' });
    later(16);
    const { problem } = await call('POST', 'erasure', { decision: 'erase' });
    expect(problem).toBe('fresh-sign-in-required');
    expect((await desk.call('GET', `/api/cases/${filed.id}`)).status).toBe(200);
  });
});

describe('the export of a case', () => {
  const exported = async () => {
    const { body } = await desk.call<CaseCopy>('GET', at('export'));
    return body;
  };

  it('has everything, with the notes apart, so that a worker can judge them', async () => {
    await filed.does(wantedFor('note'));
    await filed.answers('Mijn antwoord.');
    await call('POST', 'hold', { reason: 'Beslag.', reviewOn: '2027-06-01' });
    const copy = await exported();
    expect(copy).toMatchObject({
      format: 'nabij-copy-1',
      point: { name: 'Meldpunt Wilgendrecht', url: POINT_URL },
      filed: { story: 'De baas zei dat mijn soort hier niet past.' },
      messages: [{ from: 'reporter', text: 'Mijn antwoord.' }],
      notes: [{ name: WORKER.name, text: 'Gebeld.' }],
      keeping: { hold: { reason: 'Beslag.' } },
    });
    const members = [
      ...['format', 'point', 'takenAt', 'case', 'filed', 'contact', 'corrections', 'consents'],
      ...['feedback', 'people', 'contacts', 'notHeard', 'conferences', 'notice', 'plan', 'terms'],
      ...['decisions', 'barriers', 'coding', 'moves', 'messages', 'letters', 'files', 'history'],
      ...['openings', 'notes', 'keeping'],
    ];
    expect(Object.keys(copy)).toEqual(members);
  });

  it.each([
    ['NAMED', { email: 'bo@example.org', language: 'nl' }],
    ['ANON_FULL', null],
  ])('of somebody who is %s has where mail goes as %j', async (anonymity, notice) => {
    const contact = anonymity === 'NAMED' ? { name: 'Bo', email: '', phone: '' } : null;
    filed = await filedCase(point, { anonymity, contact });
    await wantsMail();
    const copy = await exported();
    expect(copy.notice).toEqual(notice);
    expect(JSON.stringify(copy).includes('bo@example.org')).toBe(notice !== null);
  });

  it('has the files as far as they fit, the rest by name', async () => {
    const { filingKey } = await filed.actor();
    const keep = (name: string, text: string) => {
      const bytes = new TextEncoder().encode(text);
      const now = point.clock.now();
      return keepAttachment(point.db, {
        caseId: filed.id,
        accountId: null,
        filingKey,
        name,
        bytes,
        now,
      });
    };
    await keep('brief.txt', 'Geachte heer,');
    const { files } = await exported();
    expect(files).toMatchObject([{ name: 'brief.txt', from: 'reporter' }]);
    const content = Buffer.from(files[0]?.content ?? '', 'base64').toString();
    expect(content).toContain('Geachte heer');
  });

  it('is written down, and shows who looked before', async () => {
    await exported();
    const [opened, taken] = ['case-opened', 'case-exported'].map((act) => {
      return { name: WORKER.name, act };
    });
    expect((await exported()).openings).toMatchObject([opened, taken, opened, taken]);
  });

  it('is an opening that its reporter is told of', async () => {
    expect(await openingsOf(point.db, filed.id, 9)).toEqual([]);
    await exported();
    const opening = { at: START, name: WORKER.name };
    expect(await openingsOf(point.db, filed.id, 9)).toEqual([opening]);
  });

  it('needs a sign-in of a moment ago', async () => {
    later(16);
    expect((await call('GET', 'export')).problem).toBe('fresh-sign-in-required');
  });
});

describe('an administrator', () => {
  it('reaches none of it', async () => {
    desk = await client(ADMINISTRATOR);
    const tries = [
      call('PUT', 'retention', { class: 'COMPLAINT' }),
      call('POST', 'hold', { reason: 'x', reviewOn: '2027-06-01' }),
      call('POST', 'erasure', { decision: 'erase' }),
      call('GET', 'export'),
      desk.call('GET', '/api/retention'),
      desk.call('POST', '/api/retention/run', { digest: 'x' }),
      desk.call('POST', '/api/retention/rules/preview', { class: 'COMPLAINT', months: 12 }),
      desk.call('PUT', '/api/retention/rules', { class: 'COMPLAINT', months: 12, digest: 'x' }),
    ];
    const problems = (await Promise.all(tries)).map(({ problem }) => problem);
    expect(new Set(problems)).toEqual(new Set(['forbidden']));
  });
});

describe('the screen of terms', () => {
  type Overview = Record<'due' | 'rules' | 'deletions' | 'requests' | 'reviews', unknown[]> & {
    digest: string;
  };
  const overview = async () => (await desk.call<Overview>('GET', '/api/retention')).body;

  it('lists what would go, runs exactly that, and keeps the proof', async () => {
    await point.db.execute(sql`truncate cases, filings cascade`);
    filed = await filedCase(point);
    for (const name of ['take', 'code', 'close'] as const) await filed.does(wantedFor(name));
    point.clock.set(new Date('2028-11-21T12:00:00Z'));
    desk = await client(WORKER);
    const { number } = await filed.row();
    const before = await overview();
    expect(before.due).toEqual([
      { id: filed.id, number, class: 'COMPLAINT', dueSince: '2028-11-21T12:00:00.000Z' },
    ]);
    const stale = await desk.call('POST', '/api/retention/run', { digest: 'x' });
    expect(stale.problem).toBe('changed-meanwhile');
    const { digest } = before;
    const run = await desk.call('POST', '/api/retention/run', { digest });
    expect(run.body).toMatchObject({ cause: 'retention', cases: 1 });
    const after = await overview();
    expect([after.due, after.deletions[0]]).toEqual([[], run.body]);
  });

  it('lists requests by when they are due, and holds whose day of review has come', async () => {
    await point.db.execute(sql`truncate cases, filings cascade`);
    const other = await filedCase(point);
    await desk.call('POST', `/api/cases/${other.id}/erasure`, { decision: 'ask' });
    filed = await filedCase(point);
    await call('POST', 'hold', { reason: 'Zaak.', reviewOn: '2026-11-22' });
    later(24 * 60);
    desk = await client(WORKER);
    await call('POST', 'erasure', { decision: 'ask' });
    const { requests, reviews } = await overview();
    expect(requests).toMatchObject([{ id: other.id }, { id: filed.id }]);
    expect(reviews).toMatchObject([{ id: filed.id, reviewOn: '2026-11-22', owner: WORKER.name }]);
  });

  it("takes the town's own term, and says what the default is", async () => {
    const rule = { class: 'COMPLAINT', months: 12 };
    const path = '/api/retention/rules/preview';
    const seen = await desk.call<{ digest: string }>('POST', path, rule);
    expect(seen.body).toMatchObject({ before: 'P2Y', after: 'P1Y', comes: 0, stays: 0 });
    const { digest } = seen.body;
    const { body } = await desk.call<Overview>('PUT', '/api/retention/rules', { ...rule, digest });
    expect(body.rules).toContainEqual({
      class: 'COMPLAINT',
      keep: 'P1Y',
      default: 'P2Y',
      from: 'closed',
      basis: 'K (common convention, check)',
      statutory: false,
      least: { keep: 'P1Y', basis: 'AWB 9:24(1)' },
      most: { keep: 'P10Y', basis: 'D (GDPR 5(1)(e))' },
    });
    const again = await desk.call('PUT', '/api/retention/rules', { ...rule, digest });
    expect(again.problem).toBe('changed-meanwhile');
    const wrongs = [
      { class: 'AUDIT', months: 12 },
      { ...rule, months: 11 },
      { ...rule, months: 13.5 },
    ];
    for (const wrong of wrongs) {
      expect((await desk.call('POST', path, wrong)).problem).toBe('request-invalid');
      const put = await desk.call('PUT', '/api/retention/rules', { ...wrong, digest });
      expect(put.problem).toBe('request-invalid');
    }
  });
});
