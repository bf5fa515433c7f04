import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

const PLACES = [
  { to: '/desk/settings/texts', text: 'texts' },
  { to: '/desk/settings/mandate', text: 'mandate' },
  { to: '/desk/templates', text: 'templates' },
  { to: '/desk/services', text: 'services' },
  { to: '/desk/retention', text: 'retention' },
  { to: '/desk/team', text: 'team' },
  { to: '/desk/figures', text: 'figures' },
  { to: '/desk/peers', text: 'peers' },
  { to: '/desk/setup', text: 'setup' },
] as const;

/** What a lead sets on pages of its own. */
export function AlsoSet() {
  const { t } = useTranslation();
  return (
    <nav className="card" aria-labelledby="also-set">
      <h2 id="also-set">{t('settings.also.title')}</h2>
      <ul className="also-set">
        {PLACES.map(({ to, text }) => (
          <li key={to}>
            <Link to={to}>{t(`settings.also.${text}`)}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
