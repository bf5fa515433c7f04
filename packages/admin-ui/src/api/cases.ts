import type { casesRoutes } from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferRequestType, type InferResponseType } from 'hono/client';
import { OWN_NODE, read } from './client.ts';
import type { CaseTerm, RegimeId } from './handling.ts';

const { api } = hc<ReturnType<typeof casesRoutes>>('/', OWN_NODE);
type Wire = InferResponseType<(typeof api.cases)[':id']['$get'], 200>;

export type Message = Wire['messages'][number];
export type CaseFile = Wire['attachments'][number];
export type JournalEntry = Wire['journal'][number];

/** A case as its page shows it; the names of terms are those that the texts have. */
export type CaseDetail = Omit<Wire, 'regime' | 'regimes' | 'deadlines' | 'openTerms'> & {
  regime: RegimeId | null;
  regimes: RegimeId[];
  deadlines: CaseTerm[];
  openTerms: Pick<CaseTerm, 'id' | 'step'>[];
};

export interface Coding {
  grounds: string[];
  domain: string;
  natures: string[];
  handlings: string[];
  /** Of a case about care; empty for every other. */
  careCategories: string[];
}

/** Longest text that the node takes, in UTF-16 units. */
export const TEXT_MAX = 10_000;

type Sent = InferRequestType<(typeof api.cases)[':id']['acts']['$post']>['json'];

/** What a worker can do to a case; each is sent with the version that the worker saw. */
export type Act = Sent extends infer One
  ? One extends Sent
    ? Omit<One, 'version'>
    : never
  : never;

const ENDED = ['CLOSED', 'NOT_HANDLED', 'WITHDRAWN', 'TRANSFERRED'];

/** A case that was reopened still knows its earlier ending, but has not ended. */
export function hasEnded({ state }: Pick<CaseDetail, 'state'>): boolean {
  return ENDED.includes(state);
}

export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id],
    // A case must not change under the hands of somebody who reads it: the version that is sent
    // with an act is the one that was on the screen, and the node tells when it is an old one.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: ({ signal }) => shown(api.cases[':id'].$get({ param: { id } }, { init: { signal } })),
  });
}

/** Where a file is saved from; the node notes who did. */
export function attachmentAddress(caseId: string, id: string): string {
  return `/api/cases/${encodeURIComponent(caseId)}/attachments/${encodeURIComponent(id)}`;
}

/** @throws ApiProblem `changed-meanwhile` when `version` is no longer the newest */
export function actOnCase(id: string, act: Act & { version: number }): Promise<CaseDetail> {
  return shown(api.cases[':id'].acts.$post({ param: { id }, json: act as Sent }));
}

/** A case that a route answered with. */
export async function shown(answer: Promise<{ json(): Promise<Wire> }>): Promise<CaseDetail> {
  return (await read(answer)) as CaseDetail;
}
