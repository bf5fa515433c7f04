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
const PLAN = {
  version: null,
  state: 'planned',
  at: '2026-11-24T10:00:00+01:00',
  question: 'Wie helpt met de huur?',
  place: 'Wijkhuis',
  notes: '',
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

const at = (rest: string) => `/api/cases/${filed.id}/conferences/${rest}`;
const planned = async (body: object = {}) => {
  const id = randomUUID();
  return { id, answer: await desk.call('PUT', at(id), { ...PLAN, ...body }) };
};
const guest = (id: string, body: object) =>
  desk.call('PUT', at(`${id}/guests/${randomUUID()}`), { accountId: null, name: null, ...body });

describe('a conference over HTTP', () => {
  it('goes from the plan to steps of the plan, and the answer is always the whole case', async () => {
    const { id, answer } = await planned();
    expect(answer.body).toMatchObject({
      id: filed.id,
      conferences: [{ id, question: PLAN.question, at: '2026-11-24T09:00:00.000Z', guests: [] }],
    });
    const accountId = point.worker.accountId;
    const invited = await guest(id, { kind: 'colleague', accountId });
    expect(invited.body).toMatchObject({ conferences: [{ guests: [{ name: WORKER.name }] }] });
    const [gid] = [...JSON.stringify(invited.body).matchAll(/"guests":\[\{"id":"([^"]+)"/g)];
    const shown = at(`${id}/guests/${gid?.[1]}/shown`);
    const seen = await desk.call('POST', shown, { id: randomUUID(), parts: ['STORY'] });
    expect(seen.body).toMatchObject({
      conferences: [{ guests: [{ shown: [{ parts: ['STORY'] }] }] }],
    });

    const step = randomUUID();
    const agreed = {
      id: step,
      what: 'Belt de bank',
      doer: 'point',
      name: null,
      dueOn: '2026-12-01',
    };
    for (const _ of [1, 2]) {
      const { body, status } = await desk.call('POST', at(`${id}/steps`), agreed);
      expect([status, body]).toMatchObject([200, { conferences: [{ steps: [step] }] }]);
      expect(JSON.stringify(body)).toContain('Belt de bank');
    }
    expect(JSON.stringify(seen.body)).not.toContain('sealed');
  });

  it.each([
    [{ at: 'morgen' }, 'request-invalid'],
    [{ state: 'NOPE' }, 'request-invalid'],
    [{ question: '' }, 'reason-required'],
    [{ also: 1 }, 'request-invalid'],
  ])('is refused as %j', async (body, problem) => {
    expect((await planned(body)).answer.problem).toBe(problem);
  });

  it('invites only colleagues who are let in, and outsiders only with consent', async () => {
    const { id } = await planned();
    const stranger = await guest(id, { kind: 'colleague', accountId: randomUUID() });
    expect(stranger.problem).toBe('request-invalid');
    const agency = await guest(id, { kind: 'agency', name: 'Wijkteam' });
    expect(agency.problem).toBe('consent-required');
  });

  it('writes no step into the plan that is none', async () => {
    const { id } = await planned();
    const none = { id: randomUUID(), what: ' ', doer: 'point', name: null, dueOn: null };
    expect((await desk.call('POST', at(`${id}/steps`), none)).problem).toBe('reason-required');
    const elsewhere = at(`${randomUUID()}/steps`);
    expect((await desk.call('POST', elsewhere, { ...none, what: 'x' })).problem).toBe('not-found');
  });

  it('is nothing for an administrator', async () => {
    desk = await client(ADMINISTRATOR);
    expect((await planned()).answer.problem).toBe('forbidden');
  });
});
