import { requireChoosable } from '../system/codes/choosable.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { countEnded, type Ends } from './counted/count-case.ts';
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
  { ending, by }: { ending: Ending; by: Ends },
): Promise<Partial<CaseRow>> {
  const change = changeOf(current, ending, by.now);
  return { ...change, ...(await countEnded(tx, { ...current, ...change }, by)) };
}

/** What a case ended with before it was reopened holds no longer. */
const NOTHING = { outcomes: [], notHandledReason: null, foundedness: null };

function changeOf(current: CaseRow, ending: Ending, now: Date): Partial<CaseRow> {
  if (ending.act === 'withdraw') return NOTHING;
  if (ending.act === 'close') return closed(current, { ...ending, now });
  requireChoosable('not_handled_reason', [ending.reason], { now });
  return { ...NOTHING, notHandledReason: ending.reason };
}

function closed(
  current: CaseRow,
  ending: { outcomes: string[]; foundedness?: string | null; now: Date },
): Partial<CaseRow> {
  // what was done is part of the account that a closed case gives
  if (ending.outcomes.length === 0 || current.handlings.length === 0) {
    throw new Refusal('reason-required');
  }
  const { outcomes, foundedness = null, now } = ending;
  requireChoosable('outcome', outcomes, { now });
  if (foundedness !== null) requireChoosable('foundedness', [foundedness], { now });
  return { ...NOTHING, outcomes, foundedness: judgement(current, foundedness) };
}

/** A judgement, where the rules of the case ask for one, and nowhere else. */
function judgement({ regime }: CaseRow, foundedness: string | null): string | null {
  if (foundedness === null) {
    if (isJudged(regime)) throw new Refusal('reason-required');
    return null;
  }
  if (!isJudged(regime)) throw new Refusal('request-invalid');
  return foundedness;
}
