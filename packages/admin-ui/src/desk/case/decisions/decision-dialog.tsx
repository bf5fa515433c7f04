import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { dayFromNow } from '../../../format/day-from-now.ts';
import { useNow } from '../../../format/node-clock.ts';
import { useMoney } from '../../../format/use-money.ts';
import { Check } from '../../../parts/check.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { DayBox } from '../../../parts/day-box.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import type { CaseChange } from '../use-case-change.ts';
import { ReasonChoice } from './reason-choice.tsx';
import { useDecision } from './use-decision.ts';

interface Props {
  shown: CaseDetail;
  changing: CaseChange;
  onDone: (barred: string | undefined) => void;
  onClose: () => void;
}

/** Decides, with why; above the mandate the same press puts it to a colleague. */
export function DecisionDialog({ shown, changing, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const making = useDecision({ shown, changing, onDone });
  const { draft, set, errors, proposes, above } = making;
  const taken = draft.decision === 'TAKEN';
  return (
    <ConfirmDialog
      title={t('decisions.dialog', { number: shown.number })}
      confirm={proposes ? t('decisions.propose') : t('decisions.confirm')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={making.confirm}
      onClose={onClose}
    >
      <ProblemNotice error={changing.error} />
      <CodeChoice
        list="decision"
        label={t('decisions.what')}
        value={draft.decision}
        onChange={(decision) => set({ decision, reasons: [] })}
        error={errors.decision}
      />
      <CodeChoice
        list="decision_kind"
        label={t('decisions.kind')}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
        error={errors.kind}
      />
      {taken ? (
        <Amount
          left={shown.quickBudget.left}
          value={draft.amount}
          onChange={(amount) => set({ amount })}
          error={errors.amount}
        />
      ) : null}
      {above === undefined ? null : (
        <Notice kind="info">
          <p>{t(`decisions.${above}`)}</p>
        </Notice>
      )}
      {taken && above === undefined ? (
        <Check isSelected={draft.asks} onChange={(asks) => set({ asks })}>
          {t('decisions.askAnyway')}
        </Check>
      ) : null}
      {draft.decision === '' ? null : (
        <ReasonChoice
          decision={draft.decision}
          without={proposes ? ['WITHIN_MANDATE'] : []}
          chosen={draft.reasons}
          onChange={(reasons) => set({ reasons })}
          error={errors.reasons}
        />
      )}
      {draft.decision === 'POSTPONED' ? (
        <DayBox
          label={t('decisions.againOn')}
          help={t('decisions.againOnHelp')}
          value={draft.againOn}
          onChange={(againOn) => set({ againOn })}
          min={dayFromNow({ days: 1 }, now)}
          max={dayFromNow({ months: 24 }, now)}
        />
      ) : null}
      <TextBox
        label={t('decisions.text')}
        help={t('decisions.textHelp')}
        rows={2}
        value={draft.text}
        onChange={(text) => set({ text })}
        error={errors.text}
      />
    </ConfirmDialog>
  );
}

interface ChoiceProps {
  list: string;
  label: string;
  value: string;
  onChange: (code: string) => void;
  error?: string | undefined;
}

function CodeChoice({ list, ...choice }: ChoiceProps) {
  const { codes, label } = useCodeLabels();
  const options = codes(list).map(({ code }) => ({ value: code, label: label(list, code) }));
  return (
    <div className="choice-grid">
      <RadioChoice {...choice} options={options} />
    </div>
  );
}

interface AmountProps {
  left: number;
  value: string;
  onChange: (amount: string) => void;
  error?: string | undefined;
}

function Amount({ left, ...field }: AmountProps) {
  const { t } = useTranslation();
  const { euros } = useMoney();
  const alone = left > 0 ? t('budget.leftAlone', { amount: euros(left) }) : t('budget.none');
  return (
    <>
      <TextBox
        {...field}
        label={t('decisions.amount')}
        help={t('decisions.amountHelp')}
        inputMode="decimal"
      />
      <p className="soft">{alone}</p>
    </>
  );
}
