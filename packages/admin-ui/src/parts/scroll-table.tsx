import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A wide table in a frame that scrolls sideways, also by keyboard. */
export function ScrollTable({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section className="table-scroll" tabIndex={0} aria-label={t('frame.wideTable')}>
      {children}
    </section>
  );
}
