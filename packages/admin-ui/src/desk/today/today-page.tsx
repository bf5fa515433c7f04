import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askedQuery } from '../../api/decisions.ts';
import { todayQuery } from '../../api/lists.ts';
import { useFormat } from '../../format/use-format.ts';
import { Notice } from '../../parts/notice.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { Segments } from '../../parts/segments.tsx';
import { SetupLeft } from '../../settings/setup-left.tsx';
import { useListKeys } from '../case-list/use-list-keys.ts';
import { Unanswered, useUnanswered } from '../consultations/unanswered.tsx';
import { LeavingSoon } from '../figures/leaving-soon.tsx';
import { TodayHandovers } from '../handover/today-handovers.tsx';
import { orderOf } from './begin-with.ts';
import { TodayDecisions } from './today-decisions.tsx';
import { TodayEmpty } from './today-empty.tsx';
import { TodayGroupPart } from './today-group.tsx';
import { TodayPlans } from './today-plans.tsx';
import '../case-list/case-list.css';
import './today.css';

/** What was put off comes back on its day, which no message tells. */
const MINUTE_MS = 60_000;

/** Where a day at the desk begins: what cannot wait first, then what is new and whose turn it is. */
export function TodayPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const format = useFormat();
  const { of = 'mine' } = useSearch({ from: '/desk/today' });
  const query = useQuery(todayQuery(of));
  const asking = useQuery({ ...askedQuery(of), refetchInterval: MINUTE_MS });
  const unanswered = useUnanswered();
  useListKeys();
  const groups = query.data?.groups;
  const { first, others } = orderOf(groups ?? []);
  const isNothing =
    groups?.every(({ total }) => total === 0) &&
    query.data?.plans.total === 0 &&
    unanswered === 0 &&
    asking.data?.total === 0;
  return (
    <>
      <div className="today-head">
        <PageHeading title={t('today.title')} />
        {query.data === undefined ? null : <p className="soft">{format.date(query.data.day)}</p>}
        <Segments
          label={t('today.of')}
          value={of}
          options={[
            { value: 'mine', label: t('today.mine') },
            { value: 'team', label: t('today.team') },
          ]}
          onChange={(next) =>
            void navigate({ to: '/desk/today', search: next === 'mine' ? {} : { of: next } })
          }
        />
      </div>
      <LeavingSoon />
      <Unanswered count={unanswered} />
      <QueryState query={query.isSuccess ? asking : query} />
      {isNothing ? (
        <Notice kind="good" standing>
          {t('today.nothing')}
        </Notice>
      ) : null}
      <div className="today">
        {first === undefined ? null : <TodayGroupPart group={first} isFirst />}
        {query.data === undefined || asking.data === undefined ? null : (
          <TodayDecisions decisions={asking.data} />
        )}
        <TodayHandovers />
        {others.map((group) => (
          <TodayGroupPart key={group.name} group={group} />
        ))}
        {query.data === undefined ? null : <TodayPlans plans={query.data.plans} />}
        <SetupLeft />
      </div>
      {groups === undefined ? null : <TodayEmpty groups={groups} />}
    </>
  );
}
