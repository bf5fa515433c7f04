import { useTranslation } from 'react-i18next';
import { type Handover, stepHandover } from '../../api/handovers.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { Stepping } from './use-step.ts';

interface Props {
  handover: Handover;
  stepping: Stepping;
  onClose: () => void;
}

/** Taking an offer back: the case is then here again, as before. */
export function WithdrawDialog({ handover, stepping, onClose }: Props) {
  const { t } = useTranslation();
  const { id, peer } = handover;
  return (
    <ConfirmDialog
      title={t('handover.withdrawTitle')}
      confirm={t('handover.withdraw')}
      isOpen
      isBusy={stepping.isBusy}
      onConfirm={() =>
        stepping.step(() => stepHandover(id, 'withdraw'), {
          say: t('handover.withdrawDone'),
          after: onClose,
        })
      }
      onClose={onClose}
    >
      <p>{t('handover.withdrawText', { name: peer.name })}</p>
      <ProblemNotice error={stepping.error} />
    </ConfirmDialog>
  );
}
