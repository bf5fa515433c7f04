import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Trend, trendQuery } from '../../api/region.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { DataTable } from './data-table.tsx';
import { FindingHeading } from './finding-heading.tsx';
import { Legend } from './legend.tsx';
import { RegionCharts } from './region-charts.tsx';
import { TownCharts } from './town-charts.tsx';
import { TrendChoices } from './trend-choices.tsx';
import type { TrendView } from './view.ts';
import './trend.css';
import './chart.css';

/** How often something is reported, quarter by quarter, for the region or town by town. */
export function TrendPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/region/trend' });
  const { measure = 'received', table = 'total', view = 'region' } = search;
  const query = useQuery(trendQuery(measure, table));
  const trend = query.data;
  const code = trend?.codes.find((candidate) => candidate === search.code) ?? trend?.codes[0];
  return (
    <>
      <PageHeading title={t('trend.title')} />
      <TrendChoices
        measure={measure}
        table={table}
        view={view}
        code={code}
        codes={trend?.table === table ? trend.codes : []}
      />
      <QueryState query={query} />
      {trend === undefined || code === undefined ? null : trend.periods.length === 0 ? (
        <p className="empty">{t('trend.empty')}</p>
      ) : (
        <TrendShown trend={trend} view={view} code={code} />
      )}
    </>
  );
}

interface Props {
  trend: Trend;
  view: TrendView;
  code: string;
}

function TrendShown({ trend, view, code }: Props) {
  const { t, i18n } = useTranslation();
  // A table in order of count would be a league table, which these numbers cannot carry.
  const towns = trend.towns.toSorted((a, b) => a.name.localeCompare(b.name, i18n.language));
  return (
    <>
      <section className="card" aria-labelledby="finding">
        <FindingHeading trend={trend} view={view} code={code} />
        {view === 'region' ? (
          <RegionCharts trend={trend} />
        ) : (
          <TownCharts trend={trend} towns={towns} code={code} />
        )}
        {trend.table === 'ground' && view === 'region' ? (
          <p className="soft">{t('trend.several')}</p>
        ) : null}
        {view === 'towns' ? <p className="soft">{t('trend.noRanking')}</p> : null}
        <Legend view={view} />
      </section>
      <DataTable trend={trend} view={view} towns={towns} code={code} />
    </>
  );
}
