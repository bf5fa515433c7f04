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

/** `keep` null takes the default again. */
export function setRule(rule: { class: string; keep: string | null }): Promise<RetentionOverview> {
  return request<RetentionOverview>('/api/retention/rules', { method: 'PUT', body: rule });
}

/** @throws ApiProblem `changed-meanwhile` when the list is no longer that of `digest` */
export function runRetention(digest: string): Promise<Deletion> {
  return request<Deletion>('/api/retention/run', { method: 'POST', body: { digest } });
}
