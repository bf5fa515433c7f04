import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../../access/use-freshly.ts';
import { problemOf } from '../../api/request.ts';
import { type RetentionOverview, retentionQuery, runRetention } from '../../api/retention.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useKeptFocus } from '../../parts/use-kept-focus.ts';
import { DueTable } from './due-table.tsx';

/** The dry run: exactly these cases go when somebody says yes, and no other. */
export function DueNow({ overview }: { overview: RetentionOverview }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const freshly = useFreshly();
  const news = useRef<HTMLDivElement>(null);
  const [asking, setAsking] = useState(false);
  const { due, digest, held, unread } = overview;
  const running = useMutation({
    mutationFn: () => freshly(() => runRetention(digest)),
    onSettled: async () => {
      setAsking(false);
      await client.invalidateQueries({ queryKey: retentionQuery.queryKey });
      void client.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  const changed = running.error !== null && problemOf(running.error) === 'changed-meanwhile';
  const said = running.data && t('retention.ran', { count: running.data.cases });
  useKeptFocus(news, said);
  return (
    <section className="card" aria-labelledby="due-now">
      <h2 id="due-now">{t('retention.due')}</h2>
      <div className="keeping-news" ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{said}</Notice>}
        {changed ? <Notice kind="warning">{t('retention.changed')}</Notice> : null}
        {changed ? null : <ProblemNotice error={running.error} />}
      </div>
      {due.length === 0 ? <p>{t('retention.dueNone')}</p> : <DueTable due={due} />}
      {held > 0 ? <p>{t('retention.held', { count: held })}</p> : null}
      {unread > 0 ? <p>{t('retention.unread', { count: unread })}</p> : null}
      {due.length === 0 ? null : (
        <Button className="button" data-kind="main" onPress={() => setAsking(true)}>
          {t('retention.run', { count: due.length })}…
        </Button>
      )}
      <ConfirmDialog
        title={t('retention.runTitle', { count: due.length })}
        confirm={t('retention.runConfirm')}
        isOpen={asking}
        isBusy={running.isPending}
        onConfirm={() => {
          if (!running.isPending) running.mutate();
        }}
        onClose={() => setAsking(false)}
      >
        <p>{t('retention.runText')}</p>
      </ConfirmDialog>
    </section>
  );
}
