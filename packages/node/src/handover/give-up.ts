import { audit } from '../access/audit/audit.ts';
import { releaseMerged } from '../cases/flow/merge-store.ts';
import { insertJournal, lockAnyCase, updateCase } from '../cases/store.ts';
import { setAside } from '../counts/aside.ts';
import type { Db } from '../system/database.ts';
import type { Happening } from './sending.ts';
import type { ReceivedRow } from './store.ts';

/**
 * A case that came here and that its sender took back while this point was no member: it is the
 * sender's, so nobody here changes it any more and no quarter that has not left has it. What was
 * added here stays readable, for telling the other point, until its term ends.
 */
export async function giveUp(
  tx: Db,
  { id, caseId }: ReceivedRow,
  { by: actor, now: at }: Pick<Happening<unknown>, 'by' | 'now'>,
): Promise<void> {
  const current = caseId === null ? undefined : await lockAnyCase(tx, caseId);
  if (!current) return;
  await releaseMerged(tx, [current.id], at);
  await setAside(tx, current.id);
  const to = { fromState: current.state, toState: 'TRANSFERRED', sealedNote: null };
  const entry = { caseId: current.id, at, actorId: null, act: 'handover-given-up', ...to };
  await insertJournal(tx, entry);
  await updateCase(tx, current, {
    ...{ state: 'TRANSFERRED', ownerId: null, frozenBy: null, dueOn: null, dueStep: null },
  });
  await audit(tx, { at, actor, act: 'handover-given-up', caseId: current.id, subject: id });
}
