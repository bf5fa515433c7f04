import type { askedRoutes, decisionRoutes } from '@nabij/node/api';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { hc, type InferRequestType, type InferResponseType } from 'hono/client';
import { type CaseDetail, shown } from './cases.ts';
import { OWN_NODE, read } from './client.ts';

const { api } = hc<ReturnType<typeof decisionRoutes>>('/', OWN_NODE);
const routes = api.cases[':id'];
const { asked } = hc<ReturnType<typeof askedRoutes>>('/', OWN_NODE).api.decisions;

export type AskedDecisions = InferResponseType<typeof asked.$get, 200>;
export type AskedDecision = AskedDecisions['asked'][number];

export type CaseDecision = CaseDetail['decisions'][number];
export type CaseBarrier = CaseDetail['barriers'][number];
export type QuickBudget = CaseDetail['quickBudget'];
export type DecisionWanted = InferRequestType<typeof routes.decisions.$post>['json'];
export type DecisionAnswer = InferRequestType<(typeof routes.decisions)[':did']['$post']>['json'];
export type BarrierWanted = InferRequestType<typeof routes.barriers.$post>['json'];

/** Longest own words with a decision or a barrier. */
export const WORDS_MAX = 2000;

/** @throws ApiProblem `above-mandate` for what a second colleague has to decide too */
export function decide(id: string, json: DecisionWanted): Promise<CaseDetail> {
  return shown(routes.decisions.$post({ param: { id }, json }));
}

/** @throws ApiProblem `other-colleague-required` for who answers their own proposal */
export function answerDecision(id: string, did: string, json: DecisionAnswer): Promise<CaseDetail> {
  return shown(routes.decisions[':did'].$post({ param: { id, did }, json }));
}

export function noteBarrier(id: string, json: BarrierWanted): Promise<CaseDetail> {
  return shown(routes.barriers.$post({ param: { id }, json }));
}

export function removeBarrier(id: string, bid: string): Promise<CaseDetail> {
  return shown(routes.barriers[':bid'].$delete({ param: { id, bid } }));
}

/** Decisions that wait for who looks: proposals of colleagues, and what was put off till today. */
export function askedQuery(of: 'mine' | 'team') {
  return queryOptions({
    queryKey: ['cases', 'asked', of],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => read(asked.$get({ query: { of } }, { init: { signal } })),
  });
}
