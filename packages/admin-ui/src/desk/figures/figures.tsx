import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { releasesQuery } from '../../api/releases.ts';
import { useFormat } from '../../format/use-format.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { ReleaseList } from './release-list.tsx';
import './figures.css';

/** What can go to the region now, and all that ever went. */
export function Figures() {
  const { t } = useTranslation();
  const query = useQuery(releasesQuery);
  const data = query.data;
  return (
    <>
      <PageHeading title={t('figures.title')} />
      <p className="lead">{t('figures.intro')}</p>
      <QueryState query={query} />
      {data === undefined ? null : (
        <>
          <Due periods={data.due} />
          <ReleaseList releases={data.releases} />
        </>
      )}
    </>
  );
}

function Due({ periods }: { periods: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="card" aria-labelledby="due">
      <h2 id="due">{t('figures.due')}</h2>
      {periods.length === 0 ? (
        <p>{t('figures.dueNone')}</p>
      ) : (
        <ul className="due">
          {periods.map((period, at) => (
            <li key={period}>
              <Link
                to="/desk/figures/$period"
                params={{ period }}
                className="button"
                data-kind={at === 0 ? 'main' : undefined}
              >
                {t('figures.look', { period: format.period(period) })}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
