import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { releasesQuery } from '../../api/releases.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PublicFigures } from '../../parts/public-figures.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { LeavingNext } from './leaving-next.tsx';
import { ReleaseList } from './release-list.tsx';
import './figures.css';

/** What goes to the region next, and all that ever went. */
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
          <LeavingNext data={data} />
          <ReleaseList releases={data.releases} />
          {data.releases.length === 0 ? null : (
            <p>
              <Link to="/desk/figures/left" className="button">
                {t('allLeft.open')}
              </Link>
            </p>
          )}
          <PublicFigures of="town" />
        </>
      )}
    </>
  );
}
