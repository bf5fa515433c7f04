import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { campaignsQuery } from '../../api/flow.ts';
import { choicesQuery, FILTERS, type FilterName, type ListSearch } from '../../api/lists.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import type { Texts } from '../../texts/language.ts';

/** One value of a filter, by name. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

export type ChoiceName = Exclude<FilterName, 'q' | 'from' | 'to'>;

const OWNERS = ['me', 'nobody', 'me-or-nobody', 'helping'] as const;

/** What each filter can be set to, in the reader's language. */
export function useFilterChoices(): (name: ChoiceName) => readonly Choice[] {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const format = useFormat();
  const { data } = useQuery(choicesQuery);
  const { data: series } = useQuery(campaignsQuery);
  const ofList = (list: string): Choice[] =>
    codes(list).map(({ code }) => ({ value: code, label: label(list, code) }));
  return (name) => {
    switch (name) {
      case 'state':
        return ofList('status');
      case 'owner': {
        const colleagues = data?.colleagues.filter(({ mine }) => !mine) ?? [];
        return [
          ...OWNERS.map((value) => ({ value, label: t(`list.owner.${value}`) })),
          ...colleagues.map((one) => ({ value: one.id, label: one.name })),
        ];
      }
      case 'waiting':
        return (['us', 'others'] as const).map((value) => {
          return { value, label: t(`list.waitingFor.${value}`) };
        });
      case 'due':
        return (['overdue', 'week', 'none'] as const).map((value) => {
          return { value, label: t(`list.dueIs.${value}`) };
        });
      case 'news':
        return [{ value: 'unread', label: t('list.news.unread') }];
      case 'regime':
        return (data?.regimes ?? []).map((value) => {
          return { value, label: t(`terms.regime.${value as keyof Texts['terms']['regime']}`) };
        });
      case 'campaign':
        return (series ?? []).map(({ id, name: words }) => ({ value: id, label: words }));
      case 'language':
        return LANGUAGES.map((value) => ({ value, label: format.language(value) }));
      case 'care':
        return [...ofList('care_domain'), ...ofList('care_category')];
      case 'subject':
      case 'ground':
      case 'domain':
      case 'channel':
        return ofList(name);
    }
  };
}

/** The languages in which people report. */
const LANGUAGES = ['nl', 'fr', 'de', 'en', 'ar', 'tr', 'pl', 'uk'] as const;

/** The filters of a list that are on, each with the words of its value. */
export function useFiltersOn(search: ListSearch): { name: FilterName; words: string }[] {
  const { t } = useTranslation();
  const format = useFormat();
  const choices = useFilterChoices();
  const { state, ...others } = search;
  const isGathered = state === 'open' || state === 'closed' || state === 'all';
  const narrowing: ListSearch = isGathered ? others : search;
  const wordsOf = (name: FilterName, value: string): string => {
    if (name === 'q') return value;
    if (name === 'from' || name === 'to') return format.date(value);
    const label = choices(name).find((choice) => choice.value === value)?.label;
    return label ?? (name === 'campaign' ? t('list.campaign') : value);
  };
  return FILTERS.flatMap((name) => {
    const value = narrowing[name];
    return value === undefined ? [] : [{ name, words: wordsOf(name, value) }];
  });
}
