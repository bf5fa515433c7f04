import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { decide, WORDS_MAX } from '../../../api/decisions.ts';
import { centsOf } from '../../../format/money.ts';
import type { CaseChange } from '../use-case-change.ts';
import { useDraft } from '../use-draft.ts';
import { asksFor, type DecisionDraft, emptyDecision, wantedOf } from './decision-draft.ts';

interface Props {
  shown: CaseDetail;
  changing: CaseChange;
  /** Runs when the node took it; `barred` names a decision that a rule stood in the way of. */
  onDone: (barred: string | undefined) => void;
}

/** A decision in the making: what is typed, what is missing, and sending it. */
export function useDecision({ shown, changing, onDone }: Props) {
  const { t } = useTranslation();
  const [drafts, change] = useDraft(shown.id);
  const [first] = useState(() => emptyDecision(crypto.randomUUID()));
  const [tried, setTried] = useState(false);
  const draft = drafts.decision ?? first;
  const set = (part: Partial<DecisionDraft>) => change({ decision: { ...draft, ...part } });
  const wanted = wantedOf(draft, shown.quickBudget);
  const errors = useErrors(draft, wanted.reasons);

  function confirm() {
    setTried(true);
    if (Object.values(errors).some((error) => error !== undefined)) return;
    changing.change(() => decide(shown.id, wanted), {
      say: t(wanted.proposed ? 'decisions.proposed' : 'decisions.done'),
      after: () => {
        change({ decision: null });
        onDone(draft.reasons.includes('RULE_IMPEDES') ? draft.id : undefined);
      },
    });
  }

  return {
    draft,
    set,
    confirm,
    errors: tried ? errors : {},
    proposes: wanted.proposed === true,
    above:
      draft.decision === 'TAKEN'
        ? asksFor({ kind: draft.kind, amount: wanted.amount ?? null }, shown.quickBudget)
        : undefined,
  };
}

type Errors = Partial<
  Record<'decision' | 'kind' | 'amount' | 'reasons' | 'text', string | undefined>
>;

function useErrors(draft: DecisionDraft, reasons: readonly string[]): Errors {
  const { t } = useTranslation();
  return {
    decision: draft.decision === '' ? t('decisions.whatMissing') : undefined,
    kind: draft.kind === '' ? t('decisions.kindMissing') : undefined,
    amount: useAmountError(draft),
    reasons: reasons.length === 0 ? t('decisions.reasonsMissing') : undefined,
    text:
      [...draft.text.trim()].length > WORDS_MAX
        ? t('decisions.textLong', { max: WORDS_MAX })
        : undefined,
  };
}

function useAmountError({ decision, kind, amount }: DecisionDraft): string | undefined {
  const { t } = useTranslation();
  if (decision !== 'TAKEN') return undefined;
  if (amount.trim() === '') {
    return kind === 'QUICK_BUDGET' ? t('decisions.amountNeeded') : undefined;
  }
  const cents = centsOf(amount);
  return cents === undefined || cents === 0 ? t('decisions.amountWrong') : undefined;
}
