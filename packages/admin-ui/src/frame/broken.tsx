import { useTranslation } from 'react-i18next';
import { PageHeading } from '../parts/page-heading.tsx';

/** Shown instead of a screen that failed; the way back loads the program afresh. */
export function Broken() {
  const { t } = useTranslation();
  const home = window.location.pathname.startsWith('/region') ? '/region' : '/desk';
  return (
    <>
      <PageHeading title={t('frame.brokenTitle')} />
      <p>{t('frame.brokenText')}</p>
      <p>
        <a href={home}>{t('frame.home')}</a>
      </p>
    </>
  );
}
