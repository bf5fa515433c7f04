import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { caseQuery } from '../../../api/cases.ts';
import { caseHandoverQuery, pointsQuery } from '../../../api/handovers.ts';
import { Icon } from '../../../parts/icon.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { PageHeading } from '../../../parts/page-heading.tsx';
import { QueryState } from '../../../parts/query-state.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import '../case.css';
import '../../handover/handover.css';

/** Handing a case over: to whom, the reporter's yes, and what exactly will be sent. */
export function HandOverPage() {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/desk/cases/$caseId/handover' });
  const query = useQuery(caseQuery(caseId));
  const standing = useQuery(caseHandoverQuery(caseId));
  const points = useQuery(pointsQuery);
  const failing = [query, standing, points].find(({ data }) => data === undefined);
  return (
    <>
      <p className="back">
        <Link to="/desk/cases/$caseId" params={{ caseId }}>
          <Icon name="back" />
          {t('handover.backToCase')}
        </Link>
      </p>
      {query.data === undefined || standing.data === undefined || points.data === undefined ? (
        failing === undefined ? null : (
          <QueryState query={failing} />
        )
      ) : (
        <>
          <PageHeading title={t('handover.pageTitle', { number: query.data.number })} />
          <p className="lead">{t('handover.pageIntro')}</p>
          {points.data.length === 0 ? (
            <Notice kind="info" standing>
              <p>{t('handover.noPoints')}</p>
            </Notice>
          ) : (
            <HandOverForm shown={query.data} standing={standing.data} points={points.data} />
          )}
        </>
      )}
    </>
  );
}
