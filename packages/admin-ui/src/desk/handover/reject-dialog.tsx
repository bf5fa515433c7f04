import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Handover, type RejectReason, rejectHandover } from '../../api/handovers.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RadioChoice } from '../../parts/radio-choice.tsx';
import type { Stepping } from './use-step.ts';

const REASONS: readonly RejectReason[] = [
  'NOT_COMPETENT',
  'NO_CAPACITY',
  'TOO_NEAR_HERE',
  'CONSENT_DOUBTED',
];

interface Props {
  handover: Handover;
  stepping: Stepping;
  onClose: () => void;
}

/** Not taking a case needs a reason, which the other point reads. */
export function RejectDialog({ handover, stepping, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { id, peer } = handover;

  function confirm() {
    setTried(true);
    if (reason === '') return;
    stepping.step(() => rejectHandover(id, reason), {
      say: t('handover.rejectDone', { name: peer.name }),
      after: onClose,
    });
  }

  return (
    <ConfirmDialog
      title={t('handover.rejectTitle', { name: peer.name })}
      confirm={t('handover.rejectConfirm')}
      isOpen
      isBusy={stepping.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('handover.rejectText', { name: peer.name })}</p>
      <ProblemNotice error={stepping.error} />
      <RadioChoice
        label={t('handover.rejectWhy')}
        options={REASONS.map((code) => ({
          value: code,
          label: t(`handover.rejectReason.${code}`),
        }))}
        value={reason}
        onChange={setReason}
        error={tried && reason === '' ? t('handover.chooseOne') : undefined}
      />
    </ConfirmDialog>
  );
}
