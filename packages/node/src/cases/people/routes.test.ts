import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import { caseIn, type FiledCase } from '../../../../../test/filed-case.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';

let point: TestPoint;
let filed: FiledCase;
let desk: ApiClient;
const ADMINISTRATOR = {
  login: 'beheer',
  name: 'Beheer',
  role: 'administrator',
  password: 'acht-lange-woorden-hier',
} as const;
const OTHER = { version: null, role: 'OTHER_SIDE', name: 'De verhuurder', reach: '', note: '' };
const CALL = {
  partyId: null,
  channel: 'PHONE',
  direction: 'out',
  reached: true,
  told: false,
  heard: false,
  at: '2026-11-21T12:00:00Z',
  note: 'Gesproken.',
};

beforeAll(async () => {
  point = await testPoint();
  await addAccount(point, ADMINISTRATOR);
});
beforeEach(async () => {
  filed = await caseIn(point, 'IN_PROGRESS');
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

const at = (rest: string) => `/api/cases/${filed.id}/${rest}`;
const note = (body: object = {}) =>
  desk.call('POST', at('contacts'), { id: randomUUID(), ...CALL, ...body });

describe('who is involved', () => {
  it('is noted, asked for a mediation, spoken with, and shown with the whole case', async () => {
    const pid = randomUUID();
    const added = await desk.call('PUT', at(`people/${pid}`), OTHER);
    expect(added.body).toMatchObject({
      people: [{ id: pid, name: 'De verhuurder', allowed: false, removable: true, version: 1 }],
      hearing: { needed: false, heard: false, notHeard: null },
    });
    const agreed = { answer: 'agreed', manner: 'Zei ja.' };
    const early = await desk.call('PUT', at(`people/${pid}/mediation`), agreed);
    expect(early.problem).toBe('consent-required');
    const consent = { id: randomUUID(), purpose: 'APPROACH_OTHER', party: 'De verhuurder' };
    await desk.call('POST', at('consents'), { ...consent, state: 'given', manner: 'Gezegd.' });
    const answered = await desk.call('PUT', at(`people/${pid}/mediation`), agreed);
    expect(answered.body).toMatchObject({
      people: [{ allowed: true, mediation: 'agreed', mediationManner: 'Zei ja.' }],
    });
    const heard = await note({ partyId: pid, heard: true, note: 'Hun verhaal.' });
    expect(heard.body).toMatchObject({
      hearing: { heard: true },
      people: [{ removable: false }],
      contacts: [{ partyId: pid, by: WORKER.name, note: 'Hun verhaal.', struckAt: null }],
    });
    const gone = await desk.call('DELETE', at(`people/${pid}`));
    expect(gone.problem).toBe('move-not-allowed');
    const withdrawn = { id: consent.id, state: 'withdrawn' };
    const after = await desk.call('POST', at('consents'), withdrawn);
    expect(after.body).toMatchObject({ people: [{ allowed: false }] });
    expect(JSON.stringify(after.body)).not.toContain('sealed');
  });

  it('can be taken out again', async () => {
    const pid = randomUUID();
    await desk.call('PUT', at(`people/${pid}`), OTHER);
    expect((await desk.call('DELETE', at(`people/${pid}`))).body).toMatchObject({ people: [] });
  });

  it.each([
    [{ ...OTHER, role: 'NOPE' }, 'request-invalid'],
    [{ ...OTHER, name: '' }, 'reason-required'],
    [{ ...OTHER, version: 1 }, 'changed-meanwhile'],
    [{ ...OTHER, also: 1 }, 'request-invalid'],
    [{}, 'request-invalid'],
  ])('is refused as %j', async (body, problem) => {
    const answer = await desk.call('PUT', at(`people/${randomUUID()}`), body);
    expect(answer.problem).toBe(problem);
  });
});

describe('a contact', () => {
  it('with the reporter answers the first term, until it is struck out', async () => {
    const terms = (body: Record<string, unknown>) => JSON.stringify(body.deadlines);
    const before = terms((await desk.call('GET', `/api/cases/${filed.id}`)).body);
    const id = randomUUID();
    const noted = await note({ id });
    expect(terms(noted.body)).not.toBe(before);
    expect(terms(noted.body)).toContain('2026-11-21');
    const struck = await desk.call('DELETE', at(`contacts/${id}`));
    expect(terms(struck.body)).toBe(before);
    expect(struck.body).toMatchObject({ contacts: [{ id, struckBy: WORKER.name }] });
  });

  it.each([
    [{ channel: 'WEB' }, 'request-invalid'],
    [{ direction: 'up' }, 'request-invalid'],
    [{ at: '2026-11-21' }, 'request-invalid'],
    [{ at: '2026-11-21T12:06:00Z' }, 'request-invalid'],
    [{ partyId: randomUUID() }, 'not-found'],
    [{ also: 1 }, 'request-invalid'],
  ])('is refused as %j', async (body, problem) => {
    expect((await note(body)).problem).toBe(problem);
  });
});

it('why the other side was not heard is noted and taken back', async () => {
  const notHeard = { reason: 'UNSAFE', why: 'De melder is bang.' };
  const noted = await desk.call('PUT', at('not-heard'), { notHeard });
  expect(noted.body).toMatchObject({ hearing: { notHeard: { ...notHeard, by: WORKER.name } } });
  const back = await desk.call('PUT', at('not-heard'), { notHeard: null });
  expect(back.body).toMatchObject({ hearing: { notHeard: null } });
});

it('an administrator notes nothing', async () => {
  desk = await client(ADMINISTRATOR);
  expect((await note()).problem).toBe('forbidden');
  expect((await desk.call('PUT', at(`people/${randomUUID()}`), OTHER)).problem).toBe('forbidden');
  expect((await desk.call('PUT', at('not-heard'), { notHeard: null })).problem).toBe('forbidden');
});
