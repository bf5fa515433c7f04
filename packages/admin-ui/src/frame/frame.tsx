import { useMutation } from '@tanstack/react-query';
import { Link, Outlet, useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signOut } from '../api/session.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { Brand } from './brand.tsx';
import { LanguageSwitch } from './language-switch.tsx';

const PLACES = {
  point: [
    { to: '/desk/cases', text: 'cases' },
    { to: '/desk/figures', text: 'figures' },
  ],
  coordinator: [
    { to: '/region/trend', text: 'trend' },
    { to: '/region/overview', text: 'overview' },
  ],
} as const;

/** What stands around every screen: whose place it is, where one can go, who one is. */
export function Frame() {
  const { t } = useTranslation();
  const { session } = useRouteContext({ from: '__root__' });
  const leaving = useMutation({
    mutationFn: signOut,
    // A fresh load leaves nothing of this session in memory.
    onSettled: () => window.location.assign(session.node.role === 'point' ? '/desk' : '/region'),
  });
  return (
    <>
      <a className="skip" href="#main">
        {t('frame.skip')}
      </a>
      <header className="frame-top">
        <Brand place={session.node.name} />
        <nav className="frame-nav" aria-label={t('frame.navigation')}>
          {PLACES[session.node.role].map((place) => (
            <Link key={place.to} to={place.to} className="frame-link">
              {t(`nav.${place.text}`)}
            </Link>
          ))}
        </nav>
        <div className="frame-end">
          <span className="frame-who">
            <span className="only-aloud">
              {t('frame.signedInAs', { name: session.account.name })}
            </span>
            <span aria-hidden="true">{session.account.name}</span>
          </span>
          <LanguageSwitch />
          <BusyButton kind="quiet" onPress={() => leaving.mutate()} isBusy={leaving.isPending}>
            {t('frame.signOut')}
          </BusyButton>
        </div>
      </header>
      <main className="frame-main" id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}
