import { sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { openHelp, sealHelp } from './help.ts';
import type { OpenTrajectory } from './open-trajectory.ts';
import { openGoal, openStep, sealGoal, sealStep } from './plan.ts';
import { keepGoal, keepHelp, keepStep, planRows } from './plan-store.ts';

/** What goes over: everything, or only what these cases brought in. */
interface Move {
  readonly from: OpenTrajectory;
  readonly to: OpenTrajectory;
  readonly cases?: readonly string[];
}

/** Seals what was planned anew, for another trajectory. @throws SealBroken */
export async function movePlan(tx: Db, { from, to, cases }: Move): Promise<void> {
  const { goals, steps, help } = await planRows(tx, from.id, cases);
  const there = { trajectoryId: to.id };
  for (const row of goals) {
    await keepGoal(tx, await sealGoal(to.key, { ...(await openGoal(from.key, row)), ...there }));
  }
  for (const row of steps) {
    await keepStep(tx, await sealStep(to.key, { ...(await openStep(from.key, row)), ...there }));
  }
  for (const row of help) {
    await keepHelp(tx, await sealHelp(to.key, { ...(await openHelp(from.key, row)), ...there }));
  }
  await unlinkApart(tx, [from.id, to.id]);
}

/** What stayed behind and what went no longer say that they belong together. */
async function unlinkApart(tx: Db, trajectories: readonly string[]): Promise<void> {
  const among = sql`any(${sql.param([...trajectories])}::uuid[])`;
  await tx.execute(sql`update plan_steps s set goal_id = null from plan_goals g
    where g.id = s.goal_id and g.trajectory_id <> s.trajectory_id and s.trajectory_id = ${among}`);
  await tx.execute(sql`update help_feedback h set step_id = null from plan_steps s
    where s.id = h.step_id and s.trajectory_id <> h.trajectory_id and h.trajectory_id = ${among}`);
}
