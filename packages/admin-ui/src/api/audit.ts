import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

export type AuditActor =
  | { kind: 'account'; id: string; name?: string | null }
  | { kind: 'reporter' | 'operator' | 'node' };

export interface AuditEntry {
  id: number;
  at: string;
  actor: AuditActor;
  act: string;
  caseId: string | null;
  /** None of a case that is gone. */
  caseNumber: number | null;
  subject: string | null;
}

export interface AuditPage {
  entries: AuditEntry[];
  /** Where the older entries begin; null at the very first. */
  next: number | null;
}

/** The log, newest first, page by page into the past. */
export const auditQuery = infiniteQueryOptions({
  queryKey: ['audit'],
  initialPageParam: null as number | null,
  queryFn: ({ signal, pageParam }) => {
    const search = pageParam === null ? '' : `?${new URLSearchParams({ before: `${pageParam}` })}`;
    return request<AuditPage>(`/api/audit${search}`, { signal });
  },
  getNextPageParam: ({ next }) => next,
});
