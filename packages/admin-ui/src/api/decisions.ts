import type { decisionRoutes } from '@nabij/node/api';
import { hc, type InferRequestType } from 'hono/client';
import { type CaseDetail, shown } from './cases.ts';
import { OWN_NODE } from './client.ts';

const { api } = hc<ReturnType<typeof decisionRoutes>>('/', OWN_NODE);
const routes = api.cases[':id'];

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
