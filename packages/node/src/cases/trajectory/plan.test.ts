import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseIn } from '../../../../../test/filed-case.ts';
import { type PlannedCase, plannedCase } from '../../../../../test/planned-case.ts';
import { type TestPoint, testPoint } from '../../../../../test/point.ts';
import { SealBroken } from '../../vault/seal.ts';
import { changeGoal, removeGoal } from './goals.ts';
import { removeHelp } from './help.ts';
import { trajectoryPart } from './part.ts';
import { openGoal, openStep, PLAN_MAX, sealGoal, sealStep } from './plan.ts';
import { addStep, changeStep, removeStep } from './steps.ts';

let point: TestPoint;
let planned: PlannedCase;
const problem = (code: string) => ({ problem: code });

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  planned = await plannedCase(point);
});
afterAll(() => point.drop());

const part = async (of = planned) => {
  const { db, worker: who, clock, key } = point;
  const looking = { who, now: clock.now(), country: 'NL', nodeKeys: [key.publicJwk] } as const;
  return trajectoryPart(db, await of.filed.open(), looking);
};
const audited = async () => {
  const rows = await point.db.execute<{ act: string; subject: string }>(sql`
    select act, subject from audit_entries where case_id = ${planned.filed.id}::uuid
    and act = 'plan-changed' order by id`);
  return rows.map(({ subject }) => subject);
};
const journaled = async () => {
  const rows = await point.db.execute<{ act: string }>(sql`
    select act from journal where case_id = ${planned.filed.id}::uuid and act = 'plan'`);
  return rows.length;
};

describe('a plan', () => {
  it('has goals in the person’s words, steps to them, and what those who help say', async () => {
    expect(await part()).toMatchObject({ trajectory: null, plan: { goals: [], room: PLAN_MAX } });
    const goalId = await planned.goal({ words: ' Geen brieven meer van deurwaarders. ' });
    const stepId = await planned.step({
      goalId,
      doer: 'other',
      name: ' Schuldhulp ',
      dueOn: '2026-12-01',
    });
    await planned.help({ stepId, answer: 'works', words: ' ' });
    const shown = await part();
    expect(shown.trajectory).toMatchObject({ cases: [], apart: 0 });
    const { number: from } = await planned.filed.row();
    expect(shown.plan).toEqual({
      goals: [
        {
          id: goalId,
          version: 1,
          area: 'DEBT',
          words: 'Geen brieven meer van deurwaarders.',
          reachedOn: null,
          from,
        },
      ],
      steps: [
        {
          ...{
            id: stepId,
            version: 1,
            goalId,
            what: 'De post openmaken',
            doer: 'other',
            name: 'Schuldhulp',
          },
          ...{ dueOn: '2026-12-01', doneOn: null, from },
        },
      ],
      help: [expect.objectContaining({ stepId, answer: 'works', from: 'Wijkteam', words: null })],
      room: { goals: PLAN_MAX.goals - 1, steps: PLAN_MAX.steps - 1 },
    });
  });

  it('is written down each time, and once in a while in the history', async () => {
    const ids = [await planned.goal(), await planned.step(), await planned.help()];
    expect([await audited(), await journaled()]).toEqual([ids, 1]);
    point.clock.set(new Date(point.clock.now().getTime() + 16 * 60_000));
    await planned.step();
    expect(await journaled()).toBe(2);
  });

  it('takes what is sent twice once, and nothing under the id of another plan', async () => {
    const id = randomUUID();
    await planned.step({ id });
    await planned.step({ id });
    await planned.goal({ id });
    await planned.goal({ id });
    await planned.help({ id });
    await planned.help({ id });
    const { goals, steps, help } = (await part()).plan;
    expect([goals, steps, help].map((all) => all.length)).toEqual([1, 1, 1]);
    const other = await plannedCase(point);
    for (const add of [other.goal, other.step, other.help]) {
      await expect(add({ id })).rejects.toMatchObject(problem('changed-meanwhile'));
    }
  });

  it('made eight times at once is one', async () => {
    await Promise.all(Array.from({ length: 8 }, () => planned.step()));
    expect((await part()).plan.steps).toHaveLength(8);
    const rows = await point.db.execute(sql`
      select from trajectory_cases where case_id = ${planned.filed.id}::uuid`);
    expect(rows).toHaveLength(1);
  });

  it('fits one sheet: what is reached or done makes room', async () => {
    const goals = [];
    for (let n = 0; n < PLAN_MAX.goals; n += 1) goals.push(await planned.goal());
    const full = problem('plan-full');
    await expect(planned.goal()).rejects.toMatchObject(full);
    const told = { id: goals[0] ?? '', area: 'WORK', words: 'Een baan.' };
    await changeGoal(point.db, await planned.on(), { ...told, version: 1, reached: true });
    await planned.goal();
    const again = { ...told, version: 2, reached: false };
    await expect(changeGoal(point.db, await planned.on(), again)).rejects.toMatchObject(full);

    const steps = await Promise.all(Array.from({ length: PLAN_MAX.steps }, () => planned.step()));
    await expect(planned.step()).rejects.toMatchObject(full);
    await removeStep(point.db, await planned.on(), { id: steps[0] ?? '', version: 1 });
    await planned.step();
    expect((await part()).plan.room).toEqual({ goals: 0, steps: 0 });
  });

  it('says by whom and when a step is done', async () => {
    const id = await planned.step({ dueOn: '2026-11-30' });
    const told = {
      id,
      what: 'Bellen',
      doer: 'point',
      name: null,
      dueOn: null,
      goalId: null,
    } as const;
    point.clock.set(new Date('2026-11-30T23:30:00Z'));
    await changeStep(point.db, await planned.on(), { ...told, version: 1, done: true });
    expect((await part()).plan.steps[0]).toMatchObject({
      what: 'Bellen',
      doneOn: '2026-12-01',
      version: 2,
    });
    point.clock.set(new Date('2026-12-05T12:00:00Z'));
    await changeStep(point.db, await planned.on(), {
      ...told,
      version: 2,
      done: true,
      dueOn: '2026-12-02',
    });
    expect((await part()).plan.steps[0]).toMatchObject({
      dueOn: '2026-12-02',
      doneOn: '2026-12-01',
    });
  });

  it('keeps its steps when a goal is taken out', async () => {
    const goalId = await planned.goal();
    const stepId = await planned.step({ goalId });
    const help = await planned.help({ stepId });
    await removeGoal(point.db, await planned.on(), { id: goalId, version: 1 });
    expect((await part()).plan.steps).toMatchObject([{ id: stepId, goalId: null }]);
    await removeStep(point.db, await planned.on(), { id: stepId, version: 1 });
    expect((await part()).plan.help).toMatchObject([{ id: help, stepId: null }]);
    await removeHelp(point.db, await planned.on(), help);
    expect((await part()).plan.help).toEqual([]);
  });

  it('is overwritten by nobody who saw an older one', async () => {
    const id = await planned.goal();
    const told = { id, area: 'WORK', words: 'Werk.', reached: false };
    const on = await planned.on();
    const both = await Promise.allSettled([
      changeGoal(point.db, on, { ...told, version: 1 }),
      changeGoal(point.db, on, { ...told, words: 'Ander werk.', version: 1 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const old = problem('changed-meanwhile');
    await expect(removeGoal(point.db, on, { id, version: 1 })).rejects.toMatchObject(old);
    const step = await planned.step();
    await expect(removeStep(point.db, on, { id: step, version: 2 })).rejects.toMatchObject(old);
  });

  it('of another case cannot be reached from here', async () => {
    const other = await plannedCase(point);
    const [goal, step, help] = [await other.goal(), await other.step(), await other.help()];
    const on = await planned.on();
    const none = problem('not-found');
    await expect(removeGoal(point.db, on, { id: goal, version: 1 })).rejects.toMatchObject(none);
    await expect(removeStep(point.db, on, { id: step, version: 1 })).rejects.toMatchObject(none);
    await expect(removeHelp(point.db, on, help)).rejects.toMatchObject(none);
    await expect(planned.step({ goalId: goal })).rejects.toMatchObject(none);
    await expect(planned.help({ stepId: step })).rejects.toMatchObject(none);
  });

  it('is made for nobody who withdrew', async () => {
    planned = await plannedCase(point, await caseIn(point, 'WITHDRAWN'));
    for (const add of [planned.goal, planned.step, planned.help]) {
      await expect(add()).rejects.toMatchObject(problem('move-not-allowed'));
    }
  });

  it.each([
    ['no words', () => planned.goal({ words: '  ' }), 'reason-required'],
    ['an area that is none', () => planned.goal({ area: 'NOPE' }), 'request-invalid'],
    ['very many words', () => planned.goal({ words: 'x'.repeat(201) }), 'request-invalid'],
    ['two lines', () => planned.goal({ words: 'een\ntwee' }), 'request-invalid'],
    ['a step of nothing', () => planned.step({ what: '' }), 'reason-required'],
    ['nobody named', () => planned.step({ doer: 'other' }), 'reason-required'],
    ['a name too many', () => planned.step({ name: 'Bo' }), 'request-invalid'],
    ['help by nobody', () => planned.help({ from: ' ' }), 'reason-required'],
    ['very long help', () => planned.help({ words: 'x'.repeat(1001) }), 'request-invalid'],
  ] as const)('does not take %s', async (_, add, code) => {
    await expect(add()).rejects.toMatchObject(problem(code));
    expect(await part()).toMatchObject({ trajectory: null, plan: { goals: [], steps: [] } });
  });
});

it('a step of a conference is kept or not together with the conference', async () => {
  const step = { id: randomUUID(), what: 'Samen bellen', doer: 'point', name: null } as const;
  const kept = point.db.transaction(async (tx) => {
    await addStep(tx, await planned.on(), { ...step, dueOn: '2026-12-01', goalId: null });
    throw new Error('the conference was not kept');
  });
  await expect(kept).rejects.toThrow('not kept');
  expect((await part()).trajectory).toBeNull();
});

describe('what lies sealed', () => {
  const key = new Uint8Array(32).fill(7);
  const day = fc.option(fc.constantFrom('2026-12-01', '2027-01-31'));
  const at = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
  const goals = fc.record({
    ...{ id: fc.uuid(), trajectoryId: fc.uuid(), caseId: fc.uuid(), version: fc.nat() },
    ...{ area: fc.constantFrom('DEBT', 'WORK', 'INCOME'), words: fc.string(), at, reachedOn: day },
  });
  const steps = fc.record({
    ...{ id: fc.uuid(), trajectoryId: fc.uuid(), caseId: fc.uuid(), version: fc.nat() },
    ...{ goalId: fc.option(fc.uuid()), doer: fc.constantFrom('person', 'point', 'other'), at },
    ...{ what: fc.string(), name: fc.option(fc.string()), dueOn: day, doneOn: day },
  });

  it('opens as it was, and not where anything that is read beside it was changed', async () => {
    await fc.assert(
      fc.asyncProperty(goals, goals, async (goal, other) => {
        const row = await sealGoal(key, goal);
        expect(await openGoal(key, row)).toEqual(goal);
        for (const field of ['id', 'trajectoryId', 'area', 'at', 'reachedOn'] as const) {
          const changed = { ...row, [field]: other[field] };
          if (String(other[field]) === String(goal[field])) continue;
          await expect(openGoal(key, changed)).rejects.toThrow(SealBroken);
        }
      }),
    );
    await fc.assert(
      fc.asyncProperty(steps, steps, async (step, other) => {
        const row = await sealStep(key, step);
        expect(await openStep(key, row)).toEqual(step);
        for (const field of ['id', 'trajectoryId', 'doer', 'at', 'dueOn', 'doneOn'] as const) {
          const changed = { ...row, [field]: other[field] };
          if (String(other[field]) === String(step[field])) continue;
          await expect(openStep(key, changed)).rejects.toThrow(SealBroken);
        }
      }),
    );
  });
});
