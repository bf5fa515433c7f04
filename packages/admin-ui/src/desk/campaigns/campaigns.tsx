import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { campaignsQuery } from '../../api/flow.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { ChangeNews } from '../case/change-news.tsx';
import { BeginCampaign } from './begin-campaign.tsx';
import { CampaignTable } from './campaign-table.tsx';
import { useCampaignChange } from './use-campaign-change.ts';

/** Series of many reports about one thing. */
export function Campaigns() {
  const { t } = useTranslation();
  const query = useQuery(campaignsQuery);
  const changing = useCampaignChange();
  return (
    <>
      <PageHeading title={t('campaigns.title')} />
      <p>{t('campaigns.lead')}</p>
      <ChangeNews changing={changing} />
      {query.data === undefined ? (
        <QueryState query={query} />
      ) : (
        <CampaignTable campaigns={query.data} changing={changing} />
      )}
      <BeginCampaign changing={changing} />
    </>
  );
}
