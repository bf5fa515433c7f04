import { useTranslation } from 'react-i18next';
import { StandingBadge } from './standing-badge.tsx';

const EXPLAINED = ['inTime', 'late', 'notYet', 'silent', 'skipped'] as const;

/**
 * What each state means, and that zero is not silence.
 * @param days after its quarter from which a release is late
 */
export function HowToRead({ days }: { days: number }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="read">
      <h2 id="read">{t('overview.read')}</h2>
      <dl className="reading">
        {EXPLAINED.map((standing) => (
          <div key={standing}>
            <dt>
              <StandingBadge standing={standing} />
            </dt>
            <dd>{t(`overview.means.${standing}`, { days })}</dd>
          </div>
        ))}
      </dl>
      <p>{t('overview.zeroHelp')}</p>
      <p>{t('overview.versionHelp')}</p>
    </section>
  );
}
