import { queryOptions } from '@tanstack/react-query';
import type { CaseRow } from './cases.ts';
import { request } from './request.ts';

/** Fewest and most characters of words that the node searches for. */
export const WORDS_MIN = 2;
export const WORDS_MAX = 200;

export interface FoundCases {
  cases: CaseRow[];
  /** Cases that could not be searched, yet or at all. */
  left: number;
}

const MINUTE_MS = 60_000;

/** The words go in the body: an address stays in histories and logs. */
export function foundQuery(words: string) {
  return queryOptions({
    queryKey: ['cases', 'found', words],
    enabled: words.length >= WORDS_MIN,
    // every search is written down, so none is made that nobody asked for
    staleTime: MINUTE_MS,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: ({ signal }) =>
      request<FoundCases>('/api/cases/search', { method: 'POST', body: { words }, signal }),
  });
}
