import { sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { agreedIn } from './agreement.ts';

/** Where a row of a plan can come from. */
const TABLES = ['plan_goals', 'plan_steps', 'help_feedback'] as const;

/**
 * Before cases are deleted: what was planned stays with another case of the same person, where
 * they agreed that these are seen together. A trajectory that keeps no case goes with its box, and
 * with the box the only key of its plan.
 */
export async function forgetTrajectories(tx: Db, caseIds: readonly string[]): Promise<void> {
  const going = sql`any(${sql.param([...caseIds])}::uuid[])`;
  const touched = await tx.execute<{ id: string }>(sql`
    select id from trajectories
    where id in (select trajectory_id from trajectory_cases where case_id = ${going})
    order by id for update`);
  if (touched.length === 0) return;
  for (const table of TABLES) {
    await tx.execute(sql`
      update ${sql.identifier(table)} it set case_id = heir.id
      from (
        select distinct on (l.trajectory_id) l.trajectory_id, l.case_id as id
        from trajectory_cases l
        where l.case_id <> all(${sql.param([...caseIds])}::uuid[]) and ${agreedIn(sql`l.case_id`)}
        order by l.trajectory_id, l.joined_at desc, l.case_id
      ) heir
      where heir.trajectory_id = it.trajectory_id and it.case_id = ${going}
        and ${agreedIn(sql`it.case_id`)}`);
  }
  const ids = touched.map(({ id }) => id);
  await tx.execute(sql`delete from boxes
    where id = any(${sql.param(ids)}::uuid[]) and not exists (
      select from trajectory_cases l
      where l.trajectory_id = boxes.id and l.case_id <> all(${sql.param([...caseIds])}::uuid[]))`);
}
