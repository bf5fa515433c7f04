import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../../../access/use-freshly.ts';
import {
  AMOUNT_MAX,
  type Mandate,
  type MandateWanted,
  mandatesQuery,
  setMandate,
} from '../../../api/mandates.ts';
import { centsOf } from '../../../format/money.ts';
import { useMoney } from '../../../format/use-money.ts';
import { Check } from '../../../parts/check.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';

interface Props {
  mandate: Mandate;
  onSaved: () => void;
  onClose: () => void;
}

/** Sets what a role decides alone, or two decide together: which kinds, and how much. */
export function MandateDialog({ mandate, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const { typed } = useMoney();
  const [kinds, setKinds] = useState(mandate.kinds);
  const [decision, setDecision] = useState(typed(mandate.perDecision));
  const [perCase, setPerCase] = useState(typed(mandate.perCase));
  const [tried, setTried] = useState(false);
  const isTogether = mandate.role === 'together';
  const who = mandate.role === 'together' ? t('mandate.together.who') : t(`role.${mandate.role}`);
  const saving = useSetMandate({ onSaved, onClose });
  const amounts = { perDecision: centsOf(decision), perCase: centsOf(perCase) };
  const errors = useAmountErrors(amounts);

  function confirm() {
    setTried(true);
    const { perDecision, perCase } = amounts;
    if (errors.perDecision !== undefined || errors.perCase !== undefined) return;
    if (perDecision === undefined || perCase === undefined || saving.isPending) return;
    saving.mutate({ role: mandate.role, kinds, perDecision, perCase });
  }

  return (
    <ConfirmDialog
      title={t('mandate.changeOf', { role: who })}
      confirm={t('mandate.confirm')}
      isOpen
      isBusy={saving.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ProblemNotice error={saving.error} />
      <CheckboxGroup className="choices" value={kinds} onChange={setKinds}>
        <Label className="field-label">
          {t(isTogether ? 'mandate.together.kinds' : 'mandate.kinds')}
        </Label>
        <div className="choice-columns">
          {codes('decision_kind').map(({ code }) => (
            <Check key={code} value={code}>
              {label('decision_kind', code)}
            </Check>
          ))}
        </div>
      </CheckboxGroup>
      <TextBox
        label={t('mandate.perDecisionLabel')}
        value={decision}
        onChange={setDecision}
        inputMode="decimal"
        error={tried ? errors.perDecision : undefined}
      />
      <TextBox
        label={t('mandate.perCaseLabel')}
        help={t('mandate.perCaseHelp')}
        value={perCase}
        onChange={setPerCase}
        inputMode="decimal"
        error={tried ? errors.perCase : undefined}
      />
      <p className="soft">{t('mandate.after')}</p>
    </ConfirmDialog>
  );
}

type Amounts = Record<'perDecision' | 'perCase', number | undefined>;

function useAmountErrors({ perDecision, perCase }: Amounts) {
  const { t } = useTranslation();
  const { euros } = useMoney();
  const wrong = (cents: number | undefined) =>
    cents === undefined || cents > AMOUNT_MAX
      ? t('mandate.amountWrong', { max: euros(AMOUNT_MAX) })
      : undefined;
  const tooSmall = (perCase ?? 0) < (perDecision ?? 0) ? t('mandate.caseTooSmall') : undefined;
  return { perDecision: wrong(perDecision), perCase: wrong(perCase) ?? tooSmall };
}

function useSetMandate({ onSaved, onClose }: Pick<Props, 'onSaved' | 'onClose'>) {
  const client = useQueryClient();
  const freshly = useFreshly();
  return useMutation({
    mutationFn: (wanted: MandateWanted) => freshly(() => setMandate(wanted)),
    onSuccess: (mandates) => {
      client.setQueryData(mandatesQuery.queryKey, mandates);
      onSaved();
      onClose();
    },
  });
}
