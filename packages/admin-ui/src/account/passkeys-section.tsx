import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../access/use-freshly.ts';
import { type Account, type Passkey, removePasskey } from '../api/account.ts';
import { useFormat } from '../format/use-format.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useKeptFocus } from '../parts/use-kept-focus.ts';
import { NewPasskey } from './new-passkey.tsx';

interface Props {
  account: Account;
  onChanged: (account: Account) => void;
}

/** The passkeys of an account: which there are, one more, one less. */
export function PasskeysSection({ account, onChanged }: Props) {
  const { t } = useTranslation();
  const news = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<string>();
  const [adding, setAdding] = useState(false);
  useKeptFocus(news, said);
  return (
    <section className="card" aria-labelledby="passkeys">
      <h2 id="passkeys">{t('passkey.title')}</h2>
      <p>{t('passkey.text')}</p>
      <div className="said-here" ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{said}</Notice>}
      </div>
      {account.passkeys.length === 0 ? <p className="soft">{t('passkey.none')}</p> : null}
      <ul className="ways">
        {account.passkeys.map((passkey) => (
          <OnePasskey
            key={passkey.id}
            passkey={passkey}
            onRemoved={(changed) => {
              onChanged(changed);
              setSaid(t('passkey.removed', { name: passkey.name }));
            }}
          />
        ))}
      </ul>
      {adding ? (
        <NewPasskey
          kind="main"
          onAdded={(changed) => {
            onChanged(changed);
            setAdding(false);
            setSaid(t('passkey.added'));
          }}
        />
      ) : (
        <Button className="button" onPress={() => setAdding(true)}>
          {t('passkey.add')}…
        </Button>
      )}
    </section>
  );
}

interface OneProps {
  passkey: Passkey;
  onRemoved: (account: Account) => void;
}

function OnePasskey({ passkey, onRemoved }: OneProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const freshly = useFreshly();
  const [asking, setAsking] = useState(false);
  const removing = useMutation({
    mutationFn: () => freshly(() => removePasskey(passkey.id)),
    onSuccess: onRemoved,
    onSettled: () => setAsking(false),
  });
  const { name, createdAt, lastUsedAt, opensAlone } = passkey;
  return (
    <li className="way">
      <div>
        <h3>{name}</h3>
        <p>{t(opensAlone ? 'passkey.opensAlone' : 'passkey.secondOnly')}</p>
        <p className="soft">
          {t('passkey.made', { date: format.date(createdAt) })} ·{' '}
          {lastUsedAt === null
            ? t('passkey.neverUsed')
            : t('passkey.used', { age: format.age(lastUsedAt) })}
        </p>
        <ProblemNotice error={removing.error} />
      </div>
      <Button
        className="button"
        onPress={() => setAsking(true)}
        aria-label={t('passkey.removeNamed', { name })}
      >
        {t('passkey.remove')}…
      </Button>
      <ConfirmDialog
        title={t('passkey.removeTitle', { name })}
        confirm={t('passkey.remove')}
        isOpen={asking}
        isBusy={removing.isPending}
        onConfirm={removing.mutate}
        onClose={() => setAsking(false)}
      >
        <p>{t('passkey.removeText')}</p>
      </ConfirmDialog>
    </li>
  );
}
