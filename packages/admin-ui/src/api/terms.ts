import type { termsRoutes } from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferRequestType } from 'hono/client';
import { type CaseDetail, shown } from './cases.ts';
import { OWN_NODE, read } from './client.ts';

const { api } = hc<ReturnType<typeof termsRoutes>>('/', OWN_NODE);
const routes = api.cases[':id'];

export type TermChange = CaseDetail['termChanges'][number];

type TermNews = InferRequestType<(typeof routes.terms)[':tid']['$put']>['json'];
type Extension = InferRequestType<(typeof routes.extensions)[':tid']['$put']>['json'];
type Chosen = InferRequestType<typeof routes.regime.$put>['json'];

/** Longest note beside a change, in UTF-16 units. */
export const TERM_NOTE_MAX = 2000;

/** Sets by whose rules a case is handled, and from which day its terms count. */
export function setRegime(id: string, json: Chosen): Promise<CaseDetail> {
  return shown(routes.regime.$put({ param: { id }, json }));
}

/** Notes what happened to a term; `tid` is made here, so that sending twice notes it once. */
export function noteTerm(at: { id: string; tid: string }, json: TermNews): Promise<CaseDetail> {
  return shown(routes.terms[':tid'].$put({ param: at, json }));
}

/** Takes back what was noted by mistake. */
export function takeBackTerm(at: { id: string; tid: string }): Promise<CaseDetail> {
  return shown(routes.terms[':tid'].$delete({ param: at }));
}

/** Puts a term off and sends the letter. @throws ApiProblem `extension-not-allowed` */
export function extendTerm(at: { id: string; tid: string }, json: Extension): Promise<CaseDetail> {
  return shown(routes.extensions[':tid'].$put({ param: at, json }));
}

/** The letter that could go to the reporter, in their language. */
export function letterQuery(
  id: string,
  query: { term: string; until: string; basis: 'law' | 'consent' },
) {
  return queryOptions({
    queryKey: ['extension-letter', id, query],
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: ({ signal }) =>
      read(routes.extensions.letter.$get({ param: { id }, query }, { init: { signal } })),
  });
}
