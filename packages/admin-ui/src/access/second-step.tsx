import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { SecondFactor, Session } from '../api/session.ts';
import { CodeForm } from './code-form.tsx';
import { PasskeyButton } from './passkey-button.tsx';

interface Props {
  session: Session;
  onSession: (session: Session) => void;
  onError: (error: unknown) => void;
}

/** The second of two steps, in the way that somebody set up or the way for emergencies. */
export function SecondStep({ session, onSession, onError }: Props) {
  const { t } = useTranslation();
  const { methods } = session;
  const usual: 'totp' | 'passkey' = methods.includes('totp') ? 'totp' : 'passkey';
  const [by, setBy] = useState<SecondFactor>(usual);
  const others = methods.filter((method) => method !== by);
  return (
    <>
      <p>{t(`secondStep.intro.${by}`)}</p>
      {by === 'passkey' ? (
        <PasskeyButton onSession={onSession} onError={onError}>
          {t('secondStep.passkey')}
        </PasskeyButton>
      ) : (
        <CodeForm key={by} kind={by} onSession={onSession} onError={onError} />
      )}
      {others.length === 0 ? null : (
        <ul className="other-ways">
          {others.map((method) => (
            <li key={method}>
              <Button
                className="button"
                data-kind="quiet"
                onPress={() => {
                  onError(null);
                  setBy(method);
                }}
              >
                {t(`secondStep.instead.${method}`)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
