import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { follow } from '../follow/follow.ts';
import { deleteExpiredVisits } from '../store.ts';
import { deskRequests } from '../tables.ts';
import type { FormQuestion } from './form.ts';
import { deleteOldRequests } from './store.ts';

let point: TestPoint;
let desk: ApiClient;

const ADMIN = { ...WORKER, login: 'beheer', role: 'administrator' } as const;
const COLLEAGUE = { ...WORKER, login: 'bert', name: 'Bert Balie', role: 'worker' } as const;

async function deskOf(person: typeof WORKER | typeof ADMIN | typeof COLLEAGUE) {
  const client = apiClient(point.app);
  const at = { url: POINT_URL, now: point.clock.now() };
  const [name = '', value = ''] = (await cookieFor(point.db, person, at)).split('=');
  client.cookies.set(name, value);
  return client;
}

beforeAll(async () => {
  point = await testPoint();
  await addAccount(point, ADMIN);
  await addAccount(point, COLLEAGUE);
  desk = await deskOf(WORKER);
});
afterAll(() => point.drop());

const ANSWERS = {
  want: ['COMPLAINT'],
  about: ['BOTH'],
  story: ['  Zij lieten mij\r\nbuiten wachten.\u0000 '],
  place: ['HERE'],
  lives: ['YES'],
  when: ['maandag'],
  ground: ['AGE', 'SEX'],
  role: ['REPRESENTATIVE'],
  anonymity: ['NAMED'],
  name: ['Sam Verzonnen'],
};

const filing = (change: Record<string, unknown> = {}) => ({
  requestId: randomUUID(),
  language: 'nl',
  reader: 'en',
  channel: 'DESK',
  answers: ANSWERS,
  take: false,
  ...change,
});

interface Filed {
  code: string;
  caseId: string;
  number: number;
  sheet: { filed: string; parts: { lines: string[] }[]; proof: { qr: { size: number } } };
}

const file = async (body: unknown, client = desk) =>
  client.call<Filed>('POST', '/api/intake/filings', body);
const shown = async (id: string) => (await desk.call('GET', `/api/cases/${id}`)).body;
const howMany = async () => {
  const { body } = await desk.call<{ cases: unknown[] }>('GET', '/api/cases?state=all');
  return body.cases.length;
};

describe('filing for somebody', () => {
  it('gives a code that opens the report, and a case with who filed and how', async () => {
    const { status, body } = await file(filing({ channel: 'PHONE' }));
    expect(status).toBe(200);
    const followed = await follow(point.db, body.code);
    expect(followed?.caseId).toBe(body.caseId);
    expect(await shown(body.caseId)).toMatchObject({
      number: body.number,
      state: 'RECEIVED',
      channel: 'PHONE',
      role: 'REPRESENTATIVE',
      filedBy: WORKER.name,
      ownerName: null,
      filed: { story: 'Zij lieten mij\nbuiten wachten.', grounds: ['AGE', 'SEX'] },
      contact: { name: 'Sam Verzonnen' },
    });
    const audit = await desk.call<{ entries: { act: string; caseId: string; name: string }[] }>(
      'GET',
      '/api/audit',
    );
    const acts = audit.body.entries.filter(({ caseId }) => caseId === body.caseId);
    expect(acts.map(({ act }) => act)).toContain('filed-for');
  });

  it('lets the worker have the case from the start', async () => {
    const { body } = await file(filing({ take: true }));
    const detail = await shown(body.caseId);
    expect(detail).toMatchObject({ state: 'IN_PROGRESS', mine: true, ownerName: WORKER.name });
    expect((detail.journal as { act: string }[]).map(({ act }) => act)).toContain('take');
    expect(body.sheet.parts.flatMap(({ lines }) => lines).join()).toContain(WORKER.name);
  });

  it('files a request once, and gives the same code again', async () => {
    const [before, once] = [await howMany(), filing({ take: true })];
    const both = await Promise.all([file(once), file(once)]);
    const again = await file({ ...once, requestId: once.requestId.toUpperCase() });
    const codes = [...both, again].map(({ status, body }) => [status, body.code, body.number]);
    expect(new Set(codes.map(String)).size).toBe(1);
    expect(await howMany()).toBe(before + 1);
  });

  it('files a request once, also when the code can no longer be shown', async () => {
    const [before, once, start] = [await howMany(), filing({ take: true }), point.clock.now()];
    const { body } = await file(once);
    const at = async (hours: number) => {
      point.clock.set(new Date(start.getTime() + hours * 3_600_000));
      return file(once, await deskOf(WORKER));
    };
    const expired = await at(2);
    await deleteExpiredVisits(point.db, point.clock.now());
    await deleteOldRequests(point.db, point.clock.now());
    for (const again of [expired, await at(3), await at(29 * 24)]) {
      const { caseId, number } = body;
      expect([again.status, again.problem]).toEqual([409, 'filed-before']);
      expect(again.body).toMatchObject({ caseId, number });
      expect(again.body).not.toHaveProperty('code');
    }
    desk = await deskOf(WORKER);
    expect(await howMany()).toBe(before + 1);
    await deleteOldRequests(point.db, new Date(start.getTime() + 31 * 86_400_000));
    expect(await point.db.$count(deskRequests)).toBe(0);
    point.clock.set(start);
    desk = await deskOf(WORKER);
  });

  it('keeps the code from a colleague who knows the request', async () => {
    const once = filing();
    const [mine, theirs] = [await file(once), await file(once, await deskOf(COLLEAGUE))];
    expect(theirs.body.code).not.toBe(mine.body.code);
  });

  it('counts terms from the day on which a letter came', async () => {
    const { body } = await file(filing({ channel: 'POST', receivedOn: '2026-11-02' }));
    expect(await shown(body.caseId)).toMatchObject({ receivedAt: '2026-11-02T12:00:00.000Z' });
    const october = await file(filing({ channel: 'POST', receivedOn: '2026-10-30' }));
    const counted = await point.db.execute(sql`select month, channel from tallies
      where case_id = ${october.body.caseId}::uuid`);
    expect(counted.map((row) => ({ ...row }))).toEqual([{ month: '2026-10', channel: 'POST' }]);
    for (const receivedOn of ['2026-11-22', '2025-11-20']) {
      const wrong = await file(filing({ channel: 'POST', receivedOn }));
      const errors = (wrong.body as unknown as { errors: { field: string }[] }).errors;
      expect([wrong.status, errors.map(({ field }) => field)]).toEqual([422, ['receivedOn']]);
    }
  });

  it('says what has to be mended, in the language of the worker', async () => {
    const before = await howMany();
    const answers = { want: ['COMPLAINT'], anonymity: ['NAMED'], email: ['geen adres'] };
    const { status, body, problem } = await file(filing({ answers }));
    expect([status, problem]).toEqual([422, 'request-invalid']);
    const { errors } = body as unknown as { errors: { field: string; message: string }[] };
    const fields = errors.map(({ field }) => field).sort();
    expect(fields).toEqual(['email', 'lives', 'name', 'place', 'story']);
    for (const { message } of errors) expect(message).toMatch(/^[A-Z][^{}]+\.[^{}]*$/);
    expect(JSON.stringify(errors)).not.toContain('geen adres');
    expect(await howMany()).toBe(before);
  });

  it('keeps nothing that was not asked', async () => {
    const answers = { ...ANSWERS, want: ['REPORT'], phone: ['0999'], secret: ['x'] };
    const { body } = await file(filing({ answers }));
    const detail = await shown(body.caseId);
    expect(detail).toMatchObject({ request: 'REPORT', anonymity: 'ANON_FULL', contact: null });
  });

  it.each([
    ['the citizen’s own way in', { channel: 'WEB' }],
    ['a screen', { channel: 'KIOSK' }],
    ['a language without pages', { language: 'xx' }],
    ['a request without an id', { requestId: '1' }],
    ['a day that is none', { receivedOn: '2026-02-30' }],
    ['one member too many', { filedBy: randomUUID() }],
    ['a text in place of a list', { answers: { story: 'x' } }],
  ])('refuses %s', async (_, change) => {
    expect((await file(filing(change))).status).toBe(422);
  });

  it('is for workers and leads only', async () => {
    const administrator = await deskOf(ADMIN);
    expect((await file(filing(), administrator)).status).toBe(403);
    expect((await administrator.call('GET', '/api/intake/form?language=nl')).status).toBe(403);
    expect((await apiClient(point.app).call('GET', '/api/intake/form?language=nl')).status).toBe(
      401,
    );
  });
});

describe('the form', () => {
  it('is the citizen’s, in the language that is asked', async () => {
    const path = '/api/intake/form?language=en';
    const { body } = await desk.call<{ language: string; questions: FormQuestion[] }>('GET', path);
    expect(body.language).toBe('en');
    expect(body.questions[0]?.id).toBe('want');
    expect((await desk.call('GET', '/api/intake/form?language=zz')).status).toBe(422);
  });
});
