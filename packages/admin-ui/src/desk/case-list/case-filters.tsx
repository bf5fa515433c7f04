import { Link, useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { SearchField } from 'react-aria-components/SearchField';
import { useTranslation } from 'react-i18next';
import { CASE_FILTERS, type CaseFilter } from '../../api/cases.ts';
import { Icon } from '../../parts/icon.tsx';

interface Props {
  state: CaseFilter;
  q: string;
}

/** Which cases to list: by state, and by (a part of) the number. */
export function CaseFilters({ state, q }: Props) {
  const { t } = useTranslation();
  return (
    <div className="case-filters">
      <nav className="tabs" aria-label={t('cases.filter')}>
        {CASE_FILTERS.map((filter) => (
          <Link
            key={filter}
            to="/desk/cases"
            search={{ state: filter, ...(q && { q }) }}
            className="tab"
            aria-current={filter === state ? 'true' : undefined}
            activeProps={{ 'aria-current': undefined }}
          >
            {t(`cases.state.${filter}`)}
          </Link>
        ))}
      </nav>
      <NumberSearch key={q} state={state} q={q} />
    </div>
  );
}

function NumberSearch({ state, q }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(q);

  function find(number: string) {
    void navigate({ to: '/desk/cases', search: { state, ...(number && { q: number }) } });
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    find(typed.replaceAll(/\D/g, ''));
  }

  return (
    <form className="number-search" onSubmit={submit}>
      <SearchField
        className="number-field"
        value={typed}
        onChange={setTyped}
        onClear={() => find('')}
        inputMode="numeric"
      >
        <Label className="only-aloud">{t('cases.search')}</Label>
        <Input className="field-input" placeholder={t('cases.search')} />
      </SearchField>
      <Button className="button" type="submit">
        <Icon name="find" />
        {t('cases.searchSubmit')}
      </Button>
    </form>
  );
}
