import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ShownSettings, settingsQuery } from '../api/settings.ts';
import { TownTerms } from '../desk/settings/terms/town-terms.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { QueryState } from '../parts/query-state.tsx';
import { AlsoSet } from './also-set.tsx';
import { SettingsForm } from './settings-fields.tsx';
import { useSettings } from './use-settings.ts';
import './settings.css';

/** What a lead sets about the point. */
export function SettingsPage() {
  const { t } = useTranslation();
  const query = useQuery(settingsQuery);
  return (
    <>
      <PageHeading title={t('settings.title')} />
      <p className="lead">{t('settings.intro')}</p>
      {query.data === undefined ? <QueryState query={query} /> : <Filled shown={query.data} />}
      <TownTerms />
      <AlsoSet />
    </>
  );
}

function Filled({ shown }: { shown: ShownSettings }) {
  return <SettingsForm filling={useSettings(shown)} />;
}
