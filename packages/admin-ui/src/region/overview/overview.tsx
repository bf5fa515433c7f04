import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Member, membersQuery, type Overview, overviewQuery } from '../../api/members.ts';
import { upperFirst } from '../../format/upper-first.ts';
import { useFormat } from '../../format/use-format.ts';
import { Notice } from '../../parts/notice.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { Pick } from '../../parts/pick.tsx';
import { PublicFigures } from '../../parts/public-figures.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useKeptFocus } from '../../parts/use-kept-focus.ts';
import { HistoryTable } from './history-table.tsx';
import { HowToRead } from './how-to-read.tsx';
import '../../parts/stacked-table.css';
import './overview.css';
import { findingOf, tallyOf } from './overview-finding.ts';
import { QuarterTable } from './quarter-table.tsx';
import { RemindDialog } from './remind-dialog.tsx';

/** Which town reported about which quarter, when, and what to ask it. */
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
  const { period: asked } = useSearch({ from: '/region/overview' });
  const period = overview.periods.find((one) => one === asked) ?? overview.periods.at(-1);
  if (overview.towns.length === 0) return <p className="empty">{t('overview.none')}</p>;
  if (period === undefined) return <p className="empty">{t('overview.noPeriods')}</p>;
  return (
    <>
      <Quarter overview={overview} period={period} />
      <PublicFigures of="region" />
      <HowToRead days={overview.daysToReport} />
      <section className="card" aria-labelledby="history">
        <h2 id="history">{t('overview.history')}</h2>
        <HistoryTable overview={overview} />
      </section>
    </>
  );
}

interface Props {
  overview: Overview;
  period: string;
}

function Quarter({ overview, period }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const news = useRef<HTMLDivElement>(null);
  const [town, setTown] = useState<Member>();
  const [said, setSaid] = useState<string>();
  const { data } = useQuery(membersQuery);
  useKeptFocus(news, said);
  const { key, count } = findingOf(tallyOf(overview, period));
  const words = { count, period: format.period(period) };
  return (
    <section className="card" aria-labelledby="reported">
      <h2 id="reported">{t(`overview.finding.${key}`, words)}</h2>
      <div className="quarter-choice not-for-paper">
        <Pick
          label={t('overview.quarter')}
          value={period}
          onChange={(chosen) =>
            void navigate({ to: '/region/overview', search: { period: chosen }, replace: true })
          }
          options={overview.periods
            .toReversed()
            .map((value) => ({ value, label: upperFirst(format.period(value)) }))}
        />
      </div>
      <div className="said-here" ref={news} tabIndex={-1}>
        {said === undefined ? null : <Notice kind="good">{said}</Notice>}
      </div>
      <QuarterTable overview={overview} period={period} members={data} onRemind={setTown} />
      {town === undefined ? null : (
        <RemindDialog
          town={town}
          period={period}
          onDone={setSaid}
          onClose={() => setTown(undefined)}
        />
      )}
    </section>
  );
}
