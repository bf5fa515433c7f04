import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Session, signIn } from '../api/session.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { TextBox } from '../parts/text-box.tsx';

interface Props {
  /** Who signs in, when that is known already. */
  login?: string;
  onSession: (session: Session) => void;
  onError: (error: unknown) => void;
}

/** Name and password: the first of two steps. */
export function PasswordForm({ login: known, onSession, onError }: Props) {
  const { t } = useTranslation();
  const [login, setLogin] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const entering = useMutation({
    mutationFn: () => signIn(login.trim(), password),
    onMutate: () => onError(null),
    onSuccess: onSession,
    onError,
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (login.trim() === '' || password === '' || entering.isPending) return;
    entering.mutate();
  }

  return (
    <form onSubmit={submit} noValidate>
      {known === undefined ? (
        <TextBox
          label={t('signIn.login')}
          name="username"
          value={login}
          onChange={setLogin}
          autoComplete="username webauthn"
          error={tried && login.trim() === '' ? t('signIn.loginMissing') : undefined}
        />
      ) : (
        // for the browser's own list of passwords
        <input
          className="only-aloud"
          type="text"
          autoComplete="username"
          value={known}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
      )}
      <TextBox
        label={t('signIn.password')}
        name="password"
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="current-password"
        error={tried && password === '' ? t('signIn.passwordMissing') : undefined}
      />
      <BusyButton type="submit" isBusy={entering.isPending}>
        {entering.isPending ? t('signIn.busy') : t('signIn.submit')}
      </BusyButton>
    </form>
  );
}
