import type { listRoutes, searchRoutes, viewsRoutes } from '@nabij/node/api';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { hc, type InferRequestType, type InferResponseType } from 'hono/client';
import { OWN_NODE, read } from './client.ts';

const lists = hc<ReturnType<typeof listRoutes>>('/', OWN_NODE).api;
const { views } = hc<ReturnType<typeof viewsRoutes>>('/', OWN_NODE).api;
const { search } = hc<ReturnType<typeof searchRoutes>>('/', OWN_NODE).api.cases;

type Query = InferRequestType<typeof lists.cases.$get>['query'];
type CasePage = InferResponseType<typeof lists.cases.$get, 200>;
export type CaseRow = CasePage['cases'][number];
export type Today = InferResponseType<typeof lists.today.$get, 200>;
export type TodayGroup = Today['groups'][number];
export type ListChoices = InferResponseType<typeof views.$get, 200>;

/** What a list can be narrowed to and how it is sorted: names as in the address. */
export const FILTERS = [
  ...['state', 'q', 'owner', 'waiting', 'due', 'news', 'subject', 'ground', 'domain', 'regime'],
  ...['campaign', 'language', 'channel', 'from', 'to', 'care'],
] as const satisfies readonly (keyof Query)[];
export type FilterName = (typeof FILTERS)[number];
export type ListSearch = { [Name in FilterName | 'sort' | 'order']?: string };

/** Fewest and most characters of words that the node searches for. */
export const WORDS_MIN = 2;
export const WORDS_MAX = 200;

const MINUTE_MS = 60_000;

/** What of an address is about the list; the node says which values there are. */
export function listSearch(address: Record<string, unknown>): ListSearch {
  const known = [...FILTERS, 'sort', 'order'] as const;
  return Object.fromEntries(
    known.flatMap((name) => {
      const value = address[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
}

export function listQuery(filters: ListSearch) {
  return infiniteQueryOptions({
    queryKey: ['cases', filters],
    placeholderData: keepPreviousData,
    refetchInterval: MINUTE_MS,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => {
      // the node refuses what is no filter
      const query = { ...filters, ...(pageParam && { after: pageParam }) } as Query;
      return read(lists.cases.$get({ query }, { init: { signal } }));
    },
    getNextPageParam: (last: CasePage) => last.next ?? undefined,
  });
}

export function todayQuery(of: 'mine' | 'team') {
  return queryOptions({
    queryKey: ['cases', 'today', of],
    placeholderData: keepPreviousData,
    refetchInterval: MINUTE_MS,
    queryFn: ({ signal }) => read(lists.today.$get({ query: { of } }, { init: { signal } })),
  });
}

/** Saved lists and the names that filters need. */
export const choicesQuery = queryOptions({
  queryKey: ['list-choices'],
  staleTime: MINUTE_MS,
  queryFn: ({ signal }) => read(views.$get(undefined, { init: { signal } })),
});

/** Saves a list under an id of its own; the same again changes it. */
export function keepView(
  id: string,
  view: { name: string; filters: ListSearch; shared: boolean },
): Promise<ListChoices> {
  const filters = view.filters as Record<string, string>;
  return read(views[':id'].$put({ param: { id }, json: { ...view, filters } }));
}

export function forgetView(id: string): Promise<ListChoices> {
  return read(views[':id'].$delete({ param: { id } }));
}

/** The words go in the body: an address stays in histories and logs. */
export function foundQuery(words: string) {
  return queryOptions({
    queryKey: ['cases', 'found', words],
    enabled: words.length >= WORDS_MIN,
    // every search is written down, so none is made that nobody asked for
    staleTime: MINUTE_MS,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: ({ signal }) => read(search.$post({ json: { words } }, { init: { signal } })),
  });
}
