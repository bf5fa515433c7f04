import { useTranslation } from 'react-i18next';
import { ScheduleCard } from '../desk/figures/schedule-card.tsx';
import { TownTerms } from '../desk/settings/terms/town-terms.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { AlsoSet } from './also-set.tsx';
import { PointSettings } from './point-settings.tsx';
import './settings.css';

/** What a lead sets about the point. */
export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('settings.title')} />
      <p className="lead">{t('settings.intro')}</p>
      <PointSettings />
      <TownTerms />
      <ScheduleCard />
      <AlsoSet />
    </>
  );
}
