import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CASE_FILTERS, type CaseFilter } from '../../api/cases.ts';
import { CaseSearch } from './case-search.tsx';

interface Props {
  state: CaseFilter;
  q: string;
  words: string;
  onWords: (words: string) => void;
}

/** Which cases to list: by state, by number, or by the words in them. */
export function CaseFilters({ state, q, words, onWords }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();

  function find(number: string) {
    onWords('');
    void navigate({ to: '/desk/cases', search: { state, ...(number && { q: number }) } });
  }

  return (
    <div className="case-filters">
      <nav className="tabs" aria-label={t('cases.filter')}>
        {CASE_FILTERS.map((filter) => (
          <Link
            key={filter}
            to="/desk/cases"
            search={{ state: filter, ...(q && { q }) }}
            className="tab"
            // words are looked for in all cases, whatever their state
            aria-current={filter === state && words === '' ? 'true' : undefined}
            activeProps={{ 'aria-current': undefined }}
            onClick={() => onWords('')}
          >
            {t(`cases.state.${filter}`)}
          </Link>
        ))}
      </nav>
      <CaseSearch key={`${q} ${words}`} value={words || q} onNumber={find} onWords={onWords} />
    </div>
  );
}
