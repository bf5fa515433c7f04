import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ListSearch } from '../../api/lists.ts';
import { CaseSearch } from './case-search.tsx';

interface Props {
  search: ListSearch;
  words: string;
  onWords: (words: string) => void;
}

const STATES = ['open', 'closed', 'all'] as const;

/** Which cases to list: open or not, by number, or by the words in them. */
export function CaseFilters({ search, words, onWords }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { state: chosen = 'open', q = '', ...others } = search;

  function find(number: string) {
    onWords('');
    // who looks for one number means that case, in whatever state it is
    const found = { ...others, state: number ? 'all' : chosen, ...(number && { q: number }) };
    void navigate({ to: '/desk/cases', search: found });
  }

  return (
    <div className="case-filters">
      <nav className="tabs" aria-label={t('cases.filter')}>
        {STATES.map((state) => (
          <Link
            key={state}
            to="/desk/cases"
            search={{ ...others, state, ...(q && { q }) }}
            className="tab"
            // words are looked for in all cases, whatever their state
            aria-current={state === chosen && words === '' ? 'true' : undefined}
            activeProps={{ 'aria-current': undefined }}
            onClick={() => onWords('')}
          >
            {t(`cases.state.${state}`)}
          </Link>
        ))}
      </nav>
      <CaseSearch key={`${q} ${words}`} value={words || q} onNumber={find} onWords={onWords} />
    </div>
  );
}
