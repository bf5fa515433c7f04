import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery, signIn } from '../api/session.ts';
import { Brand } from '../frame/brand.tsx';
import { LanguageSwitch } from '../frame/language-switch.tsx';
import { BusyButton } from '../parts/busy-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { TextBox } from '../parts/text-box.tsx';

/** Asks who is there. `expired` when somebody was signed in and no longer is. */
export function SignIn({ expired }: { expired: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const entering = useMutation({
    mutationFn: () => signIn(login.trim(), password),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const missing = login.trim() === '' || password === '';
    setIncomplete(missing);
    if (!missing && !entering.isPending) entering.mutate();
  }

  const place = window.location.pathname.startsWith('/region') ? 'region' : 'desk';
  return (
    <div className="sign-in">
      <header className="sign-in-top">
        <Brand place={t(`frame.${place}`)} />
        <LanguageSwitch />
      </header>
      <main className="sign-in-card" id="main">
        <PageHeading title={t('signIn.title')} />
        <p>{t(`signIn.${place}`)}</p>
        {expired ? <Notice kind="info">{t('signIn.expired')}</Notice> : null}
        {incomplete ? <Notice kind="problem">{t('signIn.missing')}</Notice> : null}
        {incomplete ? null : <ProblemNotice error={entering.error} />}
        <form onSubmit={submit} noValidate>
          <TextBox
            label={t('signIn.login')}
            value={login}
            onChange={setLogin}
            autoComplete="username"
          />
          <TextBox
            label={t('signIn.password')}
            value={password}
            onChange={setPassword}
            type="password"
            autoComplete="current-password"
          />
          <BusyButton kind="main" type="submit" isBusy={entering.isPending}>
            {entering.isPending ? t('signIn.busy') : t('signIn.submit')}
          </BusyButton>
        </form>
      </main>
    </div>
  );
}
