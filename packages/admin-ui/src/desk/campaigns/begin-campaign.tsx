import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beginCampaign, CAMPAIGN_NAME_MAX } from '../../api/flow.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import type { CampaignChange } from './use-campaign-change.ts';

/** A new series needs a name that colleagues know it by. */
export function BeginCampaign({ changing }: { changing: CampaignChange }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = name.trim() === '' || name.trim().length > CAMPAIGN_NAME_MAX;

  function send(event: SubmitEvent) {
    event.preventDefault();
    setTried(wrong);
    if (wrong) return;
    changing.change(
      () => beginCampaign(name.trim()),
      () => {
        setName('');
        return t('campaigns.begun');
      },
    );
  }

  return (
    <form className="write card" onSubmit={send}>
      <TextBox
        label={t('campaigns.name')}
        help={t('campaigns.nameHelp', { max: CAMPAIGN_NAME_MAX })}
        value={name}
        onChange={setName}
        error={tried && wrong ? t('campaigns.nameMissing', { max: CAMPAIGN_NAME_MAX }) : undefined}
      />
      <BusyButton kind="main" type="submit" isBusy={changing.isBusy}>
        {t('campaigns.begin')}
      </BusyButton>
    </form>
  );
}
