import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { insertJournal } from '../store.ts';
import { lastJournaled } from './journal-store.ts';
import type { Planning } from './open-trajectory.ts';

type By = Pick<Planning, 'caseId' | 'accountId' | 'now'>;

const QUARTER_OF_AN_HOUR = 15 * 60_000;

/**
 * Writes down that the plan was changed: in the audit log each time, in the case's history once
 * for what one worker does in a quarter of an hour.
 * @param subject id of the goal, step or answer
 */
export async function notePlanned(
  tx: Db,
  { caseId, accountId, now: at }: By,
  subject: string,
): Promise<void> {
  const actor = { kind: 'account', id: accountId } as const;
  await audit(tx, { at, actor, act: 'plan-changed', caseId, subject });
  const since = new Date(at.getTime() - QUARTER_OF_AN_HOUR);
  if (await lastJournaled(tx, { caseId, actorId: accountId, act: 'plan', since })) return;
  await journaled(tx, { caseId, accountId, now: at }, 'plan');
}

/** One line in the history of a case. */
export async function journaled(
  tx: Db,
  { caseId, accountId: actorId, now: at }: By,
  act: string,
): Promise<void> {
  const nothing = { fromState: null, toState: null, sealedNote: null };
  await insertJournal(tx, { caseId, at, actorId, act, ...nothing });
}
