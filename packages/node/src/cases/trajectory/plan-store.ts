import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import type { GoalRow, StepRow } from './plan.ts';
import { helpFeedback, planGoals, planSteps } from './tables.ts';

export type HelpRow = typeof helpFeedback.$inferSelect;
type Table = typeof planGoals | typeof planSteps | typeof helpFeedback;

/** Everything of a plan as it lies in the database; only what these cases brought in, if told. */
export async function planRows(
  db: Db,
  trajectoryId: string,
  cases?: readonly string[],
): Promise<{ goals: GoalRow[]; steps: StepRow[]; help: HelpRow[] }> {
  const of = (table: Table) =>
    and(eq(table.trajectoryId, trajectoryId), cases && inArray(table.caseId, [...cases]));
  const order = (table: Table) => [asc(table.at), asc(table.id)] as const;
  const [goals, steps, help] = await Promise.all([
    db
      .select()
      .from(planGoals)
      .where(of(planGoals))
      .orderBy(...order(planGoals)),
    db
      .select()
      .from(planSteps)
      .where(of(planSteps))
      .orderBy(...order(planSteps)),
    db
      .select()
      .from(helpFeedback)
      .where(of(helpFeedback))
      .orderBy(...order(helpFeedback)),
  ]);
  return { goals, steps, help };
}

/** How many goals are not reached and steps not done. */
export async function countOpen(
  tx: Db,
  trajectoryId: string,
): Promise<{ goals: number; steps: number }> {
  const [row] = await tx.execute<{ goals: number; steps: number }>(sql`select
    (select count(*)::int from plan_goals
      where trajectory_id = ${trajectoryId}::uuid and reached_on is null) as goals,
    (select count(*)::int from plan_steps
      where trajectory_id = ${trajectoryId}::uuid and done_on is null) as steps`);
  return row ?? { goals: 0, steps: 0 };
}

export async function goalById(db: Db, id: string): Promise<GoalRow | undefined> {
  const [row] = await db.select().from(planGoals).where(eq(planGoals.id, id));
  return row;
}

export async function stepById(db: Db, id: string): Promise<StepRow | undefined> {
  const [row] = await db.select().from(planSteps).where(eq(planSteps.id, id));
  return row;
}

export async function insertGoal(tx: Db, row: GoalRow): Promise<void> {
  await tx.insert(planGoals).values(row);
}

export async function insertStep(tx: Db, row: StepRow): Promise<void> {
  await tx.insert(planSteps).values(row);
}

export async function keepGoal(tx: Db, { id, ...row }: GoalRow): Promise<void> {
  await tx.update(planGoals).set(row).where(eq(planGoals.id, id));
}

export async function keepStep(tx: Db, { id, ...row }: StepRow): Promise<void> {
  await tx.update(planSteps).set(row).where(eq(planSteps.id, id));
}

export async function deleteGoal(tx: Db, id: string): Promise<void> {
  await tx.delete(planGoals).where(eq(planGoals.id, id));
}

export async function deleteStep(tx: Db, id: string): Promise<void> {
  await tx.delete(planSteps).where(eq(planSteps.id, id));
}

export async function helpById(db: Db, id: string): Promise<HelpRow | undefined> {
  const [row] = await db.select().from(helpFeedback).where(eq(helpFeedback.id, id));
  return row;
}

export async function insertHelp(tx: Db, row: HelpRow): Promise<void> {
  await tx.insert(helpFeedback).values(row);
}

export async function deleteHelp(tx: Db, id: string): Promise<void> {
  await tx.delete(helpFeedback).where(eq(helpFeedback.id, id));
}

export async function keepHelp(tx: Db, { id, ...row }: HelpRow): Promise<void> {
  await tx.update(helpFeedback).set(row).where(eq(helpFeedback.id, id));
}
