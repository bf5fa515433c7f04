import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { todayQuery } from '../../api/lists.ts';
import { useFormat } from '../../format/use-format.ts';
import { Notice } from '../../parts/notice.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { Segments } from '../../parts/segments.tsx';
import { useListKeys } from '../case-list/use-list-keys.ts';
import { TodayGroupPart } from './today-group.tsx';
import { TodayPlans } from './today-plans.tsx';
import '../case-list/case-list.css';
import './today.css';

/** Where a day at the desk begins: what cannot wait first, then what is new and whose turn it is. */
export function TodayPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const format = useFormat();
  const { of = 'mine' } = useSearch({ from: '/desk/today' });
  const query = useQuery(todayQuery(of));
  useListKeys();
  const groups = query.data?.groups;
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
      <QueryState query={query} />
      {groups?.every(({ total }) => total === 0) && query.data?.plans.total === 0 ? (
        <Notice kind="good" standing>
          {t('today.nothing')}
        </Notice>
      ) : null}
      <div className="today">
        {groups?.map((group) => (
          <TodayGroupPart key={group.name} group={group} />
        ))}
        {query.data === undefined ? null : <TodayPlans plans={query.data.plans} />}
      </div>
    </>
  );
}
