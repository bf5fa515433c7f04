import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refuseErasure } from '../../api/rights.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { RadioChoice } from '../../parts/radio-choice.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import type { KeepingProps } from './keeping-props.ts';
import { useTextError } from './use-text-error.ts';

/** Refusing needs a reason that the law gives, and words for the reporter. */
export function RefuseErasureDialog({ shown, changing, onClose }: KeepingProps) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const [reason, setReason] = useState('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = useTextError(t('rights.refuseTextMissing'))(text);

  function confirm() {
    setTried(true);
    if (reason === '' || wrong !== undefined) return;
    const refusal = { reason, text: text.trim() };
    changing.change(() => refuseErasure(shown.id, refusal), t('rights.refused'));
    onClose();
  }

  return (
    <ConfirmDialog
      title={t('rights.refuseTitle', { number: shown.number })}
      confirm={t('rights.refuse')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('rights.refuseIntro')}</p>
      <RadioChoice
        label={t('finish.reason')}
        options={codes('erasure_refusal').map(({ code, refs }) => ({
          value: code,
          label: label('erasure_refusal', code),
          more: refs?.join(' · '),
        }))}
        value={reason}
        onChange={setReason}
        error={tried && reason === '' ? t('finish.refuseMissing') : undefined}
      />
      <TextBox
        label={t('rights.refuseText')}
        help={t('rights.refuseTextHelp')}
        value={text}
        onChange={setText}
        error={tried ? wrong : undefined}
        rows={4}
      />
    </ConfirmDialog>
  );
}
