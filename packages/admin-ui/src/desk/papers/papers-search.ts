import { type ListSearch, listSearch } from '../../api/lists.ts';

/** What the address of the papers says: filters that came along from the list, and a year. */
export type PapersSearch = Omit<ListSearch, 'sort' | 'order'> & { year?: string };

/** Filters by colleague do not come along: there is no list of what one of the team did. */
const OWNERS = ['me', 'nobody', 'me-or-nobody'];

export function papersSearch(address: Record<string, unknown>): PapersSearch {
  const { sort: _, order: __, owner, ...filters } = listSearch(address);
  const year = String(address.year ?? '');
  return {
    ...filters,
    ...(owner !== undefined && OWNERS.includes(owner) && { owner }),
    ...(/^\d{4}$/.test(year) && { year }),
  };
}
