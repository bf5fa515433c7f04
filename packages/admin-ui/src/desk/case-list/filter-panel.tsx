import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { FilterName, ListSearch } from '../../api/lists.ts';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { Icon } from '../../parts/icon.tsx';
import { FilterChoice } from './filter-choice.tsx';
import { FilterDay } from './filter-day.tsx';
import { type ChoiceName, useFilterChoices, useFiltersOn } from './use-filter-choices.ts';

const CHOICES: readonly ChoiceName[] = [
  ...(['owner', 'waiting', 'due', 'news', 'state', 'subject', 'domain', 'ground'] as const),
  ...(['care', 'regime', 'campaign', 'language', 'channel'] as const),
];

const DAYS = ['from', 'to'] as const;

/** What narrows the list: the filters that are on in sight, all of them behind one button. */
export function FilterPanel({ search }: { search: ListSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const on = useFiltersOn(search);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useShortcut({
    keys: 'f',
    label: t('list.toFilters'),
    group: 'list',
    run: () => {
      setOpen(!isOpen);
      button.current?.focus();
    },
  });
  const set = (name: FilterName, value: string) => {
    const { [name]: _, ...others } = search;
    void navigate({
      to: '/desk/cases',
      search: value === '' ? others : { ...others, [name]: value },
    });
  };
  return (
    <div className="filters">
      <div className="buttons">
        <Button
          ref={button}
          className="button"
          aria-expanded={isOpen}
          {...(isOpen && { 'aria-controls': 'filters' })}
          onPress={() => setOpen(!isOpen)}
        >
          <Icon name="more" />
          {on.length === 0 ? t('list.filters') : t('list.filtersOn', { count: on.length })}
        </Button>
        <ul className="filters-on">
          {on.map(({ name, words }) => (
            <li key={name}>
              <Button
                className="filter-on"
                aria-label={t('list.off', { name: `${t(`list.filter.${name}`)}: ${words}` })}
                onPress={() => set(name, '')}
              >
                <span className="soft">{t(`list.filter.${name}`)}</span> <bdi>{words}</bdi>
                <span aria-hidden="true">×</span>
              </Button>
            </li>
          ))}
        </ul>
        {on.length < 2 ? null : (
          <Button
            className="button"
            data-kind="quiet"
            onPress={() => void navigate({ to: '/desk/cases', search: {} })}
          >
            {t('list.clear')}
          </Button>
        )}
      </div>
      {isOpen ? <FilterFields search={search} onSet={set} /> : null}
    </div>
  );
}

interface FieldsProps {
  search: ListSearch;
  onSet: (name: FilterName, value: string) => void;
}

function FilterFields({ search, onSet }: FieldsProps) {
  const { t } = useTranslation();
  const choices = useFilterChoices();
  return (
    <div className="filter-fields" id="filters">
      {CHOICES.map((name) => (
        <FilterChoice
          key={name}
          label={t(`list.filter.${name}`)}
          value={isGathered(name, search.state) ? '' : (search[name] ?? '')}
          choices={choices(name)}
          onChange={(value) => onSet(name, value)}
        />
      ))}
      {DAYS.map((name) => (
        <FilterDay
          key={name}
          label={t(`list.filter.${name}`)}
          value={search[name] ?? ''}
          onChange={(value) => onSet(name, value)}
        />
      ))}
    </div>
  );
}

/** Open, closed and all are chosen above the list; they are no single state. */
function isGathered(name: ChoiceName, state: string | undefined): boolean {
  return name === 'state' && (state === 'open' || state === 'closed' || state === 'all');
}
