import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setHold } from '../../api/rights.ts';
import { dayFromNow } from '../../format/day-from-now.ts';
import { useNow } from '../../format/node-clock.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DayBox } from '../../parts/day-box.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import type { KeepingProps } from './keeping-props.ts';

/** Longest reason that the node takes. */
const REASON_MAX = 2000;

/** A legal hold needs a reason and a day on which somebody looks again. */
export function HoldDialog({ shown, changing, onClose }: KeepingProps) {
  const { t } = useTranslation();
  const now = useNow();
  const [reason, setReason] = useState(shown.hold?.reason ?? '');
  const [reviewOn, setReviewOn] = useState(dayFromNow({ months: 6 }, now));
  const [tried, setTried] = useState(false);
  const [first, last] = [dayFromNow({ days: 1 }, now), dayFromNow({ months: 24 }, now)];
  const length = reason.trim().length;
  const noReason = length === 0 || length > REASON_MAX;
  const noDay = reviewOn < first || reviewOn > last;

  function confirm() {
    setTried(true);
    if (noReason || noDay) return;
    changing.change(
      () => setHold(shown.id, { reason: reason.trim(), reviewOn }),
      t('rights.holdSet'),
    );
    onClose();
  }

  return (
    <ConfirmDialog
      title={t('rights.holdTitle', { number: shown.number })}
      confirm={t('rights.holdConfirm')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('rights.holdText')}</p>
      <TextBox
        label={t('rights.holdReason')}
        help={t('rights.holdReasonHelp')}
        value={reason}
        onChange={setReason}
        error={tried && noReason ? t('rights.holdReasonMissing', { max: REASON_MAX }) : undefined}
        rows={3}
      />
      <DayBox
        label={t('rights.reviewOn')}
        help={t('rights.reviewOnHelp')}
        value={reviewOn}
        onChange={setReviewOn}
        min={first}
        max={last}
        error={tried && noDay ? t('rights.reviewOnWrong') : undefined}
      />
    </ConfirmDialog>
  );
}
