import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/request.ts';
import {
  endWorkMail,
  type NewWorkMail,
  setWorkMail,
  type WorkMail,
  workMailQuery,
} from '../api/work-mail.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { TextBox } from '../parts/text-box.tsx';
import { useKeptFocus } from '../parts/use-kept-focus.ts';

/** Mail that says that there is something new, and never what. */
export function WorkMailSection() {
  const { t } = useTranslation();
  const query = useQuery(workMailQuery);
  return (
    <section className="card" aria-labelledby="work-mail">
      <h2 id="work-mail">{t('workMail.title')}</h2>
      <p>{t('workMail.text')}</p>
      {query.data === undefined ? (
        <QueryState query={query} />
      ) : query.data.available ? (
        <OwnMail mail={query.data} />
      ) : (
        <p className="soft">{t('workMail.none')}</p>
      )}
    </section>
  );
}

function OwnMail({ mail }: { mail: WorkMail }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const news = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<string>();
  const [email, setEmail] = useState(mail.email ?? '');
  useKeptFocus(news, said);
  const settle = (say: string) => (changed: WorkMail) => {
    client.setQueryData(workMailQuery.queryKey, changed);
    setEmail(changed.email ?? '');
    setSaid(say);
  };
  const setting = useMutation({ mutationFn: setWorkMail, onSuccess: settle(t('workMail.saved')) });
  const ending = useMutation({ mutationFn: endWorkMail, onSuccess: settle(t('workMail.ended')) });
  const isInvalid = setting.error !== null && problemOf(setting.error) === 'request-invalid';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const language = i18n.language as NewWorkMail['language'];
    if (!setting.isPending) setting.mutate({ email: email.trim(), language });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <div className="said-here" ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{said}</Notice>}
        <ProblemNotice error={isInvalid ? ending.error : (setting.error ?? ending.error)} />
      </div>
      {mail.email === null ? null : mail.refused ? (
        <Notice kind="warning" standing>
          {t('workMail.refused')}
        </Notice>
      ) : (
        <p>{t('workMail.on', { email: mail.email })}</p>
      )}
      <TextBox
        label={t('workMail.email')}
        value={email}
        onChange={setEmail}
        inputMode="email"
        autoComplete="email"
        error={isInvalid ? t('workMail.invalid') : undefined}
      />
      <div className="buttons">
        <BusyButton type="submit" isBusy={setting.isPending}>
          {t(mail.email === null ? 'workMail.save' : 'workMail.change')}
        </BusyButton>
        {mail.email === null ? null : (
          <BusyButton isBusy={ending.isPending} onPress={() => ending.mutate()}>
            {t('workMail.end')}
          </BusyButton>
        )}
      </div>
    </form>
  );
}
