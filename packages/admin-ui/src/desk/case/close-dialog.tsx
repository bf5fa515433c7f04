import { useState } from 'react';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { useTranslation } from 'react-i18next';
import { Check } from '../../parts/check.tsx';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { EndingProps } from './ending.ts';
import { useDraft } from './use-draft.ts';

/** Closing needs at least one outcome. */
export function CloseDialog({ shown, acting, isOpen, onClose }: EndingProps) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const [draft, change] = useDraft(shown.id);
  const [tried, setTried] = useState(false);
  const missing = draft.outcomes.length === 0;

  function confirm() {
    setTried(true);
    if (missing) return;
    acting.act(
      { act: 'close', outcomes: draft.outcomes },
      { say: t('finish.closeDone'), after: () => change({ outcomes: [] }) },
    );
    onClose();
  }

  return (
    <ConfirmDialog
      title={t('finish.closeTitle', { number: shown.number })}
      confirm={t('finish.closeConfirm')}
      isOpen={isOpen}
      isBusy={acting.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('finish.closeText')}</p>
      {shown.natures.length === 0 && shown.handlings.length === 0 ? (
        <Notice kind="info" standing>
          {t('finish.uncoded')}
        </Notice>
      ) : null}
      <ProblemNotice error={acting.last === 'close' ? acting.error : null} />
      <CheckboxGroup
        className="choices"
        value={draft.outcomes}
        onChange={(outcomes) => change({ outcomes })}
        isInvalid={tried && missing}
        validationBehavior="aria"
      >
        <Label className="field-label">{t('finish.outcomes')}</Label>
        <FieldError className="field-error">{t('finish.closeMissing')}</FieldError>
        <div className="choice-columns">
          {codes('outcome').map(({ code }) => (
            <Check key={code} value={code}>
              {label('outcome', code)}
            </Check>
          ))}
        </div>
      </CheckboxGroup>
    </ConfirmDialog>
  );
}
