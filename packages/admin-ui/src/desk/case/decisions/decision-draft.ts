import type { DecisionWanted, QuickBudget } from '../../../api/decisions.ts';
import { centsOf } from '../../../format/money.ts';

/** A decision while it is being made. */
export interface DecisionDraft {
  /** Stays the same until the node took it, so that sending twice decides once. */
  id: string;
  decision: string;
  kind: string;
  amount: string;
  reasons: string[];
  againOn: string;
  text: string;
  /** Whether a colleague is asked though the mandate does not need it. */
  asks: boolean;
}

export function emptyDecision(id: string): DecisionDraft {
  return {
    ...{ id, decision: '', kind: '', amount: '', reasons: [], againOn: '', text: '' },
    asks: false,
  };
}

/** What of the draft goes with what is decided. */
export function wantedOf(draft: DecisionDraft, budget: QuickBudget): DecisionWanted {
  const { id, decision, kind, againOn } = draft;
  const taken = decision === 'TAKEN';
  const cents = centsOf(draft.amount);
  const amount = taken && cents !== undefined && cents > 0 ? cents : null;
  const proposed = taken && (draft.asks || asksFor({ kind, amount }, budget) !== undefined);
  // who asks a colleague does not decide within their own mandate
  const reasons = draft.reasons.filter((code) => !proposed || code !== 'WITHIN_MANDATE');
  return {
    ...{ id, decision, kind, reasons, amount },
    againOn: decision === 'POSTPONED' && againOn !== '' ? againOn : null,
    text: draft.text.trim(),
    proposed,
  };
}

/** Why a colleague has to decide too, as far as the page knows; the node has the last word. */
export function asksFor(
  { kind, amount }: { kind: string; amount: number | null },
  { kinds, left }: QuickBudget,
): 'above' | 'aboveKind' | undefined {
  if (kind !== '' && !kinds.includes(kind)) return 'aboveKind';
  return amount !== null && amount > left ? 'above' : undefined;
}
