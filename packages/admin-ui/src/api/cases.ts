import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CaseTerm, Consent, Correction, Feedback, RegimeId } from './handling.ts';
import { request } from './request.ts';
import type { CaseRights } from './rights.ts';

export const CASE_FILTERS = ['open', 'closed', 'all'] as const;
export type CaseFilter = (typeof CASE_FILTERS)[number];

export interface CaseRow {
  id: string;
  number: number;
  state: string;
  subject: string;
  request: string;
  anonymity: string;
  receivedAt: string;
  ownerName: string | null;
  mine: boolean;
  unread: number;
  language: string;
}

export interface Message {
  id: string;
  at: string;
  sender: 'reporter' | 'worker';
  name: string | null;
  text: string;
}

export interface CaseFile {
  id: string;
  at: string;
  sender: 'reporter' | 'worker';
  name: string;
  /** The worker who added it. */
  by: string | null;
  /** Media type. */
  type: string;
  bytes: number;
}

export interface JournalEntry {
  at: string;
  name: string | null;
  act: string;
  fromState: string | null;
  toState: string | null;
  note: string | null;
}

export interface Coding {
  grounds: string[];
  domain: string;
  natures: string[];
  handlings: string[];
}

/** Longest text that the node takes, in UTF-16 units. */
export const TEXT_MAX = 10_000;

/** What a worker can do to a case; each is sent with the version that the worker saw. */
export type Act =
  | { act: 'take' }
  | { act: 'reply'; text: string; waiting: boolean; messageId: string }
  | { act: 'note'; text: string }
  | ({ act: 'code' } & Coding)
  | { act: 'close'; outcomes: string[] }
  | { act: 'refuse'; reason: string }
  | { act: 'reopen'; note: string };

/** What a reporter told, as the case page shows it. */
export interface Told {
  story: string;
  when: string;
  ongoing: boolean;
  place: string;
  grounds: string[];
  domain: string;
}

export interface ContactDetails {
  name: string;
  email: string;
  phone: string;
}

export interface CaseDetail extends CaseRow, Coding, CaseRights {
  version: number;
  channel: string;
  residence: string;
  municipality: string;
  outcomes: string[];
  notHandledReason: string | null;
  closedAt: string | null;
  /** In which role somebody filed, and the worker who did it for them. */
  role: string;
  filedBy: string | null;
  /** The number of an earlier case of the same person. */
  earlier: number | null;
  filed: Told;
  filedContact: ContactDetails | null;
  /** The same with every correction. */
  said: Told;
  contact: ContactDetails | null;
  corrections: Correction[];
  consents: Consent[];
  feedback: Feedback[];
  /** Whether the reporter wants a mail when there is news. */
  notice: boolean;
  regime: RegimeId | null;
  /** From which day the terms of the regime count, if not from the day of receipt. */
  regimeFrom: string | null;
  regimes: RegimeId[];
  deadlines: CaseTerm[];
  messages: Message[];
  attachments: CaseFile[];
  journal: JournalEntry[];
  moves: Act['act'][];
}

const ENDED = ['CLOSED', 'NOT_HANDLED', 'WITHDRAWN'];

/** A case that was reopened still knows its earlier ending, but has not ended. */
export function hasEnded({ state }: Pick<CaseRow, 'state'>): boolean {
  return ENDED.includes(state);
}

const MINUTE_MS = 60_000;

export function casesQuery(state: CaseFilter, q: string) {
  return queryOptions({
    queryKey: ['cases', state, q],
    placeholderData: keepPreviousData,
    refetchInterval: MINUTE_MS,
    queryFn: async ({ signal }) => {
      const search = new URLSearchParams({ state, q });
      return (await request<{ cases: CaseRow[] }>(`/api/cases?${search}`, { signal })).cases;
    },
  });
}

export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id],
    // A case must not change under the hands of somebody who reads it: the version that is sent
    // with an act is the one that was on the screen, and the node tells when it is an old one.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: ({ signal }) =>
      request<CaseDetail>(`/api/cases/${encodeURIComponent(id)}`, { signal }),
  });
}

/** Where a file is saved from; the node notes who did. */
export function attachmentAddress(caseId: string, id: string): string {
  return `/api/cases/${encodeURIComponent(caseId)}/attachments/${encodeURIComponent(id)}`;
}

/** @throws ApiProblem `changed-meanwhile` when `version` is no longer the newest */
export function actOnCase(id: string, act: Act & { version: number }): Promise<CaseDetail> {
  const path = `/api/cases/${encodeURIComponent(id)}/acts`;
  return request<CaseDetail>(path, { method: 'POST', body: act });
}
