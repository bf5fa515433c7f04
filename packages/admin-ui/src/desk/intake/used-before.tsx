import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reuseAnswers } from '../../api/plan.ts';
import { problemOf } from '../../api/request.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import { useIntakeDraft } from './use-intake-draft.ts';

/** Takes over who somebody is from an earlier case, so that nobody asks the same thing twice. */
export function UsedBefore() {
  const { t } = useTranslation();
  const [draft, drafts] = useIntakeDraft();
  const [number, setNumber] = useState('');
  const [tried, setTried] = useState(false);
  const isNumber = /^\d{1,9}$/.test(number) && Number(number) > 0;
  const mutation = useMutation({
    mutationFn: () => reuseAnswers(Number(number)),
    onSuccess: ({ answers, language, number: earlier }) => {
      const current = drafts.current();
      // what was typed already is newer than what was said then
      const known = { earlier, language: current.language || language };
      drafts.change({ ...known, answers: { ...answers, ...current.answers } });
    },
  });

  function use() {
    setTried(true);
    if (isNumber && !mutation.isPending) mutation.mutate();
  }

  return (
    <details className="used-before" open={draft.earlier !== undefined}>
      <summary>{t('plan.reuse')}</summary>
      <div className="stack">
        <p>{t('plan.reuseExplain')}</p>
        <ReuseNews error={mutation.error} />
        {draft.earlier === undefined ? null : (
          <Notice kind="good">{t('plan.reused', { number: draft.earlier })}</Notice>
        )}
        <TextBox
          label={t('plan.reuseNumber')}
          value={number}
          onChange={(text) => setNumber(text.trim())}
          inputMode="numeric"
          error={tried && !isNumber ? t('plan.numberMissing') : undefined}
        />
        <BusyButton isBusy={mutation.isPending} onPress={use}>
          {t('plan.reuseConfirm')}
        </BusyButton>
      </div>
    </details>
  );
}

/** What a refusal means here; any other one says so itself. */
function ReuseNews({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const problem = error === null ? undefined : problemOf(error);
  if (problem === 'not-found') return <Notice kind="problem">{t('plan.noSuchCase')}</Notice>;
  if (problem === 'consent-required') {
    return <Notice kind="problem">{t('plan.reuseNotAgreed')}</Notice>;
  }
  return <ProblemNotice error={error} />;
}
