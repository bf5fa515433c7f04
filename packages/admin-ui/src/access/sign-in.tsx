import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/request.ts';
import { type Session, signOut } from '../api/session.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { AccessNotice } from './access-notice.tsx';
import { FirstStep } from './first-step.tsx';
import { Lobby } from './lobby.tsx';
import { SecondStep } from './second-step.tsx';
import { useSessionNews } from './tabs.ts';
import { VaultStep } from './vault-step.tsx';

interface Props {
  /** How far somebody came; null when nobody began. */
  session: Session | null;
  /** Whether somebody was signed in here and no longer is. */
  expired: boolean;
}

/** Asks who is there, step by step. */
export function SignIn({ session, expired }: Props) {
  const { t } = useTranslation();
  const tell = useSessionNews();
  const [error, setError] = useState<unknown>(null);
  const place = window.location.pathname.startsWith('/region') ? 'region' : 'desk';

  function onSession(next: Session) {
    setError(null);
    tell(next);
  }

  if (session === null) {
    return (
      <Lobby>
        <PageHeading title={t('signIn.title')} />
        <p>{t(`signIn.${place}`)}</p>
        {expired ? <Notice kind="info">{t('signIn.expired')}</Notice> : null}
        <ProviderTrouble />
        {problemOf(error) === 'sign-in-required' ? (
          <Notice kind="problem">{t('secondStep.over')}</Notice>
        ) : (
          <AccessNotice error={error} />
        )}
        <FirstStep onSession={onSession} onError={setError} />
      </Lobby>
    );
  }
  const step = session.stage === 'vault' ? 'vault' : 'secondStep';
  return (
    <Lobby>
      <PageHeading key={step} title={t(`${step}.title`)} keepsFocus />
      <p>{t('signIn.hello', { name: session.account.name })}</p>
      <AccessNotice error={error} />
      {step === 'vault' ? (
        <VaultStep onSession={onSession} onError={setError} />
      ) : (
        <SecondStep session={session} onSession={onSession} onError={setError} />
      )}
      <StartAgain />
    </Lobby>
  );
}

const PROVIDER_TROUBLES = ['unavailable', 'refused', 'unknown'] as const;

/** The node sends a browser back with a word about what went wrong at the provider. */
function ProviderTrouble() {
  const { t } = useTranslation();
  const said = new URLSearchParams(window.location.search).get('provider');
  const trouble = PROVIDER_TROUBLES.find((one) => one === said);
  if (trouble === undefined) return null;
  return <Notice kind="problem">{t(`provider.${trouble}`)}</Notice>;
}

function StartAgain() {
  const { t } = useTranslation();
  const tell = useSessionNews();
  const leaving = useMutation({ mutationFn: signOut, onSettled: () => tell(null) });
  return (
    <BusyButton kind="quiet" onPress={() => leaving.mutate()} isBusy={leaving.isPending}>
      {t('signIn.startAgain')}
    </BusyButton>
  );
}
