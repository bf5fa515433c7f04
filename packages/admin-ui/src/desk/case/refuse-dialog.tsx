import { useState } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslation } from 'react-i18next';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import type { EndingProps } from './ending.ts';
import { useDraft } from './use-draft.ts';

/** Not taking a case on needs one of the reasons that the law gives. */
export function RefuseDialog({ shown, acting, isOpen, onClose }: EndingProps) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const [draft, change] = useDraft(shown.id);
  const [tried, setTried] = useState(false);
  const missing = draft.reason === '';

  function confirm() {
    setTried(true);
    if (missing) return;
    acting.act(
      { act: 'refuse', reason: draft.reason },
      { say: t('finish.refuseDone'), after: () => change({ reason: '' }) },
    );
    onClose();
  }

  return (
    <ConfirmDialog
      title={t('finish.refuseTitle', { number: shown.number })}
      confirm={t('finish.refuseConfirm')}
      isOpen={isOpen}
      isBusy={acting.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('finish.refuseText')}</p>
      <RadioGroup
        className="choices"
        value={draft.reason || null}
        onChange={(reason) => change({ reason })}
        isInvalid={tried && missing}
        validationBehavior="aria"
      >
        <Label className="field-label">{t('finish.reason')}</Label>
        <FieldError className="field-error">{t('finish.refuseMissing')}</FieldError>
        <div className="choice-columns">
          {codes('not_handled_reason').map(({ code, refs }) => (
            <Radio key={code} value={code} className="check" data-round="">
              <span className="check-box" aria-hidden="true" />
              <span className="check-label">
                {label('not_handled_reason', code)}
                {refs === undefined ? null : <span className="law">{refs.join(' · ')}</span>}
              </span>
            </Radio>
          ))}
        </div>
      </RadioGroup>
    </ConfirmDialog>
  );
}
