import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Session, signInWaysQuery } from '../api/session.ts';
import { PasskeyButton } from './passkey-button.tsx';
import { PasswordForm } from './password-form.tsx';
import { usePasskeyAutofill } from './use-passkey-autofill.ts';

interface Props {
  onSession: (session: Session) => void;
  onError: (error: unknown) => void;
}

/** Passkey first: it is the quickest way, and the only one that cannot be given away by mistake. */
export function FirstStep({ onSession, onError }: Props) {
  const { t } = useTranslation();
  const ways = useQuery(signInWaysQuery);
  const offerAgain = usePasskeyAutofill({ onSession, onError });
  const provider = ways.data?.oidc;
  return (
    <>
      <div className="sign-in-ways">
        <PasskeyButton onSession={onSession} onError={onError} onAsked={offerAgain}>
          {t('signIn.passkey')}
        </PasskeyButton>
        {provider ? (
          <a className="button" href="/api/session/oidc">
            {t('signIn.oidc', { name: provider.name })}
          </a>
        ) : null}
      </div>
      <h2 className="sign-in-or">{t('signIn.orPassword')}</h2>
      <PasswordForm onSession={onSession} onError={onError} />
    </>
  );
}
