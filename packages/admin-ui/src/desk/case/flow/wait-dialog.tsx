import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayFromNow } from '../../../format/day-from-now.ts';
import { useNow } from '../../../format/node-clock.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { DayBox } from '../../../parts/day-box.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import type { EndingProps } from '../ending.ts';
import { useDraft } from '../use-draft.ts';
import { useTextError } from '../use-text-error.ts';

const USUAL_DAYS = 14;

/** Waiting needs for whom, and a day on which the case comes back. */
export function WaitDialog({ shown, acting, isOpen, onClose }: EndingProps) {
  const { t } = useTranslation();
  const now = useNow();
  const [draft, change] = useDraft(shown.id);
  const [tried, setTried] = useState(false);
  const until = draft.waitUntil || dayFromNow({ days: USUAL_DAYS }, now);
  const [first, last] = [dayFromNow({}, now), dayFromNow({ months: 12 }, now)];
  const error = useTextError(t('flow.waitNoteMissing'))(draft.waitNote);
  const noDay = until < first || until > last;

  function confirm() {
    setTried(true);
    if (error !== undefined || noDay) return;
    acting.act(
      { act: 'wait', note: draft.waitNote.trim(), until },
      {
        say: t('flow.waitDone'),
        after: () => {
          change({ waitNote: '', waitUntil: '' });
          onClose();
        },
      },
    );
  }

  return (
    <ConfirmDialog
      title={t('flow.waitTitle', { number: shown.number })}
      confirm={t('flow.waitConfirm')}
      isOpen={isOpen}
      isBusy={acting.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('flow.waitText')}</p>
      <ProblemNotice error={acting.last === 'wait' ? acting.error : null} />
      <TextBox
        label={t('flow.waitNote')}
        value={draft.waitNote}
        onChange={(waitNote) => change({ waitNote })}
        error={tried ? error : undefined}
        rows={2}
      />
      <DayBox
        label={t('flow.waitUntil')}
        value={until}
        onChange={(waitUntil) => change({ waitUntil })}
        min={first}
        max={last}
        error={tried && noDay ? t('flow.waitUntilWrong') : undefined}
      />
    </ConfirmDialog>
  );
}
