import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { changing } from '../people/changing.ts';
import type { Planning } from '../trajectory/open-trajectory.ts';
import { addStep, type NewStep } from '../trajectory/steps.ts';
import { conferenceIn } from './conferences.ts';
import { insertStepOnce } from './store.ts';

/**
 * Writes what was agreed in a conference into the plan, as a step of it like any other; the
 * conference remembers only which. Sent twice it is agreed once.
 * @throws Refusal not-found; move-not-allowed for a conference that is called off; as `addStep`
 */
export async function agreeStep(
  db: Db,
  by: Planning,
  { conferenceId, ...step }: NewStep & { conferenceId: string },
): Promise<void> {
  await changing(db, by, async (tx) => {
    const { state } = await conferenceIn(tx, by, conferenceId);
    if (state === 'cancelled') throw new Refusal('move-not-allowed');
    await addStep(tx, by, step);
    const row = { stepId: step.id, caseId: by.caseId, conferenceId };
    if (!(await insertStepOnce(tx, row))) return undefined;
    const subject = `${conferenceId} ${step.id}`;
    return { act: 'conference', audited: 'conference-step-agreed', subject };
  });
}
