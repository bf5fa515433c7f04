import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../access/use-freshly.ts';
import { changePassword } from '../api/account.ts';
import { problemOf } from '../api/request.ts';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { TextBox } from '../parts/text-box.tsx';
import { useKeptFocus } from '../parts/use-kept-focus.ts';
import { PasswordChoice } from './password-choice.tsx';

/** Changing one's password; every other session ends by it. */
export function PasswordSection({ login }: { login: string }) {
  const { t } = useTranslation();
  const news = useRef<HTMLDivElement>(null);
  const [changing, setChanging] = useState(false);
  const [said, setSaid] = useState<string>();
  useKeptFocus(news, said);
  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">{t('password.title')}</h2>
      <div className="said-here" ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{said}</Notice>}
      </div>
      {changing ? (
        <ChangeForm
          login={login}
          onDone={() => {
            setChanging(false);
            setSaid(t('password.changed'));
          }}
        />
      ) : (
        <Button className="button" onPress={() => setChanging(true)}>
          {t('password.change')}…
        </Button>
      )}
    </section>
  );
}

function ChangeForm({ login, onDone }: { login: string; onDone: () => void }) {
  const { t } = useTranslation();
  const freshly = useFreshly();
  const [current, setCurrent] = useState('');
  const [missing, setMissing] = useState(false);
  const changing = useMutation({
    mutationFn: (next: string) => freshly(() => changePassword(current, next)),
    onSuccess: onDone,
  });
  const problem = changing.error === null ? undefined : problemOf(changing.error);

  function currentError(): string | undefined {
    if (missing && current === '') return t('signIn.passwordMissing');
    return problem === 'sign-in-failed' ? t('password.wrong') : undefined;
  }

  return (
    <>
      <TextBox
        label={t('password.current')}
        name="password"
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={currentError()}
      />
      {problem === 'sign-in-failed' || problem === 'password-weak' ? null : (
        <ProblemNotice error={changing.error} />
      )}
      <PasswordChoice
        login={login}
        label={t('password.next')}
        submit={t('password.change')}
        refused={problem === 'password-weak' ? t('problem.password-weak') : undefined}
        isBusy={changing.isPending}
        onChosen={(next) => {
          setMissing(current === '');
          if (current !== '') changing.mutate(next);
        }}
      />
    </>
  );
}
