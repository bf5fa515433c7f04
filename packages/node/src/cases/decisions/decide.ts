import type { AuditAct } from '../../access/audit/audit.ts';
import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { isSupporter } from '../flow/supporters-store.ts';
import { type CaseRow, insertJournal, lockCase, updateCase } from '../store.ts';
import { isInHand } from '../workflow.ts';
import {
  checkDecision,
  type DecisionRow,
  type NewDecision,
  openWords,
  sealDecision,
  spentIn,
} from './decision.ts';
import { isWithin } from './mandate.ts';
import { mandateFor, mandateTogether } from './mandates.ts';
import { decisionsOf, insertDecisionOnce } from './store.ts';

/** Who decides in which case, with the key under which its texts are sealed. */
export interface Deciding {
  readonly caseId: string;
  readonly accountId: string;
  readonly filingKey: Uint8Array;
  readonly now: Date;
}

/** Whether somebody decides in this case: who has it or helps with it, while it is in hand. */
export async function mayDecide(db: Db, current: CaseRow, accountId: string): Promise<boolean> {
  if (!isInHand(current.state)) return false;
  if (current.ownerId === accountId) return true;
  return isSupporter(db, { caseId: current.id, accountId });
}

/**
 * Decides, or asks a second colleague to decide too. The same one sent again changes nothing.
 * @throws Refusal not-found; move-not-allowed for who neither has nor helps with the case; reason-required;
 *   request-invalid; above-mandate for what needs a second colleague, above-ceiling for what two do
 *   not decide either; changed-meanwhile for an id that stands for another decision
 */
export async function decide(db: Db, by: Deciding, wanted: NewDecision): Promise<void> {
  const clean = { ...wanted, text: wanted.text.trim() };
  checkDecision(clean, by);
  await db.transaction(async (tx) => {
    // of two who spend at once, the second sees what the first spent
    const current = await lockCase(tx, by.caseId);
    if (!current) throw new Refusal('not-found');
    const known = await decisionsOf(tx, by.caseId);
    const before = known.find(({ id }) => id === clean.id);
    if (before) return requireSame(by, before, clean);
    if (!(await mayDecide(tx, current, by.accountId))) throw new Refusal('move-not-allowed');
    await requireMandate(tx, by, { wanted: clean, spent: spentIn(known) });
    const row = rowOf(by, clean);
    const sealed = await sealDecision(by.filingKey, row, { text: clean.text, answer: '' });
    if (!(await insertDecisionOnce(tx, sealed))) throw new Refusal('changed-meanwhile');
    const [act, audited] = clean.proposed
      ? (['decision-propose', 'decision-proposed'] as const)
      : (['decide', 'decided'] as const);
    await noted(tx, by, { act, audited, id: row.id });
    await updateCase(tx, current, {});
  });
}

/** Writes down what was done to a decision, in the history of its case and in the audit log. */
export async function noted(
  tx: Db,
  { caseId, accountId, now: at }: Deciding,
  { act, audited, id: subject }: { act: string; audited: AuditAct; id: string },
): Promise<void> {
  const nothing = { fromState: null, toState: null, sealedNote: null };
  await insertJournal(tx, { caseId, at, actorId: accountId, act, ...nothing });
  const actor = { kind: 'account', id: accountId } as const;
  await audit(tx, { at, actor, act: audited, caseId, subject });
}

async function requireMandate(
  tx: Db,
  { accountId }: Deciding,
  { wanted, spent }: { wanted: NewDecision; spent: number },
): Promise<void> {
  // not to do something, or not yet, needs nobody's leave
  if (wanted.decision !== 'TAKEN') return;
  if (wanted.proposed) return requireTogether(tx, wanted, spent);
  if (!isWithin(await mandateFor(tx, accountId), wanted, spent)) throw new Refusal('above-mandate');
}

/**
 * Refuses what two colleagues do not decide either.
 * @param spent what the case has cost so far, in euro cents
 * @throws Refusal above-ceiling
 */
export async function requireTogether(
  tx: Db,
  wanted: { kind: string; amount: number | null },
  spent: number,
): Promise<void> {
  if (!isWithin(await mandateTogether(tx), wanted, spent)) throw new Refusal('above-ceiling');
}

function rowOf(by: Deciding, wanted: NewDecision): Omit<DecisionRow, 'sealed'> {
  const { id, kind, decision, reasons, amount, againOn, proposed } = wanted;
  return {
    ...{ id, caseId: by.caseId, kind, decision, reasons: [...reasons], amount, againOn },
    ...{ state: proposed ? ('proposed' as const) : ('made' as const), madeBy: by.accountId },
    ...{ at: by.now, settledBy: null, settledAt: null, answerReasons: [] },
  };
}

async function requireSame(by: Deciding, before: DecisionRow, wanted: NewDecision): Promise<void> {
  const { text } = await openWords(by.filingKey, before);
  const content = ({ kind, decision, reasons, amount, againOn }: DecisionRow | NewDecision) =>
    JSON.stringify([kind, decision, reasons, amount, againOn]);
  const same = content(before) === content(wanted) && text === wanted.text;
  // what was taken back no longer says whether a colleague had been asked
  const asked = before.state === 'withdrawn' ? wanted.proposed : before.state !== 'made';
  if (!same || asked !== wanted.proposed || before.madeBy !== by.accountId)
    throw new Refusal('changed-meanwhile');
}
