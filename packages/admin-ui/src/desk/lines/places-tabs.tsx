import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** From the people to the services near here, and back. */
export function PlacesTabs() {
  const { t } = useTranslation();
  return (
    <nav className="lines-tabs" aria-label={t('lines.places')}>
      <Link to="/desk/lines" className="lines-tab">
        {t('lines.people')}
      </Link>
      <Link to="/desk/services" className="lines-tab">
        {t('lines.services')}
      </Link>
    </nav>
  );
}
