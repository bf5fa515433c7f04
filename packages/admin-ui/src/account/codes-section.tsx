import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../access/use-freshly.ts';
import { accountQuery, makeRecoveryCodes } from '../api/account.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useKeptFocus } from '../parts/use-kept-focus.ts';
import { CodesOnce } from './codes-once.tsx';

interface Props {
  left: number;
  login: string;
  node: string;
}

/** How many recovery codes are left, and new ones in their place. */
export function CodesSection({ left, login, node }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const freshly = useFreshly();
  const news = useRef<HTMLDivElement>(null);
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<string>();
  useKeptFocus(news, said);
  const making = useMutation({
    mutationFn: () => freshly(makeRecoveryCodes),
    onSuccess: () => setSaid(undefined),
    onSettled: () => setAsking(false),
  });

  async function keep() {
    making.reset();
    setSaid(t('codes.done'));
    await client.invalidateQueries({ queryKey: accountQuery.queryKey });
  }

  return (
    <section className="card" aria-labelledby="codes">
      <h2 id="codes">{t('codes.title')}</h2>
      <div className="said-here" ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{said}</Notice>}
        <ProblemNotice error={making.error} />
      </div>
      {making.data === undefined ? (
        <>
          <p>{t('codes.left', { count: left })}</p>
          <Button className="button" onPress={() => setAsking(true)}>
            {t('codes.make')}…
          </Button>
        </>
      ) : (
        <CodesOnce codes={making.data} login={login} node={node} onKept={() => void keep()} />
      )}
      <ConfirmDialog
        title={t('codes.makeTitle')}
        confirm={t('codes.make')}
        isOpen={asking}
        isBusy={making.isPending}
        onConfirm={making.mutate}
        onClose={() => setAsking(false)}
      >
        <p>{t('codes.makeText')}</p>
      </ConfirmDialog>
    </section>
  );
}
