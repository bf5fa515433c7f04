import { randomBytes } from 'node:crypto';
import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { countAs } from '../counted/person.ts';
import { lockCase } from '../store.ts';
import { movePlan } from './move-plan.ts';
import { makeTrajectory, openTrajectory, type Planning } from './open-trajectory.ts';
import { planRows } from './plan-store.ts';
import { journaled } from './planned.ts';
import { casesIn, deleteLink, linkOf, lockTrajectories } from './store.ts';

/**
 * Takes a case out of its trajectory again, with what was planned from it, under another key.
 * @throws Refusal not-found; move-not-allowed for a case that is joined to none
 */
export async function leave(db: Db, on: Planning): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await lockCase(tx, on.caseId))) throw new Refusal('not-found');
    const link = await linkOf(tx, on.caseId);
    if (!link) throw new Refusal('move-not-allowed');
    await lockTrajectories(tx, [link.trajectoryId]);
    if ((await casesIn(tx, link.trajectoryId)).length < 2) throw new Refusal('move-not-allowed');
    const cases = [on.caseId];
    const own = await planRows(tx, link.trajectoryId, cases);
    if (Object.values(own).some((rows) => rows.length > 0)) {
      const from = await openTrajectory(on.filingKey, link);
      await movePlan(tx, { from, to: await makeTrajectory(tx, on), cases });
    } else {
      await deleteLink(tx, link);
    }
    // whoever told it, it was not who told the others
    await countAs(tx, on, randomBytes(32));
    const { caseId, accountId: id, now: at } = on;
    await journaled(tx, on, 'trajectory-leave');
    const actor = { kind: 'account', id } as const;
    await audit(tx, { at, actor, act: 'trajectory-left', caseId, subject: link.trajectoryId });
  });
}
