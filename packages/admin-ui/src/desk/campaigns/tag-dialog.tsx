import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Campaign, candidatesQuery, tagCases } from '../../api/flow.ts';
import { dayFromNow } from '../../format/day-from-now.ts';
import { useNow } from '../../format/node-clock.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DayBox } from '../../parts/day-box.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { CandidateList } from './candidate-list.tsx';
import type { CampaignChange } from './use-campaign-change.ts';

interface Props {
  campaign: Campaign;
  changing: CampaignChange;
  onClose: () => void;
}

const USUAL_DAYS = 14;
const LONG_AGO = '2000-01-01';

/** Chooses many cases at once for a series. */
export function TagDialog({ campaign, changing, onClose }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const [from, setFrom] = useState(dayFromNow({ days: -USUAL_DAYS }, now));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const query = useQuery(candidatesQuery(from));
  const picked = (query.data ?? []).filter(({ id }) => chosen.includes(id)).map(({ id }) => id);

  function confirm() {
    setTried(true);
    if (picked.length === 0) return;
    changing.change(
      () => tagCases(campaign.id, { caseIds: picked, tagged: true }),
      (count) => {
        onClose();
        return t('campaigns.tagged', { count });
      },
    );
  }

  return (
    <ConfirmDialog
      title={t('campaigns.tagTitle', { name: campaign.name })}
      confirm={t('campaigns.tagConfirm', { count: picked.length })}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('campaigns.tagText')}</p>
      <ProblemNotice error={changing.error} />
      <DayBox
        label={t('campaigns.from')}
        value={from}
        onChange={setFrom}
        min={LONG_AGO}
        max={dayFromNow({}, now)}
      />
      {query.data === undefined ? (
        <QueryState query={query} />
      ) : (
        <CandidateList
          candidates={query.data}
          chosen={picked}
          onChange={setChosen}
          error={tried && picked.length === 0 ? t('campaigns.tagNothing') : undefined}
        />
      )}
    </ConfirmDialog>
  );
}
