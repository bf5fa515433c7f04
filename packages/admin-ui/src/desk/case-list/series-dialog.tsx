import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beginCampaign, CAMPAIGN_NAME_MAX, campaignsQuery, tagCases } from '../../api/flow.ts';
import type { CaseRow } from '../../api/lists.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Pick } from '../../parts/pick.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import type { CampaignChange } from '../campaigns/use-campaign-change.ts';

interface Props {
  picked: readonly CaseRow[];
  changing: CampaignChange;
  onTagged: () => void;
  onClose: () => void;
}

/** Puts the chosen cases into a series that runs, or into one that begins with them. */
export function SeriesDialog({ picked, changing, onTagged, onClose }: Props) {
  const { t } = useTranslation();
  const query = useQuery(campaignsQuery);
  // sent a second time, the same id begins no second series
  const [fresh] = useState(() => crypto.randomUUID());
  const [chosen, setChosen] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const running = query.data?.filter(({ endedAt }) => endedAt === null) ?? [];
  const id = running.length === 0 ? fresh : chosen;
  const isNew = id === fresh;
  const named = name.trim();
  const isNamed = !isNew || (named !== '' && named.length <= CAMPAIGN_NAME_MAX);
  const moving = picked.filter(({ campaignId }) => campaignId !== null && campaignId !== id);

  async function send(): Promise<number> {
    if (isNew) await beginCampaign(named, id);
    return tagCases(id, { caseIds: picked.map((row) => row.id), tagged: true });
  }

  function confirm() {
    setTried(true);
    if (id === '' || !isNamed || query.data === undefined) return;
    changing.change(send, (count) => {
      onClose();
      onTagged();
      return t('campaigns.tagged', { count });
    });
  }

  return (
    <ConfirmDialog
      title={t('list.seriesTitle')}
      confirm={t('campaigns.tagConfirm', { count: picked.length })}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ProblemNotice error={changing.error} />
      <QueryState query={query} />
      {running.length === 0 ? null : (
        <Pick
          label={t('list.seriesWhich')}
          options={[
            { value: '', label: '' },
            { value: fresh, label: t('list.seriesNew') },
            ...running.map((one) => ({ value: one.id, label: one.name })),
          ]}
          value={chosen}
          onChange={setChosen}
          error={tried && id === '' ? t('list.seriesMissing') : undefined}
        />
      )}
      {isNew && query.data !== undefined ? (
        <TextBox
          label={t('campaigns.name')}
          help={t('campaigns.nameHelp', { max: CAMPAIGN_NAME_MAX })}
          value={name}
          onChange={setName}
          error={
            tried && !isNamed ? t('campaigns.nameMissing', { max: CAMPAIGN_NAME_MAX }) : undefined
          }
        />
      ) : null}
      {moving.length === 0 ? null : <p>{t('list.seriesMove', { count: moving.length })}</p>}
    </ConfirmDialog>
  );
}
