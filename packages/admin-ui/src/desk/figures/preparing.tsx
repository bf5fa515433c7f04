import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icon.tsx';

/** The point gives choosing and proving some minutes at most; after this something is wrong. */
const LONG_MS = 7 * 60_000;

/** What happens while the figures of a quarter are made. */
export function Preparing() {
  const { t } = useTranslation();
  const isLong = useIsLong();
  return (
    <section className="card" aria-labelledby="making">
      <h2 id="making" className="making">
        <Icon name="wait" />
        {t('preview.making.title')}
      </h2>
      <ol className="in-words making-steps">
        <li>{t('preview.making.count')}</li>
        <li>{t('preview.making.choose')}</li>
        <li>{t('preview.making.prove')}</li>
      </ol>
      <p>{t('preview.making.wait')}</p>
      <p role="status">{isLong ? t('preview.making.long') : null}</p>
    </section>
  );
}

function useIsLong(): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLong;
}
