import { useTranslation } from 'react-i18next';
import type { ReleaseContent } from '../../api/releases.ts';
import { countHidden } from './hidden-count.ts';

/** The figures as one would tell them. */
export function InWords({ release }: { release: ReleaseContent }) {
  const { t } = useTranslation();
  const { received, closed } = release.measures;
  const { cells, hidden } = countHidden(release);
  return (
    <section className="card" aria-labelledby="words">
      <h2 id="words">{t('preview.words')}</h2>
      <ul className="in-words">
        <li>
          {received.total === null
            ? t('preview.receivedHidden')
            : t('preview.received', { count: received.total })}
        </li>
        <li>
          {closed.total === null
            ? t('preview.closedHidden')
            : t('preview.closed', { count: closed.total })}
        </li>
        <li>
          {hidden === 0 ? t('preview.hidden_zero') : t('preview.hidden', { count: hidden, cells })}
        </li>
        <li>{t('preview.never')}</li>
      </ul>
    </section>
  );
}
