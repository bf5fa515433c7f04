import { useMutation } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../access/use-session.ts';
import { signOut } from '../api/session.ts';
import { useSignedOut } from '../desk/case/use-kept-drafts.ts';
import { LiveNews } from '../desk/live/live-news.tsx';
import { KeysHelp } from '../keyboard/keys-help.tsx';
import { PlaceKeys } from '../keyboard/place-keys.tsx';
import { BusyButton } from '../parts/busy-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Brand } from './brand.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { MoreMenu } from './more-menu.tsx';
import { hearsLive, menuOf } from './places.ts';
import { SessionWatch } from './session-watch.tsx';

/** What stands around every screen: whose place it is, where one can go, who one is. */
export function Frame() {
  const { t } = useTranslation();
  const session = useSession();
  const start = session.node.role === 'point' ? '/desk' : '/region';
  const { main, more } = menuOf(session);
  const signedOut = useSignedOut();
  const leaving = useMutation({
    mutationFn: signOut,
    onSettled: () => {
      signedOut();
      // A fresh load leaves nothing of this session in memory.
      window.location.assign(start);
    },
  });
  return (
    <>
      <a className="skip" href="#main">
        {t('frame.skip')}
      </a>
      <header className="frame-top">
        <Brand place={session.node.name} />
        <nav className="frame-nav" aria-label={t('frame.navigation')}>
          {main.map((place) => (
            <Link key={place.to} to={place.to} className="frame-link">
              {t(`nav.${place.text}`)}
            </Link>
          ))}
          {more.length === 0 ? null : <MoreMenu places={more} />}
        </nav>
        <div className="frame-end">
          <Link
            to={`${start}/account`}
            className="frame-link frame-who"
            aria-label={t('frame.account', { name: session.account.name })}
          >
            <Icon name="person" />
            <bdi className="frame-words">{session.account.name}</bdi>
          </Link>
          <KeysHelp />
          <PlaceKeys />
          <LanguageSwitch />
          <BusyButton kind="quiet" onPress={() => leaving.mutate()} isBusy={leaving.isPending}>
            {t('frame.signOut')}
          </BusyButton>
        </div>
      </header>
      <SessionWatch session={session} onLeave={() => leaving.mutate()} />
      {hearsLive(session) ? <LiveNews /> : null}
      <main className="frame-main" id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}
