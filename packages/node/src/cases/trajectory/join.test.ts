import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PlannedCase, plannedCase } from '../../../../../test/planned-case.ts';
import { addAccount, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { decideConsent, listConsents } from '../consents/consents.ts';
import { eraseCases } from '../rights/erase.ts';
import { removeGoal } from './goals.ts';
import { join } from './join.ts';
import { leave } from './leave.ts';
import { lookAt } from './page.ts';
import { trajectoryPart } from './part.ts';
import { PLAN_MAX } from './plan.ts';

let point: TestPoint;
let one: PlannedCase;
let other: PlannedCase;
const problem = (code: string) => ({ problem: code });

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  [one, other] = [await plannedCase(point), await plannedCase(point)];
});
afterAll(() => point.drop());

const numberOf = async (it: PlannedCase) => (await it.filed.row()).number;
const joins = async (it: PlannedCase, to: PlannedCase, manner: string | null = null) =>
  join(point.db, await it.on(), { number: await numberOf(to), manner });
const leaves = async (it: PlannedCase) => leave(point.db, await it.on());
const part = async (it: PlannedCase) => {
  const { db, worker: who, clock, key } = point;
  const looking = { who, now: clock.now(), country: 'NL', nodeKeys: [key.publicJwk] } as const;
  return trajectoryPart(db, await it.filed.open(), looking);
};
const withWhom = async (it: PlannedCase) => {
  const { trajectory } = await part(it);
  return trajectory?.cases.map(({ id }) => id);
};
const goalsOf = async (it: PlannedCase) => (await part(it)).plan.goals.map(({ id }) => id);
const boxes = async () => {
  const [row] = await point.db.execute<{ count: number }>(sql`select count(*)::int from boxes`);
  return row?.count ?? 0;
};

describe('cases of one person', () => {
  it('are joined with their consent for each, and have one plan', async () => {
    const before = await boxes();
    const goals = [await one.goal(), await other.goal({ area: 'WORK' })];
    const step = await one.step({ goalId: goals[0] ?? null });
    await other.help();
    expect(await boxes()).toBe(before + 2);
    await one.agrees();
    await expect(joins(one, other)).rejects.toMatchObject(problem('consent-required'));
    await other.agrees();
    await joins(one, other);
    expect([await withWhom(one), await withWhom(other)]).toEqual([
      [other.filed.id],
      [one.filed.id],
    ]);
    for (const it of [one, other]) {
      const { plan } = await part(it);
      expect(new Set(plan.goals.map(({ id }) => id))).toEqual(new Set(goals));
      expect(plan.steps).toMatchObject([{ id: step, goalId: goals[0], from: await numberOf(one) }]);
      expect(plan.help).toHaveLength(1);
    }
    expect(await boxes()).toBe(before + 1);
    // once more changes nothing
    await joins(other, one);
    expect(await withWhom(one)).toEqual([other.filed.id]);
  });

  it('are joined where a worker heard that they agree, and it is noted with each', async () => {
    await joins(one, other, 'Aan de balie, 21 november');
    for (const it of [one, other]) {
      const { caseId, filingKey } = await it.on();
      expect(await listConsents(point.db, { caseId, filingKey })).toMatchObject([
        { purpose: 'REUSE', state: 'given', manner: 'Aan de balie, 21 november' },
      ]);
      const rows = await point.db.execute<{ act: string }>(sql`select act from audit_entries
        where case_id = ${it.filed.id}::uuid and act = 'trajectory-joined'`);
      expect(rows).toHaveLength(1);
    }
  });

  it('come together with all that were joined to either', async () => {
    const more = [await plannedCase(point), await plannedCase(point)];
    const [third, fourth] = more;
    if (!third || !fourth) throw new Error('two cases');
    await joins(one, other, 'telefoon');
    await joins(third, fourth, 'telefoon');
    await joins(one, third, 'telefoon');
    const all = [one, other, third, fourth].map(({ filed }) => filed.id);
    for (const it of [one, other, third, fourth]) {
      const rest = all.filter((id) => id !== it.filed.id);
      expect(new Set(await withWhom(it))).toEqual(new Set(rest));
    }
  });

  it('are not joined to themselves, to none, or to what was withdrawn', async () => {
    const on = await one.on();
    const wanted = (number: number) => join(point.db, on, { number, manner: 'balie' });
    await expect(wanted(await numberOf(one))).rejects.toMatchObject(problem('request-invalid'));
    await expect(wanted(999_999)).rejects.toMatchObject(problem('not-found'));
    await other.filed.withdraws();
    await expect(joins(one, other, 'balie')).rejects.toMatchObject(problem('move-not-allowed'));
    await expect(leaves(one)).rejects.toMatchObject(problem('move-not-allowed'));
  });

  it('are not joined where their plans together fit no sheet', async () => {
    for (let n = 0; n < PLAN_MAX.goals; n += 1) await one.goal();
    await other.goal();
    await expect(joins(one, other, 'balie')).rejects.toMatchObject(problem('plan-full'));
    expect([(await goalsOf(one)).length, (await goalsOf(other)).length]).toEqual([
      PLAN_MAX.goals,
      1,
    ]);
  });

  it('joined by two workers at once are joined once', async () => {
    const colleague = { login: 'cor', name: 'Cor Bos', role: 'worker' } as const;
    const who = await addAccount(point, { ...colleague, password: 'nog-een-lang-woord' });
    await one.goal();
    await other.goal();
    const theirs = { ...(await other.on()), who, accountId: who.accountId };
    const manner = 'balie';
    const both = await Promise.allSettled([
      joins(one, other, manner),
      join(point.db, theirs, { number: await numberOf(one), manner }),
    ]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect([await withWhom(one), await withWhom(other)]).toEqual([
      [other.filed.id],
      [one.filed.id],
    ]);
    expect((await goalsOf(one)).length).toBe(2);
  });
});

describe('an agreement taken back', () => {
  it('shows at once: each stands alone, and what came from the other is not shown', async () => {
    const goal = await one.goal();
    const theirs = await other.goal();
    const consent = await other.agrees();
    await joins(one, other, 'balie');
    const { caseId, filingKey, now } = await other.on();
    const by = { caseId, filingKey, accountId: null, now };
    const id = (await part(one)).trajectory?.id ?? '';
    const step = await one.step({ goalId: theirs });
    await decideConsent(point.db, by, { id: consent, state: 'withdrawn' });
    expect((await part(one)).trajectory).toMatchObject({ cases: [], apart: 1 });
    expect((await part(other)).trajectory).toMatchObject({ cases: [], apart: 1 });
    expect([await goalsOf(one), await goalsOf(other)]).toEqual([[goal], [theirs]]);
    expect((await part(one)).plan.steps).toMatchObject([{ id: step, goalId: null }]);
    const none = problem('not-found');
    const remove = removeGoal(point.db, await one.on(), { id: theirs, version: 1 });
    await expect(remove).rejects.toMatchObject(none);
    await expect(one.step({ goalId: theirs })).rejects.toMatchObject(none);
    const page = await lookAt(point.db, point.worker, { id, now });
    expect(page).toMatchObject({ cases: [{ id: one.filed.id }], apart: 1 });
    await one.filed.withdraws();
    const look = lookAt(point.db, point.worker, { id, now });
    await expect(look).rejects.toMatchObject(problem('consent-required'));
  });
});

describe('a case that leaves', () => {
  it('takes what was planned from it along, under another key', async () => {
    const own = await other.goal();
    await joins(one, other, 'balie');
    const stays = await one.goal();
    const step = await one.step({ goalId: own });
    await leaves(other);
    expect([await goalsOf(one), await goalsOf(other)]).toEqual([[stays], [own]]);
    expect((await part(one)).plan.steps).toMatchObject([{ id: step, goalId: null }]);
    expect([await withWhom(one), await withWhom(other)]).toEqual([[], []]);
    await other.goal();
    expect(await goalsOf(one)).toEqual([stays]);
  });

  it('of which nothing was planned has no trajectory any more', async () => {
    await joins(one, other, 'balie');
    await leaves(one);
    expect((await part(one)).trajectory).toBeNull();
    expect((await part(other)).trajectory).toMatchObject({ cases: [], apart: 0 });
  });
});

describe('looking at a trajectory', () => {
  it('shows cases and what happened over time, and is an opening of each', async () => {
    await one.goal();
    await joins(one, other, 'balie');
    const id = (await part(one)).trajectory?.id ?? '';
    const page = await lookAt(point.db, point.worker, { id, now: point.clock.now() });
    expect(page.cases.map((it) => it.id)).toEqual([one.filed.id, other.filed.id]);
    expect(page.plan.goals).toHaveLength(1);
    expect(page.happened.map(({ act }) => act)).toContain('trajectory-join');
    expect(new Set(page.happened.map(({ number }) => number)).size).toBe(2);
    for (const it of [one, other]) {
      const rows = await point.db.execute(sql`select from audit_entries
        where case_id = ${it.filed.id}::uuid and act = 'case-opened'`);
      expect(rows).toHaveLength(1);
    }
    const nowhere = { id: one.filed.id, now: point.clock.now() };
    const none = lookAt(point.db, point.worker, nowhere);
    await expect(none).rejects.toMatchObject(problem('not-found'));
  });
});

describe('cases that are deleted', () => {
  const erase = (...cases: PlannedCase[]) =>
    point.db.transaction((tx) =>
      eraseCases(
        tx,
        cases.map(({ filed }) => filed.id),
      ),
    );

  it('take the trajectory and its box with the last of them', async () => {
    const before = await boxes();
    const goal = await one.goal();
    await joins(one, other, 'balie');
    await erase(one);
    expect(await boxes()).toBe(before + 1);
    expect(await goalsOf(other)).toEqual([goal]);
    expect(await withWhom(other)).toEqual([]);
    await erase(other);
    expect(await boxes()).toBe(before);
    expect(await point.db.execute(sql`select from plan_goals where id = ${goal}::uuid`)).toEqual(
      [],
    );
  });

  it('do so too when they all go at once', async () => {
    const before = await boxes();
    await one.goal();
    await joins(one, other, 'balie');
    await erase(one, other);
    expect(await boxes()).toBe(before);
  });

  it('leave nothing to a case of which the person took their agreement back', async () => {
    const goal = await one.goal();
    const consent = await other.agrees();
    await joins(one, other, 'balie');
    const { caseId, filingKey, now } = await other.on();
    const by = { caseId, filingKey, accountId: null, now };
    await decideConsent(point.db, by, { id: consent, state: 'withdrawn' });
    await erase(one);
    expect(await point.db.execute(sql`select from plan_goals where id = ${goal}::uuid`)).toEqual(
      [],
    );
    expect((await part(other)).trajectory).toMatchObject({ cases: [], apart: 0 });
  });
});

it('whatever is joined, taken apart and erased: every plan opens, and no trajectory is empty', async () => {
  const move = fc.record({
    act: fc.constantFrom('join', 'leave', 'goal', 'erase'),
    a: fc.nat(3),
    b: fc.nat(3),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 8 }), async (moves) => {
      const all = await Promise.all(Array.from({ length: 4 }, () => plannedCase(point)));
      const gone = new Set<PlannedCase>();
      const goals = new Map(all.map((it) => [it, new Set<string>()]));
      for (const { act, a, b } of moves) {
        const [it, to] = [all[a], all[b]];
        if (!it || !to || gone.has(it)) continue;
        if (act === 'goal') goals.get(it)?.add(await it.goal().catch(() => ''));
        if (act === 'leave') await leaves(it).catch(() => {});
        if (act === 'join' && !gone.has(to) && it !== to) await joins(it, to, 'x').catch(() => {});
        if (act === 'erase') {
          await point.db.transaction((tx) => eraseCases(tx, [it.filed.id]));
          gone.add(it);
        }
      }
      for (const it of all.filter((left) => !gone.has(left))) {
        const shown = new Set(await goalsOf(it));
        const own = [...(goals.get(it) ?? [])].filter((id) => id !== '');
        expect(own.every((id) => shown.has(id))).toBe(true);
      }
      const empty = await point.db.execute(sql`select from trajectories t where not exists
        (select from trajectory_cases l where l.trajectory_id = t.id)`);
      expect(empty).toEqual([]);
      const astray = await point.db.execute(sql`select from plan_goals g
        join trajectory_cases l on l.case_id = g.case_id where l.trajectory_id <> g.trajectory_id`);
      expect(astray).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 120_000);
