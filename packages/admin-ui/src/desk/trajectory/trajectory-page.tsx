import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Trajectory, trajectoryQuery } from '../../api/plan.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Notice } from '../../parts/notice.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { Happened } from './happened.tsx';
import { PlanRead } from './plan-read.tsx';
import './trajectory.css';

/** The cases and contacts of one person over time. */
export function TrajectoryPage() {
  const { t } = useTranslation();
  const { trajectoryId } = useParams({ from: '/desk/trajectories/$trajectoryId' });
  const query = useQuery(trajectoryQuery(trajectoryId));
  return (
    <>
      <PageHeading title={t('plan.trajectory')} />
      <p className="lead">{t('plan.trajectoryLead')}</p>
      {query.data === undefined ? (
        <QueryState query={query} />
      ) : (
        <div className="stack">
          {query.data.apart > 0 ? (
            <Notice kind="warning">{t('plan.apart', { count: query.data.apart })}</Notice>
          ) : null}
          <Cases cases={query.data.cases} />
          <PlanRead plan={query.data.plan} />
          <Happened happened={query.data.happened} />
        </div>
      )}
    </>
  );
}

function Cases({ cases }: Pick<Trajectory, 'cases'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  return (
    <section className="card" aria-labelledby="trajectory-cases">
      <h2 id="trajectory-cases">{t('plan.cases')}</h2>
      <ScrollTable>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('plan.case')}</th>
              <th scope="col">{t('plan.about')}</th>
              <th scope="col">{t('plan.state')}</th>
              <th scope="col">{t('plan.received')}</th>
              <th scope="col">{t('plan.closed')}</th>
              <th scope="col">{t('plan.worker')}</th>
            </tr>
          </thead>
          <tbody>
            {cases.map((it) => (
              <tr key={it.id}>
                <th scope="row">
                  <Link to="/desk/cases/$caseId" params={{ caseId: it.id }}>
                    {t('case.title', { number: it.number })}
                  </Link>
                </th>
                <td>{label('subject', it.subject)}</td>
                <td>
                  <StateBadge state={it.state} />
                </td>
                <td>{format.date(it.receivedAt)}</td>
                <td>{it.closedAt === null ? '–' : format.date(it.closedAt)}</td>
                <td>{it.ownerName ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollTable>
    </section>
  );
}
