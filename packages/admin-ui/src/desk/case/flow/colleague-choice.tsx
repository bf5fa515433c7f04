import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Colleague, colleaguesQuery } from '../../../api/flow.ts';
import { QueryState } from '../../../parts/query-state.tsx';

interface Props {
  /** Who cannot be chosen: they have the case, or help already. */
  without: readonly string[];
  value: string;
  isMissing: boolean;
  onChange: (id: string) => void;
}

/** One colleague who is let in to the cases. */
export function ColleagueChoice({ without, value, isMissing, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const query = useQuery(colleaguesQuery);
  const others = othersIn(query.data, without);
  if (others === undefined) return <QueryState query={query} />;
  if (others.length === 0) return <p>{t('flow.noColleagues')}</p>;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {t('flow.colleague')}
      </label>
      {isMissing ? (
        <p className="field-error" id={`${id}-error`} role="alert">
          {t('flow.colleagueMissing')}
        </p>
      ) : null}
      <select
        id={id}
        className="field-input"
        aria-invalid={isMissing}
        aria-describedby={isMissing ? `${id}-error` : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t('flow.colleagueChoose')}</option>
        {others.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function othersIn(all: readonly Colleague[] | undefined, without: readonly string[]) {
  return all?.filter((one) => !without.includes(one.id));
}

/** Whether it is known that there is nobody to choose; the choice says so in words. */
export function useNobodyElse(without: readonly string[]): boolean {
  return othersIn(useQuery(colleaguesQuery).data, without)?.length === 0;
}

/** The name of who was chosen, for what is said afterwards. */
export function useColleagueName(): (id: string) => string {
  const { data = [] } = useQuery(colleaguesQuery);
  return (id) => data.find((one: Colleague) => one.id === id)?.name ?? '';
}
