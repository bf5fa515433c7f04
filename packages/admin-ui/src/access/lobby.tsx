import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../frame/brand.tsx';
import { LanguageSwitch } from '../frame/language-switch.tsx';

/** What stands around every screen before somebody is signed in. */
export function Lobby({ children, isWide = false }: { children: ReactNode; isWide?: boolean }) {
  const { t } = useTranslation();
  const place = window.location.pathname.startsWith('/region') ? 'region' : 'desk';
  return (
    <div className="sign-in" data-wide={isWide || undefined}>
      <header className="sign-in-top">
        <Brand place={t(`frame.${place}`)} />
        <LanguageSwitch />
      </header>
      <main className="sign-in-card" id="main">
        {children}
      </main>
    </div>
  );
}
