import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

/** A count; null means hidden, which is never the same as zero. */
export type Count = number | null;
export type Cells = Readonly<Record<string, Count>>;

export const RELEASE_MEASURES = ['received', 'closed'] as const;
export const RELEASE_TABLES = ['subject', 'ground', 'domain'] as const;
export type ReleaseMeasure = (typeof RELEASE_MEASURES)[number];
export type ReleaseTable = (typeof RELEASE_TABLES)[number];

export interface ReleasedMeasure {
  total: Count;
  tables: Readonly<Record<ReleaseTable, Cells>>;
}

export interface ReleaseContent {
  period: string;
  measures: Readonly<Record<ReleaseMeasure, ReleasedMeasure>>;
}

export interface Delivery {
  state: 'waiting' | 'delivered' | 'dead';
  attempts: number;
  refusal: string | null;
}

export interface ReleaseEntry {
  period: string;
  releasedAt: string;
  releasedBy: string;
  delivery: Delivery | null;
}

export interface ReleaseOverview {
  releases: ReleaseEntry[];
  due: string[];
}

export interface ReleasePreview {
  period: string;
  release: ReleaseContent;
  bytes: string;
  digest: string;
  due: boolean;
}

const WHILE_WAITING_MS = 10_000;

export const releasesQuery = queryOptions({
  queryKey: ['releases'],
  queryFn: ({ signal }) => request<ReleaseOverview>('/api/releases', { signal }),
  // Delivery goes on behind the screen: look again while something is on its way.
  refetchInterval: ({ state }) =>
    state.data?.releases.some((entry) => entry.delivery?.state === 'waiting')
      ? WHILE_WAITING_MS
      : false,
});

export function previewQuery(period: string) {
  return queryOptions({
    queryKey: ['releases', period],
    queryFn: ({ signal }) =>
      request<ReleasePreview>(`/api/releases/${encodeURIComponent(period)}/preview`, { signal }),
  });
}

/** @throws ApiProblem `release-changed` when the figures are no longer those of `digest` */
export function sendRelease(period: string, digest: string): Promise<ReleaseEntry> {
  const path = `/api/releases/${encodeURIComponent(period)}`;
  return request<ReleaseEntry>(path, { method: 'POST', body: { digest } });
}
