import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { caseQuery } from '../../../api/cases.ts';
import { caseHandoverQuery, pointsQuery } from '../../../api/handovers.ts';
import { Icon } from '../../../parts/icon.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { PageHeading } from '../../../parts/page-heading.tsx';
import { QueryState } from '../../../parts/query-state.tsx';
import { useHandoverStep } from '../../handover/use-step.ts';
import { Frozen } from './frozen.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { cameFrom } from './matching-consent.ts';
import { isAway, Moved } from './moved.tsx';
import { standsStill } from './stand-still.tsx';
import '../case.css';
import '../../handover/handover.css';

/** Handing a case over: to whom, the reporter's yes, and what exactly will be sent. */
export function HandOverPage() {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/desk/cases/$caseId/handover' });
  const stepping = useHandoverStep(caseId);
  const query = useQuery(caseQuery(caseId));
  const standing = useQuery(caseHandoverQuery(caseId));
  const points = useQuery(pointsQuery);
  const current = standing.data?.current ?? undefined;
  const failing = [query, standing, points].find(({ data }) => data === undefined);
  return (
    <>
      <p className="back">
        <Link to="/desk/cases/$caseId" params={{ caseId }}>
          <Icon name="back" />
          {t('handover.backToCase')}
        </Link>
      </p>
      {current !== undefined && isAway(current) ? (
        <Moved handover={current} shown={query.data} stepping={stepping} />
      ) : query.data === undefined || standing.data === undefined || points.data === undefined ? (
        failing === undefined ? null : (
          <QueryState query={failing} />
        )
      ) : (
        <>
          <PageHeading title={t('handover.pageTitle', { number: query.data.number })} />
          <Frozen handover={current} stepping={stepping} />
          {standsStill(current) ? null : (
            <Choosing shown={query.data} standing={standing.data} points={points.data} />
          )}
        </>
      )}
    </>
  );
}

/** The form, where there is another point at all. */
function Choosing(form: Omit<Parameters<typeof HandOverForm>[0], 'giveBackTo'>) {
  const { t } = useTranslation();
  const { way } = useSearch({ from: '/desk/cases/$caseId/handover' });
  if (form.points.length === 0) {
    return (
      <Notice kind="info" standing>
        <p>{t('handover.noPoints')}</p>
      </Notice>
    );
  }
  const came = way === 'back' ? cameFrom(form.standing) : undefined;
  return (
    <>
      <p className="lead">{t('handover.pageIntro')}</p>
      <HandOverForm {...form} giveBackTo={came} />
    </>
  );
}
