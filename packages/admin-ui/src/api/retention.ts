import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

/** How long cases of a class stay; terms are ISO 8601 durations. */
export interface RetentionRule {
  class: string;
  keep: string;
  default: string;
  from: 'closed' | 'made';
  basis: string;
  statutory: boolean;
  least: Bound;
  most: Bound;
}

/** The shortest or longest term that may be set, with its source. */
export interface Bound {
  keep: string;
  basis: string;
}

/** A class and the months that it should be kept; null takes the default again. */
export interface WantedRule {
  class: string;
  months: number | null;
}

/** What another term would do today; `digest` names exactly this. */
export interface RulePreview {
  before: string;
  after: string;
  ended: number;
  comes: number;
  stays: number;
  kept: number;
  digest: string;
}

export interface DueCase {
  id: string;
  number: number;
  class: string;
  dueSince: string;
}

export interface Deletion {
  id: string;
  at: string;
  cause: 'retention' | 'erasure';
  cases: number;
  proof: string;
}

export interface RetentionOverview {
  rules: RetentionRule[];
  due: DueCase[];
  digest: string;
  held: number;
  unread: number;
  reviews: { id: string; number: number; reviewOn: string; owner: string }[];
  requests: { id: string; number: number; askedAt: string; dueAt: string }[];
  deletions: Deletion[];
}

export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: ({ signal }) => request<RetentionOverview>('/api/retention', { signal }),
});

export function previewRule(wanted: WantedRule): Promise<RulePreview> {
  const path = '/api/retention/rules/preview';
  return request<RulePreview>(path, { method: 'POST', body: wanted });
}

/** @throws ApiProblem `changed-meanwhile` when it would do something else than `digest` says */
export function setRule(rule: WantedRule & { digest: string }): Promise<RetentionOverview> {
  return request<RetentionOverview>('/api/retention/rules', { method: 'PUT', body: rule });
}

/** @throws ApiProblem `changed-meanwhile` when the list is no longer that of `digest` */
export function runRetention(digest: string): Promise<Deletion> {
  return request<Deletion>('/api/retention/run', { method: 'POST', body: { digest } });
}
