import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

export type Labels = Readonly<Record<string, string>>;

/** One code as the node serves it; `blocks` names handlings that it rules out. */
export interface Code {
  code: string;
  nl: string;
  fr: string;
  de: string;
  en: string;
  ar: string;
  parent?: string;
  /** How a citizen says it. */
  plain?: Partial<Labels>;
  blocks?: string[];
  /** Codes of `decision` for which this reason can be given. */
  for?: string[];
  refs?: string[];
  /** How long what carries this code stays (ISO 8601), and counted from what. */
  keep?: string | null;
  keep_from?: string;
  /** First and last day on which it can be chosen. */
  valid_from?: string;
  valid_until?: string;
}

export interface CodeList {
  title: Labels;
  multi: boolean;
  codes: Code[];
}

export interface CodeLists {
  version: string;
  lists: Readonly<Record<string, CodeList>>;
}

/** The code lists of this node; they change only with a new version of the program. */
export const codesQuery = queryOptions({
  queryKey: ['codes'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => request<CodeLists>('/codes', { signal }),
});
