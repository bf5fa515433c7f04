import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Member, membersQuery, noteReminder } from '../../api/members.ts';
import { useFormat } from '../../format/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Pick } from '../../parts/pick.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { chooseLanguage, isLanguage, LANGUAGES } from '../../texts/language.ts';
import { useReminderMail } from './use-reminder-mail.ts';

interface Props {
  town: Member;
  period: string;
  onDone: (said: string) => void;
  onClose: () => void;
}

/**
 * A friendly word to a town that is late: somebody calls, or sends these words as a mail of their
 * own. Nothing leaves from here; what is kept is that somebody did.
 */
export function RemindDialog({ town, period, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const [language, setLanguage] = useState(chooseLanguage(town.languages));
  const mail = useReminderMail({ language, period });
  const noting = useMutation({
    mutationFn: () => noteReminder(town.url, period),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: membersQuery.queryKey });
      onDone(t('remind.done', { town: town.name }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('remind.title', { town: town.name })}
      confirm={t('remind.confirm')}
      isOpen
      isBusy={noting.isPending}
      onConfirm={() => noting.mutate()}
      onClose={onClose}
    >
      <p>{t('remind.text', { period: format.period(period) })}</p>
      {town.phone === null ? (
        <p>{t('remind.noPhone')}</p>
      ) : (
        <p className="remind-phone">
          <Icon name="phone" />
          <span>{t('remind.phone')}</span>
          <a href={`tel:${town.phone.replaceAll(/[^+\d]/g, '')}`} dir="ltr">
            {town.phone}
          </a>
        </p>
      )}
      <Pick
        label={t('remind.language')}
        value={language}
        onChange={(value) => {
          if (isLanguage(value)) setLanguage(value);
        }}
        options={Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name }))}
      />
      {mail === undefined ? null : (
        <>
          <blockquote className="remind-mail" lang={language} dir={LANGUAGES[language].dir}>
            {mail.body}
          </blockquote>
          <div className="buttons">
            <CopyButton text={mail.body} label={t('remind.copy')} />
            <a className="button" href={mail.link}>
              <Icon name="letter" />
              {t('remind.mailProgram')}
            </a>
          </div>
        </>
      )}
      <ProblemNotice error={noting.error} />
    </ConfirmDialog>
  );
}
