import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../parts/page-heading.tsx';
import { MandateSettings } from './mandate-settings.tsx';

/** What each role decides alone, on a page of its own. */
export function MandatePage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('mandate.title')} />
      <p className="lead">{t('mandate.intro')}</p>
      <MandateSettings />
    </>
  );
}
