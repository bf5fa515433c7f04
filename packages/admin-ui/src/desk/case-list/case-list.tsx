import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { casesQuery } from '../../api/cases.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { CaseFilters } from './case-filters.tsx';
import { CaseTable } from './case-table.tsx';
import './case-list.css';

/** All cases of this point, by state and number; the choice is in the address. */
export function CaseList() {
  const { t } = useTranslation();
  const { state = 'open', q = '' } = useSearch({ from: '/desk/cases' });
  const query = useQuery(casesQuery(state, q));
  const cases = query.data;
  return (
    <>
      <PageHeading title={t('cases.title')} />
      <CaseFilters state={state} q={q} />
      <QueryState query={query} />
      <p className="case-count" role="status">
        {cases === undefined ? null : t('cases.found', { count: cases.length })}
      </p>
      {cases === undefined ? null : cases.length > 0 ? (
        <CaseTable cases={cases} />
      ) : (
        <p className="empty">{q === '' ? t('cases.none') : t('cases.noneFor', { query: q })}</p>
      )}
    </>
  );
}
