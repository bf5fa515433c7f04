import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseDetail, caseQuery } from '../../../api/cases.ts';
import { campaignsQuery, tagCases } from '../../../api/flow.ts';
import { BusyButton } from '../../../parts/busy-button.tsx';
import { useStandsStill } from '../handover/stand-still.tsx';
import type { CaseChange } from '../use-case-change.ts';

interface Props {
  shown: CaseDetail;
  changing: CaseChange;
}

/** The series of reports to which a case belongs. */
export function CaseCampaign({ shown, changing }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { campaign } = shown;

  /** Puts the case in or out, and reads it anew: what it belongs to is part of its page. */
  async function tag(id: string, tagged: boolean): Promise<CaseDetail> {
    await tagCases(id, { caseIds: [shown.id], tagged });
    void client.invalidateQueries({ queryKey: campaignsQuery.queryKey });
    return client.fetchQuery({ ...caseQuery(shown.id), staleTime: 0 });
  }

  return (
    <>
      <h3>{t('flow.campaign')}</h3>
      {campaign === null ? (
        <Joining
          isBusy={changing.isBusy}
          onJoin={(id) => changing.change(() => tag(id, true), { say: t('flow.campaignJoined') })}
        />
      ) : (
        <>
          <p>{t('flow.campaignIn', { name: campaign.name })}</p>
          <BusyButton
            isBusy={changing.isBusy}
            onPress={() =>
              changing.change(() => tag(campaign.id, false), { say: t('flow.campaignLeft') })
            }
          >
            {t('flow.campaignLeave')}
          </BusyButton>
        </>
      )}
    </>
  );
}

function Joining({ isBusy, onJoin }: { isBusy: boolean; onJoin: (id: string) => void }) {
  const { t } = useTranslation();
  const field = useId();
  const [chosen, setChosen] = useState('');
  const isFrozen = useStandsStill();
  const { data = [] } = useQuery(campaignsQuery);
  const running = data.filter(({ endedAt }) => endedAt === null);
  if (running.length === 0) {
    return (
      <p>
        {t('flow.campaignNone')}. <Link to="/desk/campaigns">{t('flow.campaignAll')}</Link>
      </p>
    );
  }
  return (
    <>
      <div className="field">
        <label className="field-label" htmlFor={field}>
          {t('flow.campaignChoose')}
        </label>
        <select
          id={field}
          className="field-input"
          value={chosen}
          disabled={isFrozen}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">{t('flow.campaignNone')}</option>
          {running.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {chosen === '' ? null : (
        <BusyButton isBusy={isBusy} onPress={() => onJoin(chosen)}>
          {t('flow.campaignJoin')}
        </BusyButton>
      )}
    </>
  );
}
