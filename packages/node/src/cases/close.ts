import { isCode } from '@nabij/protocol';
import { tallyClosed } from '../counts/tally.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { isJudged } from './flow/judged.ts';
import type { CaseRow } from './store.ts';

/**
 * What a case ends with: an outcome, the statutory reason why it is not taken on, or nothing but
 * the wish of who filed it.
 */
export type Ending =
  | { act: 'close'; outcomes: string[]; foundedness?: string | null }
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
  return { ...change, ...(await countEnded(tx, current, now)) };
}

/** Counts a case that ends for the first time. @returns what changes in the case */
export async function countEnded(tx: Db, current: CaseRow, now: Date): Promise<Partial<CaseRow>> {
  if (current.closedAt) return {};
  const { subject, grounds, domain } = current;
  await tallyClosed(tx, { subject, grounds, domain, at: now });
  return { closedAt: now };
}

/** What a case ended with before it was reopened holds no longer. */
const NOTHING = { outcomes: [], notHandledReason: null, foundedness: null };

function changeOf(current: CaseRow, ending: Ending): Partial<CaseRow> {
  if (ending.act === 'withdraw') return NOTHING;
  return ending.act === 'close' ? closed(current, ending) : refused(ending);
}

function closed(
  current: CaseRow,
  ending: { outcomes: string[]; foundedness?: string | null },
): Partial<CaseRow> {
  // what was done is part of the account that a closed case gives
  if (ending.outcomes.length === 0 || current.handlings.length === 0) {
    throw new Refusal('reason-required');
  }
  const { outcomes } = ending;
  const known = outcomes.every((code) => isCode('outcome', code));
  if (!known || new Set(outcomes).size !== outcomes.length) throw new Refusal('request-invalid');
  return { ...NOTHING, outcomes, foundedness: judgement(current, ending.foundedness ?? null) };
}

/** A judgement, where the rules of the case ask for one, and nowhere else. */
function judgement({ regime }: CaseRow, foundedness: string | null): string | null {
  if (foundedness === null) {
    if (isJudged(regime)) throw new Refusal('reason-required');
    return null;
  }
  const fits = isJudged(regime) && isCode('foundedness', foundedness);
  if (!fits) throw new Refusal('request-invalid');
  return foundedness;
}

function refused(ending: { reason: string }): Partial<CaseRow> {
  if (!isCode('not_handled_reason', ending.reason)) throw new Refusal('request-invalid');
  return { ...NOTHING, notHandledReason: ending.reason };
}
