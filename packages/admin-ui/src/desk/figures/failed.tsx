import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { prepareAgain, previewQuery } from '../../api/releases.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';

/** What the log calls it. */
const IN_THE_LOG = 'release-not-prepared';

/** That the figures could not be made, what helps, and another try. */
export function Failed({ period }: { period: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const trying = useMutation({
    mutationFn: () => prepareAgain(period),
    onSettled: () => client.invalidateQueries({ queryKey: previewQuery(period).queryKey }),
  });
  return (
    <section className="card" aria-labelledby="not-made">
      <h2 id="not-made">{t('leaving.failed.title')}</h2>
      <Notice kind="warning">
        <p>{t('leaving.failed.what')}</p>
      </Notice>
      <ProblemNotice error={trying.error} />
      <p>
        <BusyButton kind="main" isBusy={trying.isPending} onPress={() => trying.mutate()}>
          {t('leaving.failed.again')}
        </BusyButton>
      </p>
      <p>{t('leaving.failed.ask')}</p>
      <p className="code-line" translate="no">
        <bdi dir="ltr">{IN_THE_LOG}</bdi>
      </p>
    </section>
  );
}
