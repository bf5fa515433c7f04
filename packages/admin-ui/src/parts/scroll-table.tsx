import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** A wide table of quarters in a frame that scrolls sideways, also by keyboard. */
export function ScrollTable({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLElement>(null);

  // The newest quarter is last, and is what one came for.
  useEffect(() => {
    const end = frame.current?.querySelector('thead th:last-child');
    end?.scrollIntoView({ block: 'nearest', inline: 'end' });
  }, []);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section ref={frame} className="table-scroll" tabIndex={0} aria-label={t('frame.wideTable')}>
      {children}
    </section>
  );
}
