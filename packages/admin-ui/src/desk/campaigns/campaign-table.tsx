import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { type Campaign, changeCampaign } from '../../api/flow.ts';
import { useFormat } from '../../format/use-format.ts';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { TagDialog } from './tag-dialog.tsx';
import type { CampaignChange } from './use-campaign-change.ts';

interface Props {
  campaigns: readonly Campaign[];
  changing: CampaignChange;
}

/** Every series with its numbers; nothing in it is about who works on what. */
export function CampaignTable({ campaigns, changing }: Props) {
  const { t } = useTranslation();
  const [tagging, setTagging] = useState<Campaign>();
  if (campaigns.length === 0) return <p>{t('campaigns.none')}</p>;
  return (
    <>
      <ScrollTable>
        <table className="table" aria-label={t('campaigns.title')}>
          <thead>
            <tr>
              <th scope="col">{t('campaigns.name')}</th>
              <th scope="col">{t('campaigns.since')}</th>
              <th scope="col" className="number">
                {t('campaigns.cases')}
              </th>
              <th scope="col" className="number">
                {t('campaigns.open')}
              </th>
              <th scope="col">{t('campaigns.state')}</th>
              <th scope="col">{t('campaigns.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {campaigns.map((campaign) => (
              <CampaignRow
                key={campaign.id}
                campaign={campaign}
                changing={changing}
                onTag={() => setTagging(campaign)}
              />
            ))}
          </tbody>
        </table>
      </ScrollTable>
      {tagging === undefined ? null : (
        <TagDialog campaign={tagging} changing={changing} onClose={() => setTagging(undefined)} />
      )}
    </>
  );
}

interface RowProps {
  campaign: Campaign;
  changing: CampaignChange;
  onTag: () => void;
}

function CampaignRow({ campaign, changing, onTag }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, endedAt } = campaign;
  const isRunning = endedAt === null;
  const turn = () =>
    changing.change(
      () => changeCampaign(campaign, { ended: isRunning }),
      () => t('campaigns.changed'),
    );
  return (
    <tr>
      <th scope="row">
        <Link to="/desk/cases" search={{ campaign: campaign.id }}>
          <bdi>{name}</bdi>
        </Link>
      </th>
      <td>{format.date(campaign.createdAt)}</td>
      <td className="number">{campaign.cases}</td>
      <td className="number">{campaign.open}</td>
      <td>
        {isRunning ? t('campaigns.running') : t('campaigns.ended', { date: format.date(endedAt) })}
      </td>
      <td>
        {isRunning ? (
          <Button className="button" aria-label={t('campaigns.tagNamed', { name })} onPress={onTag}>
            {t('campaigns.tag')}
          </Button>
        ) : null}{' '}
        <Button
          className="button"
          data-kind="quiet"
          aria-label={t(isRunning ? 'campaigns.endNamed' : 'campaigns.goOnNamed', { name })}
          onPress={turn}
        >
          {isRunning ? t('campaigns.end') : t('campaigns.goOn')}
        </Button>
      </td>
    </tr>
  );
}
