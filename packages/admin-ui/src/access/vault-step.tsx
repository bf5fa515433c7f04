import { useTranslation } from 'react-i18next';
import type { Session } from '../api/session.ts';
import { PasskeyButton } from './passkey-button.tsx';

interface Props {
  onSession: (session: Session) => void;
  onError: (error: unknown) => void;
}

/** The provider said who somebody is; only their passkey has the key to the cases. */
export function VaultStep({ onSession, onError }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('vault.text')}</p>
      <PasskeyButton onSession={onSession} onError={onError}>
        {t('vault.open')}
      </PasskeyButton>
      <p className="soft">{t('vault.other')}</p>
    </>
  );
}
