import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { type CaseRow, lockCase, updateCase } from '../store.ts';
import { isInHand } from '../workflow.ts';
import { type Deciding, mayDecide, noted, requireTogether } from './decide.ts';
import {
  checkReasons,
  checkWords,
  type DecisionRow,
  holds,
  openWords,
  sealDecision,
  spentIn,
} from './decision.ts';
import { decisionsOf, settleDecision } from './store.ts';

/** What comes of a decision: a colleague agrees or does not, or it is taken back. */
export type Answer =
  | { readonly answer: 'agreed'; readonly text: string }
  | { readonly answer: 'declined'; readonly reasons: readonly string[]; readonly text: string }
  | { readonly answer: 'withdrawn'; readonly text: string };

const NOTED = {
  agreed: { act: 'decision-agree', audited: 'decision-agreed' },
  declined: { act: 'decision-decline', audited: 'decision-declined' },
  withdrawn: { act: 'decision-withdraw', audited: 'decision-withdrawn' },
} as const;

/**
 * Answers a proposal, or takes a decision back; done twice it is done once. Whoever proposed
 * cannot agree. A no needs a reason in codes; taking back what holds needs one in words.
 * @throws Refusal not-found; other-colleague-required; move-not-allowed; reason-required;
 *   request-invalid; above-ceiling for a yes to what two do not decide here (any more)
 */
export async function settle(
  db: Db,
  by: Deciding,
  { id, ...answer }: Answer & { readonly id: string },
): Promise<void> {
  const text = answer.text.trim();
  const reasons = answer.answer === 'declined' ? [...answer.reasons] : [];
  if (answer.answer === 'declined') checkReasons(reasons, 'NOT_TAKEN', by);
  checkWords(text);
  await db.transaction(async (tx) => {
    const current = await lockCase(tx, by.caseId);
    if (!current) throw new Refusal('not-found');
    const all = await decisionsOf(tx, by.caseId);
    const row = all.find((one) => one.id === id);
    if (!row) throw new Refusal('not-found');
    const { text: made, answer: before } = await openWords(by.filingKey, row);
    const repeated = before === text && row.answerReasons.join() === reasons.join();
    if (repeated && row.state === answer.answer && row.settledBy === by.accountId) return;
    const decides = await mayDecide(tx, current, by.accountId);
    const refusal = refusalOf(answer.answer, { row, current, accountId: by.accountId, decides });
    if (refusal) throw new Refusal(refusal);
    if (answer.answer === 'withdrawn' && holds(row.state) && text === '') {
      throw new Refusal('reason-required');
    }
    // what else was spent meanwhile, and what a lead set meanwhile, counts
    if (answer.answer === 'agreed') await requireTogether(tx, row, spentIn(all));
    const words = { text: made, answer: text };
    const { sealed: _, ...kept } = row;
    const settled = { state: answer.answer, settledBy: by.accountId, settledAt: by.now };
    const after = { ...kept, ...settled, answerReasons: reasons };
    await settleDecision(tx, await sealDecision(by.filingKey, after, words));
    await noted(tx, by, { ...NOTED[answer.answer], id });
    await updateCase(tx, current, {});
  });
}

interface At {
  readonly row: Pick<DecisionRow, 'state' | 'madeBy'>;
  readonly current: CaseRow;
  readonly accountId: string;
  /** Whether they decide in this case. */
  readonly decides: boolean;
}

/** Whether somebody can answer so now. */
export function maySettle(answer: Answer['answer'], at: At): boolean {
  return refusalOf(answer, at) === undefined;
}

function refusalOf(answer: Answer['answer'], { row, current, accountId, decides }: At) {
  if (!isInHand(current.state)) return 'move-not-allowed';
  const proposed = row.state === 'proposed';
  const mine = row.madeBy === accountId;
  if (answer !== 'withdrawn') {
    if (!proposed) return 'move-not-allowed';
    return mine ? 'other-colleague-required' : undefined;
  }
  const own = proposed ? mine : holds(row.state) && decides;
  return own ? undefined : 'move-not-allowed';
}
