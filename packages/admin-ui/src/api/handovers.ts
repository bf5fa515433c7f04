import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Texts } from '../texts/language.ts';
import { caseQuery } from './cases.ts';
import { request } from './request.ts';

type HandoverTexts = Texts['handover'];
export type RejectReason = keyof HandoverTexts['rejectReason'];
export type HandoverState =
  | 'offered'
  | 'moved'
  | 'arrived'
  | 'back'
  | 'accepted'
  | 'closed'
  | 'rejected';

/** How the other point is reached, as it states itself. */
export interface HandoverPeer {
  entityId: string;
  name: string;
  phone?: string;
  address?: string;
  hours?: string;
}

export interface HandoverPoint extends HandoverPeer {
  town?: string;
  municipalities: string[];
  /** Whether it has published a key for which content can be sealed. */
  canReceive: boolean;
}

/** What the other point sees before it says yes. */
export interface OfferPreview {
  subject: string;
  request?: string;
  language?: string;
  /** The month, `2026-09`. */
  received: string;
  files: number;
  bytes: number;
}

/** One case on its way to another point, or from it. */
export interface Handover {
  id: string;
  side: 'sender' | 'receiver';
  peer: HandoverPeer;
  state: HandoverState;
  because: string | null;
  reason: string;
  until: string;
  offeredAt: string;
  changedAt: string;
  /** From when on the receiver has the case. */
  since: string | null;
  preview: OfferPreview;
  parts: string[];
  consent: { id: string; given: string; manner: string; state: 'given' | 'withdrawn' };
  caseId: string | null;
  caseNumber: number | null;
  /** The case that came back, where it went away and did. */
  cameBackAs: { caseId: string; caseNumber: number } | null;
  delivery: { waiting: number; failed: number; lastRefusal: string | null };
  /** Parts of the content that are stored so far, at the receiver. */
  received: number | null;
}

export interface HandoverConsent {
  id: string;
  to: { entityId: string; name: string };
  parts: string[];
  state: 'asked' | 'given' | 'refused' | 'withdrawn';
  manner: string | null;
  at: string;
  decidedAt: string | null;
  mayOffer: boolean;
}

export interface CaseHandover {
  current: Handover | null;
  earlier: Handover[];
  consents: HandoverConsent[];
}

/** What is known of a case, as it would be sent; a part is there only where it goes along. */
export interface HandoverDocument {
  received: number;
  role: string;
  anonymity: string;
  language?: string;
  earlier: { from: string; to: string; at: number }[];
  story?: string;
  contact?: { name?: string; email?: string; phone?: string; reach?: string };
  coding?: {
    subject: string;
    request?: string;
    channel: string;
    residence: string;
    domain?: string;
    grounds: string[];
    natures: string[];
    care_categories: string[];
  };
  people?: { role: string; name?: string; note?: string }[];
  conversation?: { at: number; by: 'REPORTER' | 'POINT'; text: string }[];
  files?: { stream: number; name: string; media_type: string; bytes: number }[];
  plan?: string;
}

export interface Chosen {
  to: string;
  parts: readonly string[];
}

export interface WhatGoes {
  preview: OfferPreview;
  document: HandoverDocument;
  bytes: number;
  tooLarge: boolean;
}

const WHILE_OPEN_MS = 20_000;
const isOpen = ({ state }: Handover) =>
  state === 'offered' || state === 'moved' || state === 'accepted';

export const handoversQuery = queryOptions({
  queryKey: ['handovers'],
  queryFn: ({ signal }) =>
    request<{ incoming: Handover[]; outgoing: Handover[] }>('/api/handovers', { signal }),
  // messages come and go behind the screen
  refetchInterval: ({ state: { data } }) =>
    [...(data?.incoming ?? []), ...(data?.outgoing ?? [])].some(isOpen) ? WHILE_OPEN_MS : false,
});

export const pointsQuery = queryOptions({
  queryKey: ['handovers', 'points'],
  queryFn: async ({ signal }) =>
    (await request<{ points: HandoverPoint[] }>('/api/handovers/points', { signal })).points,
});

/** Where all that is known of handovers of single cases lies. */
export const CASE_HANDOVERS = ['case-handover'] as const;

export function caseHandoverQuery(caseId: string) {
  return queryOptions({
    queryKey: [...CASE_HANDOVERS, caseId],
    queryFn: ({ signal }) => request<CaseHandover>(ofCase(caseId), { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.current && isOpen(data.current) ? WHILE_OPEN_MS : false,
  });
}

/** Everything that would be sent, to be read before it is. Kept only while it is on the screen. */
export function whatGoesQuery(caseId: string, chosen: Chosen & { reason: string }) {
  return queryOptions({
    queryKey: ['handover-preview', caseId, chosen],
    gcTime: 0,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) =>
      request<WhatGoes>(`${ofCase(caseId)}/preview`, { method: 'POST', body: chosen, signal }),
  });
}

export type ConsentOfHandover = Chosen & { id: string } & (
    | { state: 'asked' }
    | { state: 'given'; manner: string; givenOn: string; words?: string }
  );

export function noteHandoverConsent(
  caseId: string,
  consent: ConsentOfHandover,
): Promise<HandoverConsent> {
  return request<HandoverConsent>(`${ofCase(caseId)}/consents`, { method: 'POST', body: consent });
}

/** @throws ApiProblem `handover-not-consented` when the reporter took the consent back meanwhile */
export function offerCase(
  caseId: string,
  offer: { id: string; consent: string; reason: string; days: number },
): Promise<Handover> {
  return request<Handover>(ofCase(caseId), { method: 'POST', body: offer });
}

export type HandoverStep = 'withdraw' | 'take-back' | 'accept' | 'take-in' | 'remind';

export function stepHandover(id: string, step: HandoverStep): Promise<Handover> {
  return request<Handover>(`${ofHandover(id)}/${step}`, { method: 'POST', body: {} });
}

export function rejectHandover(id: string, reason: string): Promise<Handover> {
  return request<Handover>(`${ofHandover(id)}/reject`, { method: 'POST', body: { reason } });
}

/** After a step everything that shows a handover, or its case, looks again. */
export async function lookAgain(client: QueryClient, caseId: string | null): Promise<void> {
  await client.invalidateQueries({ queryKey: handoversQuery.queryKey });
  if (caseId === null) return;
  await client.invalidateQueries({ queryKey: caseHandoverQuery(caseId).queryKey });
  await client.invalidateQueries({ queryKey: caseQuery(caseId).queryKey });
}

const ofCase = (caseId: string) => `/api/cases/${encodeURIComponent(caseId)}/handover`;
const ofHandover = (id: string) => `/api/handovers/${encodeURIComponent(id)}`;
