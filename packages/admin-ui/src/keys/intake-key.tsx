import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../access/use-freshly.ts';
import { type Keys, keysQuery, rotateKey } from '../api/keys.ts';
import { useFormat } from '../format/use-format.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useKeptFocus } from '../parts/use-kept-focus.ts';

interface Props {
  current: NonNullable<Keys['current']>;
  /** How many filings are still sealed to an earlier key. */
  left: number;
}

/** Since when the intake key is in use, and a new one in its place. */
export function IntakeKey({ current, left }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const freshly = useFreshly();
  const news = useRef<HTMLDivElement>(null);
  const [asking, setAsking] = useState(false);
  const rotating = useMutation({
    mutationFn: () => freshly(rotateKey),
    onSuccess: (keys) => client.setQueryData(keysQuery.queryKey, keys),
    onSettled: () => setAsking(false),
  });
  const said = rotating.isSuccess ? t('keys.rotated') : undefined;
  useKeptFocus(news, said);
  const excluded = rotating.data?.excluded ?? 0;
  return (
    <section className="card" aria-labelledby="intake-key">
      <h2 id="intake-key">{t('keys.intake')}</h2>
      <p>{t('keys.since', { date: format.date(current.since), age: format.age(current.since) })}</p>
      <p>{t('keys.intakeText')}</p>
      <div className="said-here" ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{said}</Notice>}
        {excluded === 0 ? null : (
          <Notice kind="warning">{t('keys.excluded', { count: excluded })}</Notice>
        )}
        <ProblemNotice error={rotating.error} />
      </div>
      <p role="status" className={left === 0 ? 'soft' : undefined}>
        {left === 0 ? t('keys.allSealed') : t('keys.resealing', { count: left })}
      </p>
      <Button className="button" onPress={() => setAsking(true)}>
        {t('keys.rotate')}…
      </Button>
      <ConfirmDialog
        title={t('keys.rotateTitle')}
        confirm={t('keys.rotateConfirm')}
        isOpen={asking}
        isBusy={rotating.isPending}
        onConfirm={rotating.mutate}
        onClose={() => setAsking(false)}
      >
        <p>{t('keys.rotateText')}</p>
        <p>{t('keys.rotateAfter')}</p>
      </ConfirmDialog>
    </section>
  );
}
