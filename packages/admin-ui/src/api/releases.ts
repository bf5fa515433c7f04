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
  /** Null: it left by itself. */
  releasedBy: string | null;
  delivery: Delivery | null;
}

/** Why a quarter does not leave by itself. */
export type WaitsFor = 'region' | 'people' | 'letting-go' | 'hand' | 'proof';

/** What leaves next; `at` is null while it waits for something else than its day. */
export interface NextLeaving {
  period: string;
  at: string | null;
  waitsFor: WaitsFor | null;
}

export const HOLD_REASONS = ['checking', 'unfinished', 'recognisable', 'agreed'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** A quarter that somebody holds back. */
export interface Hold {
  period: string;
  reason: HoldReason | null;
  heldBy: string;
  heldAt: string;
}

/** A release exactly as it left. */
export interface LeftRelease extends ReleaseEntry {
  digest: string;
  bytes: string;
  /** Whether its text has this digest and names that of the release before. */
  holds: boolean;
}

export interface Schedule {
  automatic: boolean;
  days: number;
}

/** The schedule, with the days after which the region counts a quarter as late. */
export interface ScheduleShown extends Schedule {
  lateAfter: number;
}

export interface ReleaseOverview {
  releases: ReleaseEntry[];
  due: string[];
  /** Null where nothing was counted yet. */
  next: NextLeaving | null;
  holds: Hold[];
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
  /** So many cases closed in it are in no number: more than ever came in. */
  closedLeftOut: number;
}

export type ReleasePreview = ReleaseShown | { state: 'preparing' | 'failed'; period: string };

const WHILE_WAITING_MS = 10_000;
/** Where all that ever left is saved as one table. */
export const LEFT_SHEET = '/api/releases/left.csv';

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

export const leftQuery = queryOptions({
  queryKey: ['releases', 'left'],
  queryFn: ({ signal }) => request<{ releases: LeftRelease[] }>('/api/releases/left', { signal }),
});

/** Holds a quarter back, or says why it is held. */
export function holdRelease(period: string, reason: HoldReason | null): Promise<void> {
  return request(at(period, 'hold'), { method: 'PUT', body: { reason } });
}

/** @throws ApiProblem `changed-meanwhile` when somebody else let it go first */
export function letReleaseGo(period: string): Promise<void> {
  return request(at(period, 'hold'), { method: 'DELETE' });
}

/** Has what failed prepared once more. */
export function prepareAgain(period: string): Promise<void> {
  return request(at(period, 'preparation'), { method: 'POST' });
}

export const scheduleQuery = queryOptions({
  queryKey: ['release-schedule'],
  refetchOnWindowFocus: false,
  queryFn: ({ signal }) => request<ScheduleShown>('/api/settings/releases', { signal }),
});

export function setSchedule(schedule: Schedule): Promise<ScheduleShown> {
  return request('/api/settings/releases', { method: 'PUT', body: schedule });
}

function at(period: string, what: string): string {
  return `/api/releases/${encodeURIComponent(period)}/${what}`;
}
