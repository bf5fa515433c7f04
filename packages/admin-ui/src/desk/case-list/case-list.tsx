import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type CaseFilter, casesQuery } from '../../api/cases.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { CaseFilters } from './case-filters.tsx';
import { CaseTable } from './case-table.tsx';
import { FoundCases } from './found-cases.tsx';
import { useWords } from './use-words.ts';
import './case-list.css';

/** All cases of this point: by state and number, which are in the address, or by words, which are not. */
export function CaseList() {
  const { t } = useTranslation();
  const { state = 'open', q = '' } = useSearch({ from: '/desk/cases' });
  const [words, setWords] = useWords();
  return (
    <>
      <PageHeading title={t('cases.title')} />
      <CaseFilters state={state} q={q} words={words} onWords={setWords} />
      {words === '' ? <ListedCases state={state} q={q} /> : <FoundCases words={words} />}
    </>
  );
}

function ListedCases({ state, q }: { state: CaseFilter; q: string }) {
  const { t } = useTranslation();
  const query = useQuery(casesQuery(state, q));
  const cases = query.data;
  return (
    <>
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
