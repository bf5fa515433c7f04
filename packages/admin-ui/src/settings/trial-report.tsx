import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { setupQuery, tryReport } from '../api/settings.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

/** Sends a report all the way, and shows each step of it. */
export function TrialReport({ canTry }: { canTry: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const trying = useMutation({
    mutationFn: tryReport,
    onSuccess: () => client.invalidateQueries({ queryKey: setupQuery.queryKey }),
  });
  if (!canTry) return <p className="soft">{t('setup.townFirst')}</p>;
  return (
    <div aria-live="polite">
      <BusyButton isBusy={trying.isPending} onPress={() => trying.mutate()}>
        {t('setup.try')}
      </BusyButton>
      <ProblemNotice error={trying.error} />
      <ul className="trial">
        {(trying.data ?? []).map(({ step, works }) => (
          <li key={step} data-works={works}>
            <Icon name={works ? 'check' : 'stop'} />
            {t(`setup.trialStep.${step}`)} {t(works ? 'setup.works' : 'setup.fails')}
          </li>
        ))}
      </ul>
    </div>
  );
}
