import { useTranslation } from 'react-i18next';
import { liftHold } from '../../api/rights.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import type { KeepingProps } from './keeping-props.ts';

/** Letting go of a case that was held: from then on its term counts again. */
export function LiftHoldDialog({ shown, changing, onClose }: KeepingProps) {
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      title={t('rights.liftTitle', { number: shown.number })}
      confirm={t('rights.lift')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={() => {
        changing.change(() => liftHold(shown.id), t('rights.lifted'));
        onClose();
      }}
      onClose={onClose}
    >
      <p>{t('rights.liftText')}</p>
    </ConfirmDialog>
  );
}
