import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../parts/busy-button.tsx';
import { Check } from '../parts/check.tsx';
import { TextBox } from '../parts/text-box.tsx';

interface Props {
  /** For the browser's list of passwords. */
  login: string;
  label: string;
  submit: string;
  /** What the node says about the password; undefined when nothing. */
  refused: string | undefined;
  isBusy: boolean;
  onChosen: (password: string) => void;
}

/** A new password: it may be pasted and it may be seen; the node says whether it is strong. */
export function PasswordChoice({ login, label, submit, refused, isBusy, onChosen }: Props) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [judged, setJudged] = useState('');
  const [isShown, setShown] = useState(false);
  const [tried, setTried] = useState(false);

  function choose(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    setJudged(password);
    if (password !== '' && !isBusy) onChosen(password);
  }

  function errorOf(): string | undefined {
    if (tried && password === '') return t('password.missing');
    return password === judged ? refused : undefined;
  }

  return (
    <form className="stack" onSubmit={choose} noValidate>
      <input
        className="only-aloud"
        type="text"
        name="username"
        autoComplete="username"
        value={login}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <TextBox
        label={label}
        help={t('password.help')}
        name="new-password"
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        error={errorOf()}
      />
      <Check isSelected={isShown} onChange={setShown}>
        {t('password.show')}
      </Check>
      <BusyButton kind="main" type="submit" isBusy={isBusy}>
        {submit}
      </BusyButton>
    </form>
  );
}
