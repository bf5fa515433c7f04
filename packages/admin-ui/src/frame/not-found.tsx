import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../parts/page-heading.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('frame.notFoundTitle')} />
      <p>{t('frame.notFoundText')}</p>
      <p>
        <Link to="/">{t('frame.home')}</Link>
      </p>
    </>
  );
}
