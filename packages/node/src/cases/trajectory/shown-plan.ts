import { z } from '@hono/zod-openapi';
import type { Db } from '../../system/database.ts';
import { type Help, openHelp } from './help.ts';
import type { Member } from './members.ts';
import type { OpenTrajectory } from './open-trajectory.ts';
import { type Goal, openGoal, openStep, PLAN_MAX, type Step } from './plan.ts';
import { planRows } from './plan-store.ts';
import { DOERS, HELP_ANSWERS } from './tables.ts';

const nullable = z.string().nullable();

/** A plan as the desk shows it. */
export const planShape = z
  .object({
    goals: z.array(
      z.object({
        id: z.string(),
        version: z.number(),
        area: z.string(),
        words: z.string(),
        reachedOn: nullable,
        // the number of the case from which it was written down
        from: z.number(),
      }),
    ),
    steps: z.array(
      z.object({
        id: z.string(),
        version: z.number(),
        goalId: nullable,
        what: z.string(),
        doer: z.enum(DOERS),
        name: nullable,
        dueOn: nullable,
        doneOn: nullable,
        from: z.number(),
      }),
    ),
    help: z.array(
      z.object({
        id: z.string(),
        stepId: nullable,
        answer: z.enum(HELP_ANSWERS),
        from: z.string(),
        words: nullable,
        at: z.string(),
      }),
    ),
    // how many more goals and steps fit the sheet
    room: z.object({ goals: z.number(), steps: z.number() }),
  })
  .openapi('Plan');

export type ShownPlan = z.infer<typeof planShape>;

/** What was planned from these cases, opened. @throws SealBroken */
export async function shownPlan(
  db: Db,
  at: OpenTrajectory | undefined,
  cases: readonly Pick<Member, 'id' | 'number'>[],
): Promise<ShownPlan> {
  const numbers = new Map(cases.map(({ id, number }) => [id, number]));
  const { goals, steps, help } = at ? await openPlan(db, at, [...numbers.keys()]) : NOTHING;
  const from = ({ caseId }: { caseId: string }) => numbers.get(caseId) ?? 0;
  // what stands apart is not named either
  const shownIn = (all: readonly { id: string }[], id: string | null) =>
    all.some((it) => it.id === id) ? id : null;
  return {
    goals: goals.map((goal) => {
      const { id, version, area, words, reachedOn } = goal;
      return { id, version, area, words, reachedOn, from: from(goal) };
    }),
    steps: steps.map((step) => {
      const { id, version, what, doer, name, dueOn, doneOn } = step;
      const goalId = shownIn(goals, step.goalId);
      return { id, version, goalId, what, doer, name, dueOn, doneOn, from: from(step) };
    }),
    help: help.map(({ id, stepId, answer, from: who, words, at: moment }) => {
      const about = shownIn(steps, stepId);
      return { id, stepId: about, answer, from: who, words, at: moment.toISOString() };
    }),
    room: {
      goals: roomOf(
        PLAN_MAX.goals,
        goals.filter(({ reachedOn }) => reachedOn === null),
      ),
      steps: roomOf(
        PLAN_MAX.steps,
        steps.filter(({ doneOn }) => doneOn === null),
      ),
    },
  };
}

const NOTHING: OpenPlan = { goals: [], steps: [], help: [] };

interface OpenPlan {
  goals: Goal[];
  steps: Step[];
  help: Help[];
}

/** What was planned from these cases. @throws SealBroken */
export async function openPlan(
  db: Db,
  { id, key }: OpenTrajectory,
  cases: readonly string[],
): Promise<OpenPlan> {
  const { goals, steps, help } = await planRows(db, id, cases);
  return {
    goals: await Promise.all(goals.map((row) => openGoal(key, row))),
    steps: await Promise.all(steps.map((row) => openStep(key, row))),
    help: await Promise.all(help.map((row) => openHelp(key, row))),
  };
}

function roomOf(max: number, open: readonly unknown[]): number {
  return Math.max(0, max - open.length);
}
