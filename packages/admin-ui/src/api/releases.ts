import type { DeclaredName, MeasureName, SpanName } from '@nabij/protocol';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

/** A count; null means hidden, which is never the same as zero. */
export type Count = number | null;

/** The counts of a table by its codes, or one count; null: hidden as a whole. */
export type TableCounts = Count | { readonly [code: string]: TableCounts };

/** The tables of one measure in one span. */
export type SpanCounts = Readonly<Partial<Record<DeclaredName, TableCounts>>>;

/** All counts of a release; `year` is there from the fourth quarter that was counted. */
export type ReleaseCounts = Readonly<
  Record<MeasureName, Readonly<Partial<Record<SpanName, SpanCounts>>>>
>;

export interface ReleaseContent {
  version: number;
  period: string;
  codes: string;
  /** No number from 1 up to this one, itself not included, is ever shown. */
  threshold: number;
  previous: string | null;
  counts: ReleaseCounts;
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

/** How it was chosen what stays back; null for what left already. */
export type HowChosen = 'chosen' | 'coarse' | 'nothing' | null;

export interface ReleaseShown {
  state: 'ready' | 'left';
  period: string;
  release: ReleaseContent;
  bytes: string;
  digest: string;
  how: HowChosen;
  due: boolean;
}

export type ReleasePreview = ReleaseShown | { state: 'preparing'; period: string };

const WHILE_WAITING_MS = 10_000;
const WHILE_PREPARING_MS = 2_000;

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
    refetchInterval: ({ state }) =>
      state.data?.state === 'preparing' ? WHILE_PREPARING_MS : false,
  });
}

/** @throws ApiProblem `release-changed` when the figures are no longer those of `digest` */
export function sendRelease(period: string, digest: string): Promise<ReleaseEntry> {
  const path = `/api/releases/${encodeURIComponent(period)}`;
  return request<ReleaseEntry>(path, { method: 'POST', body: { digest } });
}
