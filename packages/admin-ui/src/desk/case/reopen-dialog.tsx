import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import type { EndingProps } from './ending.ts';
import { useDraft } from './use-draft.ts';
import { useTextError } from './use-text-error.ts';

/** Reopening needs a sentence that says why. */
export function ReopenDialog({ shown, acting, isOpen, onClose }: EndingProps) {
  const { t } = useTranslation();
  const [draft, change] = useDraft(shown.id);
  const [tried, setTried] = useState(false);
  const error = useTextError(t('finish.reopenMissing'))(draft.reopenNote);

  function confirm() {
    setTried(true);
    if (error !== undefined) return;
    acting.act(
      { act: 'reopen', note: draft.reopenNote.trim() },
      { say: t('finish.reopenDone'), after: () => change({ reopenNote: '' }) },
    );
    onClose();
  }

  return (
    <ConfirmDialog
      title={t('finish.reopenTitle', { number: shown.number })}
      confirm={t('finish.reopenConfirm')}
      isOpen={isOpen}
      isBusy={acting.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('finish.reopenText')}</p>
      <TextBox
        label={t('finish.reopenNote')}
        value={draft.reopenNote}
        onChange={(reopenNote) => change({ reopenNote })}
        error={tried ? error : undefined}
        rows={3}
      />
    </ConfirmDialog>
  );
}
