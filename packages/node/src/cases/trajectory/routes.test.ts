import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import { caseIn } from '../../../../../test/filed-case.ts';
import { type PlannedCase, plannedCase } from '../../../../../test/planned-case.ts';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import type { PlanSheet } from '../../intake/plan/sheet.ts';
import type { ShownPlan } from './shown-plan.ts';

interface Shown {
  trajectory: { id: string; cases: { number: number }[]; apart: number } | null;
  plan: ShownPlan;
  lookBacks: { id: string; reached: boolean | null; codes: string[] }[];
  type: string;
}

let point: TestPoint;
let desk: ApiClient;
let planned: PlannedCase;

beforeAll(async () => {
  point = await testPoint();
  desk = apiClient(point.app);
  const at = { url: POINT_URL, now: point.clock.now() };
  const [name = '', value = ''] = (await cookieFor(point.db, WORKER, at)).split('=');
  desk.cookies.set(name, value);
});
beforeEach(async () => {
  planned = await plannedCase(point, await caseIn(point, 'CLOSED'));
});
afterAll(() => point.drop());

type Method = 'GET' | 'PUT' | 'DELETE' | 'POST';
const call = async (method: Method, path: string, body?: unknown) => {
  const of = `/api/cases/${planned.filed.id}/${path}`;
  const answer = await desk.call<Shown>(method, of, body);
  return answer.status === 200 ? answer.body : { ...answer.body, status: answer.status };
};
const refused = (status: number) => expect.objectContaining({ status });
const goal = { version: null, area: 'INCOME', words: 'Rondkomen.', reached: false };
const step = {
  ...{ version: null, what: 'Toeslag aanvragen', doer: 'point', name: null },
  ...{ dueOn: '2026-12-01', goalId: null, done: false },
};

describe('the plan over HTTP', () => {
  it('is made, changed and emptied, and each answer is the whole case', async () => {
    const [gid, sid, hid] = [randomUUID(), randomUUID(), randomUUID()];
    expect((await call('PUT', `plan/goals/${gid}`, goal)).plan.goals).toMatchObject([{ id: gid }]);
    await call('PUT', `plan/steps/${sid}`, { ...step, goalId: gid });
    const help = { stepId: sid, answer: 'works', from: 'Gemeente', words: null };
    await call('PUT', `plan/help/${hid}`, help);
    await call('PUT', `plan/goals/${gid}`, { ...goal, version: 1, reached: true });
    const { plan } = await call('PUT', `plan/steps/${sid}`, { ...step, version: 1, done: true });
    expect(plan).toMatchObject({
      goals: [{ version: 2, reachedOn: '2026-11-21' }],
      steps: [{ version: 2, doneOn: '2026-11-21', goalId: null }],
      help: [{ from: 'Gemeente' }],
    });
    expect(await call('DELETE', `plan/goals/${gid}?version=1`)).toEqual(refused(409));
    await call('DELETE', `plan/goals/${gid}?version=2`);
    await call('DELETE', `plan/help/${hid}`);
    const left = await call('DELETE', `plan/steps/${sid}?version=2`);
    expect(left.plan).toMatchObject({ goals: [], steps: [], help: [] });
  });

  it.each([
    ['a goal without words', 'plan/goals', { ...goal, words: ' ' }],
    ['a step for a day that is none', 'plan/steps', { ...step, dueOn: '2026-02-30' }],
    ['a step by nobody', 'plan/steps', { ...step, doer: 'nobody' }],
    ['an answer that is none', 'plan/help', { stepId: null, answer: 'x', from: 'A', words: null }],
    ['a look-back in ten years', 'look-backs', { way: 'others', dueOn: '2036-11-21' }],
  ])('does not take %s', async (_, path, body) => {
    expect(await call('PUT', `${path}/${randomUUID()}`, body)).toEqual(refused(422));
  });

  it('is printed in the language of the person', async () => {
    const gid = await planned.goal({ words: 'Rust' });
    await planned.step({ goalId: gid, what: 'Bellen', dueOn: '2026-12-01' });
    await planned.step({ doer: 'other', name: 'Buurthuis' });
    const of = `/api/cases/${planned.filed.id}/plan/sheet`;
    const { body } = await desk.call<PlanSheet>('GET', of);
    expect(body).toMatchObject({
      language: 'nl',
      title: 'Mijn plan',
      goals: [
        {
          ...{ area: 'Schulden', words: 'Rust' },
          steps: [{ what: 'Bellen', who: 'Ik zelf', when: '1 december 2026' }],
        },
      ],
      others: { title: 'Andere stappen', steps: [{ who: 'Buurthuis', when: 'Geen datum' }] },
    });
    expect(body.about).toContain('Plan van Bo Wandel');
  });
});

describe('a look-back over HTTP', () => {
  it('is planned and noted, or called off', async () => {
    const [id, other] = [randomUUID(), randomUUID()];
    const planning = { way: 'others', dueOn: '2027-01-04' };
    await call('PUT', `look-backs/${id}`, planning);
    await call('PUT', `look-backs/${other}`, planning);
    expect((await call('DELETE', `look-backs/${other}`)).lookBacks).toHaveLength(1);
    const outcome = { reached: true, codes: ['HELPED'], words: '' };
    const { lookBacks } = await call('PUT', `look-backs/${id}/outcome`, outcome);
    expect(lookBacks).toMatchObject([{ id, reached: true, codes: ['HELPED'] }]);
    const person = { ...planning, way: 'person' };
    expect(await call('PUT', `look-backs/${randomUUID()}`, person)).toMatchObject({
      type: 'urn:nabij:problem:consent-required',
    });
  });
});

describe('a trajectory over HTTP', () => {
  it('is joined with agreement, shown, and left', async () => {
    const other = await plannedCase(point);
    const { number } = await other.filed.row();
    expect(await call('PUT', 'trajectory', { number, manner: null })).toEqual(refused(409));
    const { trajectory } = await call('PUT', 'trajectory', { number, manner: 'telefoon' });
    expect(trajectory).toMatchObject({ cases: [{ number }], apart: 0 });
    const page = await desk.call<{ cases: unknown[]; happened: unknown[] }>(
      'GET',
      `/api/trajectories/${trajectory?.id}`,
    );
    expect(page.body.cases).toHaveLength(2);
    expect((await call('DELETE', 'trajectory')).trajectory).toBeNull();
    expect(await call('DELETE', 'trajectory')).toEqual(refused(409));
    const none = await desk.call('GET', `/api/trajectories/${randomUUID()}`);
    expect(none.status).toBe(404);
  });
});

describe('answers used again at the desk', () => {
  const reuse = async (number: number) =>
    desk.call<{ answers: Record<string, string[]>; type: string }>('POST', '/api/intake/reuse', {
      number,
    });

  it('are those that name somebody and how to reach them, where they agreed', async () => {
    const { number } = await planned.filed.row();
    expect((await reuse(number)).body.type).toBe('urn:nabij:problem:consent-required');
    await planned.agrees();
    const { answers } = (await reuse(number)).body;
    expect(answers).toMatchObject({ name: ['Bo Wandel'], role: ['SELF'], place: ['HERE'] });
    expect(Object.keys(answers)).not.toContain('story');
    expect((await reuse(999_999)).status).toBe(404);
  });

  it('are told to the case that is filed with them', async () => {
    const { number } = await planned.filed.row();
    const filing = {
      ...{ requestId: randomUUID(), language: 'nl', reader: 'nl', channel: 'DESK', take: true },
      answers: {
        ...{ want: ['COMPLAINT'], about: ['BOTH'], story: ['Weer zo.'], when: ['nu'] },
        ...{ place: ['HERE'], lives: ['YES'], ground: ['AGE'], role: ['SELF'] },
        ...{ anonymity: ['NAMED'], name: ['Bo Wandel'] },
      },
      earlier: number,
    };
    const { body } = await desk.call<{ caseId: string }>('POST', '/api/intake/filings', filing);
    const shown = await desk.call<{ earlier: number }>('GET', `/api/cases/${body.caseId}`);
    expect(shown.body.earlier).toBe(number);
  });
});
