import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RadioChoice } from '../../parts/radio-choice.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import type { EndingProps } from './ending.ts';
import { useDraft } from './use-draft.ts';
import { useTextError } from './use-text-error.ts';

/** Not taking a case on needs one of the reasons that the law gives here, and words for it. */
export function RefuseDialog({ shown, acting, isOpen, onClose }: EndingProps) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const [draft, change] = useDraft(shown.id);
  const [tried, setTried] = useState(false);
  const { reason } = draft;
  const missing = !shown.refusalReasons.includes(reason);
  const error = useTextError(t('flow.refuseTextMissing'))(draft.endText);
  const refsOf = (wanted: string) =>
    codes('not_handled_reason').find(({ code }) => code === wanted)?.refs;

  function confirm() {
    setTried(true);
    if (missing || error !== undefined) return;
    acting.act(
      { act: 'refuse', reason, text: draft.endText.trim(), messageId: draft.endId },
      {
        say: t('finish.refuseDone'),
        after: () => {
          change({ reason: '', endText: '' });
          onClose();
        },
      },
    );
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
      <ProblemNotice error={acting.last === 'refuse' ? acting.error : null} />
      <RadioChoice
        label={t('finish.reason')}
        options={shown.refusalReasons.map((code) => ({
          value: code,
          label: label('not_handled_reason', code),
          more: refsOf(code)?.join(' · '),
        }))}
        value={reason}
        onChange={(chosen) => change({ reason: chosen })}
        error={tried && missing ? t('finish.refuseMissing') : undefined}
      />
      <TextBox
        label={t('flow.refuseText')}
        help={t('flow.refuseTextHelp')}
        value={draft.endText}
        onChange={(endText) => change({ endText })}
        error={tried ? error : undefined}
        rows={5}
      />
    </ConfirmDialog>
  );
}
