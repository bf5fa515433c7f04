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

/** The quarters leave in their order: only the first that is due can be looked at. */
function Due({ periods }: { periods: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [first, ...later] = periods;
  return (
    <section className="card" aria-labelledby="due">
      <h2 id="due">{t('figures.due')}</h2>
      {first === undefined ? (
        <p>{t('figures.dueNone')}</p>
      ) : (
        <Link
          to="/desk/figures/$period"
          params={{ period: first }}
          className="button"
          data-kind="main"
        >
          {t('figures.look', { period: format.period(first) })}
        </Link>
      )}
      {later.length === 0 ? null : (
        <>
          <p id="due-later">{t('figures.dueLater', { count: later.length })}</p>
          <ul className="due-later" aria-labelledby="due-later">
            {later.map((period) => (
              <li key={period}>{t('figures.dueAfter', { period: format.period(period) })}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
