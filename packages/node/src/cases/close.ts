import { isCode } from '@nabij/protocol';
import { tallyClosed } from '../counts/tally.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import type { CaseRow } from './store.ts';

/**
 * What a case ends with: an outcome, the statutory reason why it is not taken on, or nothing but
 * the wish of who filed it.
 */
export type Ending =
  | { act: 'close'; outcomes: string[] }
  | { act: 'refuse'; reason: string }
  | { act: 'withdraw' };

/**
 * Checks an ending and makes the case countable. A case that was reopened and ends again is not
 * counted again: `closedAt` keeps the first time.
 * @returns what changes in the case
 * @throws Refusal request-invalid, reason-required
 */
export async function endCase(
  tx: Db,
  current: CaseRow,
  { ending, now }: { ending: Ending; now: Date },
): Promise<Partial<CaseRow>> {
  const change = changeOf(current, ending);
  if (current.closedAt) return change;
  const { subject, grounds, domain } = current;
  await tallyClosed(tx, { subject, grounds, domain, at: now });
  return { ...change, closedAt: now };
}

function changeOf(current: CaseRow, ending: Ending): Partial<CaseRow> {
  if (ending.act === 'withdraw') return { outcomes: [], notHandledReason: null };
  return ending.act === 'close' ? closed(current, ending) : refused(ending);
}

function closed(current: CaseRow, ending: { outcomes: string[] }): Partial<CaseRow> {
  // what was done is part of the account that a closed case gives
  if (ending.outcomes.length === 0 || current.handlings.length === 0) {
    throw new Refusal('reason-required');
  }
  const { outcomes } = ending;
  const known = outcomes.every((code) => isCode('outcome', code));
  if (!known || new Set(outcomes).size !== outcomes.length) throw new Refusal('request-invalid');
  // what a case ended with before it was reopened holds no longer
  return { outcomes, notHandledReason: null };
}

function refused(ending: { reason: string }): Partial<CaseRow> {
  if (!isCode('not_handled_reason', ending.reason)) throw new Refusal('request-invalid');
  return { notHandledReason: ending.reason, outcomes: [] };
}
