import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Overview, overviewQuery } from '../../api/region.ts';
import { useFormat } from '../../format/use-format.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { OverviewTable } from './overview-table.tsx';
import { reportOf } from './report-of.ts';
import './overview.css';

/** Which town reported about which quarter. */
export function OverviewPage() {
  const { t } = useTranslation();
  const query = useQuery(overviewQuery);
  return (
    <>
      <PageHeading title={t('overview.title')} />
      <p className="lead">{t('overview.intro')}</p>
      <QueryState query={query} />
      {query.data === undefined ? null : <OverviewShown overview={query.data} />}
    </>
  );
}

function OverviewShown({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const latest = overview.periods.at(-1);
  if (overview.towns.length === 0) return <p className="empty">{t('overview.none')}</p>;
  if (latest === undefined) return <p className="empty">{t('overview.noPeriods')}</p>;
  const silent = overview.towns.filter((town) => reportOf(overview, town, latest) === 'silent');
  const period = format.period(latest);
  return (
    <section className="card" aria-labelledby="reported">
      <h2 id="reported">
        {silent.length === 0
          ? t('overview.findingAll', { period })
          : t('overview.finding', { count: silent.length, period })}
      </h2>
      <OverviewTable overview={overview} />
    </section>
  );
}
