import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useFreshly } from '../../access/use-freshly.ts';
import { type RetentionRule, retentionQuery, setRule } from '../../api/retention.ts';
import { KEEP_UNITS, type KeepUnit, keepTermOf, writtenTerm } from '../../format/keep.ts';
import { useKeepWords } from '../../format/use-keep-words.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Segments } from '../../parts/segments.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import { useBasis } from './use-basis.ts';

interface Props {
  rule: RetentionRule;
  onSaved: (said: string) => void;
  onClose: () => void;
}

/** As many of each unit as the node takes: a hundred years. */
const MOST: Record<KeepUnit, number> = { years: 100, months: 1200, days: 36_500 };

/** The town's own term for a class; where a law gives one, it warns. */
export function TermDialog({ rule, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const words = useKeepWords();
  const basis = useBasis();
  const { send, isBusy, error } = useSetRule({ rule, onSaved, onClose });
  const before = keepTermOf(rule.keep) ?? { count: 1, unit: 'years' };
  const [count, setCount] = useState(String(before.count));
  const [unit, setUnit] = useState<KeepUnit>(before.unit);
  const [tried, setTried] = useState(false);
  const wrong = !/^\d+$/.test(count.trim()) || Number(count) < 1 || Number(count) > MOST[unit];

  function confirm() {
    setTried(true);
    if (!wrong) send(writtenTerm({ count: Number(count), unit }));
  }

  return (
    <ConfirmDialog
      title={t('retention.changeOf', { name: label('retention_class', rule.class) })}
      confirm={t('retention.termConfirm')}
      isOpen
      isBusy={isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('retention.defaultTerm', { term: words(rule.default), basis: basis(rule) })}</p>
      {rule.statutory ? (
        <Notice kind="warning" standing>
          <p>{t('retention.statutory')}</p>
        </Notice>
      ) : null}
      <TextBox
        label={t('retention.count')}
        value={count}
        onChange={setCount}
        inputMode="numeric"
        error={tried && wrong ? t('retention.countWrong', { max: MOST[unit] }) : undefined}
      />
      <Segments
        label={t('retention.unit')}
        options={KEEP_UNITS.map((value) => ({ value, label: t(`retention.unitName.${value}`) }))}
        value={unit}
        onChange={setUnit}
      />
      <ProblemNotice error={error} />
      {rule.keep === rule.default ? null : (
        <Button className="button" data-kind="quiet" onPress={() => send(null)}>
          {t('retention.takeDefault')}
        </Button>
      )}
    </ConfirmDialog>
  );
}

function useSetRule({ rule, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const freshly = useFreshly();
  const mutation = useMutation({
    mutationFn: (keep: string | null) => freshly(() => setRule({ class: rule.class, keep })),
    onSuccess: (overview) => {
      client.setQueryData(retentionQuery.queryKey, overview);
      onSaved(t('retention.termSaved'));
      onClose();
    },
  });
  return {
    send: (keep: string | null) => {
      if (!mutation.isPending) mutation.mutate(keep);
    },
    isBusy: mutation.isPending,
    error: mutation.error,
  };
}
