import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../parts/copy-button.tsx';

interface Props {
  address: string;
  onKept: () => void;
}

/** The address of a calendar, this one time. */
export function CalendarOnce({ address, onKept }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('calendar.once')}</p>
      <p className="soft">{t('calendar.address')}</p>
      <p className="calendar-address" translate="no">
        <bdi dir="ltr">{address}</bdi>
      </p>
      <div className="buttons">
        <CopyButton text={address} label={t('calendar.copy')} />
        <Button className="button" data-kind="main" onPress={onKept}>
          {t('calendar.kept')}
        </Button>
      </div>
    </>
  );
}
