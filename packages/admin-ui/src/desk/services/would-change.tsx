import { useTranslation } from 'react-i18next';
import type { Imported } from '../../api/services.ts';
import { BusyButton } from '../../parts/busy-button.tsx';

interface Props {
  changes: Imported;
  isBusy: boolean;
  onConfirm: () => void;
}

/** What a file would do to the list, before it does. */
export function WouldChange({ changes, isBusy, onConfirm }: Props) {
  const { t } = useTranslation();
  const { added, changed, removed, same, inactive } = changes;
  return (
    <div className="stack">
      <h3>{t('services.file.would')}</h3>
      <ul className="services-would">
        <li>{t('services.file.willAdd', { count: added })}</li>
        <li>{t('services.file.willChange', { count: changed })}</li>
        <li>{t('services.file.willRemove', { count: removed })}</li>
        <li>{t('services.file.willStay', { count: same })}</li>
        {inactive === 0 ? null : <li>{t('services.file.inactive', { count: inactive })}</li>}
      </ul>
      <BusyButton kind="main" isBusy={isBusy} onPress={onConfirm}>
        {t('services.file.confirm')}
      </BusyButton>
    </div>
  );
}
