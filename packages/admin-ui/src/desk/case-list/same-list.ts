import type { ListSearch } from '../../api/lists.ts';

/** Whether two addresses show the same list, in whatever order they name its filters. */
export function sameList(one: Readonly<Record<string, string>>, other: ListSearch): boolean {
  const sorted = (search: object) => JSON.stringify(Object.entries(search).sort());
  return sorted(one) === sorted(other);
}
