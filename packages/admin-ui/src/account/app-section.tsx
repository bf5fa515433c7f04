import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../access/use-freshly.ts';
import { type Account, removeTotp } from '../api/account.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useKeptFocus } from '../parts/use-kept-focus.ts';
import { NewTotp } from './new-totp.tsx';

interface Props {
  account: Account;
  onChanged: (account: Account) => void;
}

/** The authenticator app: set up, replaced by another one, or taken away. */
export function AppSection({ account, onChanged }: Props) {
  const { t } = useTranslation();
  const freshly = useFreshly();
  const news = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<string>();
  const [adding, setAdding] = useState(false);
  const [asking, setAsking] = useState(false);
  useKeptFocus(news, said);
  const removing = useMutation({
    mutationFn: () => freshly(removeTotp),
    onSuccess: (changed) => {
      onChanged(changed);
      setSaid(t('totp.removed'));
    },
    onSettled: () => setAsking(false),
  });
  return (
    <section className="card" aria-labelledby="app-codes">
      <h2 id="app-codes">{t('totp.title')}</h2>
      <p>{t(account.totp ? 'totp.isOn' : 'totp.isOff')}</p>
      <div className="said-here" ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{said}</Notice>}
        <ProblemNotice error={removing.error} />
      </div>
      {adding ? (
        <NewTotp
          onAdded={(changed) => {
            onChanged(changed);
            setAdding(false);
            setSaid(t('totp.added'));
          }}
        />
      ) : (
        <div className="buttons">
          <Button className="button" onPress={() => setAdding(true)}>
            {t(account.totp ? 'totp.replace' : 'totp.add')}…
          </Button>
          {account.totp ? (
            <Button className="button" onPress={() => setAsking(true)}>
              {t('totp.remove')}…
            </Button>
          ) : null}
        </div>
      )}
      <ConfirmDialog
        title={t('totp.removeTitle')}
        confirm={t('totp.remove')}
        isOpen={asking}
        isBusy={removing.isPending}
        onConfirm={removing.mutate}
        onClose={() => setAsking(false)}
      >
        <p>{t('totp.removeText')}</p>
      </ConfirmDialog>
    </section>
  );
}
