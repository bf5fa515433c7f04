import type { OpenCase } from '../cases/read.ts';
import { membersOf } from '../cases/trajectory/members.ts';
import { openTrajectory } from '../cases/trajectory/open-trajectory.ts';
import { openPlan } from '../cases/trajectory/shown-plan.ts';
import type { Db } from '../system/database.ts';

const LONGEST = 40_000;

/** What was planned in a case, as lines that somebody elsewhere reads. @throws SealBroken */
export async function planText(db: Db, { case: it, open }: OpenCase): Promise<string> {
  const own = (await membersOf(db, { caseId: it.id })).find(({ id }) => id === it.id);
  if (!own) return '';
  const at = await openTrajectory(open.filingKey, { ...own, caseId: own.id });
  const { goals, steps } = await openPlan(db, at, [it.id]);
  const lines = [
    ...goals.map(({ words, reachedOn }) => `${reachedOn === null ? '○' : '✓'} ${words}`),
    ...steps.map(({ what, name, dueOn, doneOn }) => {
      const mark = doneOn === null ? '–' : '✓';
      return [mark, what, name ?? '', dueOn ?? ''].filter(Boolean).join(' · ');
    }),
  ];
  return lines.join('\n').slice(0, LONGEST);
}
