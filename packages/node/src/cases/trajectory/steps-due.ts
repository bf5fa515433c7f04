import { type SQL, sql } from 'drizzle-orm';
import { HANDLING } from '../../access/handling.ts';
import type { Db } from '../../system/database.ts';
import { ENDED } from '../workflow.ts';
import { agreedIn } from './agreement.ts';
import type { Doer } from './plan.ts';

/** Something of a plan whose day has come or comes soon. It says nothing of what is in it. */
export interface DueStep extends Record<string, unknown> {
  /** A step of a plan, or looking back some weeks after the end. */
  readonly kind: 'step' | 'look-back';
  readonly id: string;
  /** Where it is dealt with: the case of the person that is open, else that where it was noted. */
  readonly caseId: string;
  readonly number: number;
  /** Null too where whoever had the case works on none any more: then it is everybody's. */
  readonly ownerId: string | null;
  /** Who does a step; null for a look-back, which is this point's. */
  readonly doer: Doer | null;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
}

/**
 * What of all plans is due on `until` (`YYYY-MM-DD`) or before, the earliest first. Steps of who
 * withdrew are left out, and look-backs of cases that are open again.
 */
export async function stepsDue(
  db: Db,
  { until, limit }: { until: string; limit: number },
): Promise<DueStep[]> {
  const rows = await db.execute<DueStep>(sql`
    select * from (${dueSteps(until)} union all ${dueLookBacks(until)}) due
    order by "dueOn", number, id limit ${limit}`);
  return [...rows];
}

/** How much of all plans is due on `until` or before. */
export async function countStepsDue(db: Db, until: string): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count
    from (${dueSteps(until)} union all ${dueLookBacks(until)}) due`);
  return row?.count ?? 0;
}

const ended = sql`any(${sql.param([...ENDED])}::text[])`;

/** Closed cases stay with whoever had them, also when that person has left. */
const owner = sql`left join accounts o on o.id = c.owner_id and o.left_at is null
      and o.role = any(${sql.param([...HANDLING])}::text[])`;

function dueSteps(until: string): SQL {
  return sql`
    select 'step' as kind, s.id, c.id as "caseId", c.number, o.id as "ownerId", s.doer,
      s.due_on::text as "dueOn"
    from plan_steps s
    cross join lateral (
      select k.id, k.number, k.owner_id, k.state
      from trajectory_cases l join cases k on k.id = l.case_id
      where l.trajectory_id = s.trajectory_id and k.state <> 'WITHDRAWN'
        and (k.id = s.case_id or (${agreedIn(sql`k.id`)} and ${agreedIn(sql`s.case_id`)}))
      order by k.state = ${ended}, k.id = s.case_id desc, k.received_at desc
      limit 1
    ) c
    ${owner}
    where s.done_on is null and s.due_on <= ${until}::date`;
}

function dueLookBacks(until: string): SQL {
  return sql`
    select 'look-back' as kind, b.id, c.id, c.number, o.id, null, b.due_on::text
    from look_backs b join cases c on c.id = b.case_id
    ${owner}
    where b.done_at is null and b.due_on <= ${until}::date
      and c.state <> 'WITHDRAWN' and c.state = ${ended}`;
}
