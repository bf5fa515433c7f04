import type { memberRoutes, regionRoutes } from '@nabij/node/api';
import { queryOptions } from '@tanstack/react-query';
import { hc, type InferRequestType, type InferResponseType } from 'hono/client';
import { OWN_NODE, read } from './client.ts';

const { members } = hc<ReturnType<typeof memberRoutes>>('/', OWN_NODE).api.region;
const { overview } = hc<ReturnType<typeof regionRoutes>>('/', OWN_NODE).api.region;

/** Who is a member, and who released what when. */
export type Overview = InferResponseType<typeof overview.$get, 200>;
export type OverviewTown = Overview['towns'][number];
export type Release = Overview['reported'][string][string];
export type Silence = Overview['silent'][string][string];

/** Towns with how they are connected, and who was reminded of what. */
export type Members = InferResponseType<typeof members.$get, 200>;
export type Member = Members['members'][number];
export type Reminder = Members['reminders'][number];
/** What of a town was not taken last, of each quarter. */
export type Refusal = Members['refusals'][number];
/** Who is at an address. */
export type Found = InferResponseType<typeof members.look.$post, 200>;
export type Admission = InferRequestType<typeof members.$post>['json'];

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => read(overview.$get({ query: {} }, { init: { signal } })),
});

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) => read(members.$get({}, { init: { signal } })),
});

/** Whether a member is a town's point or the coordinator of a region. */
export type MemberRole = Member['role'];

/** @throws ApiProblem `address-invalid`, `not-a-point`, `not-a-coordinator`, `node-unreachable` */
export function lookAt(url: string, role: MemberRole): Promise<Found> {
  return read(members.look.$post({ json: { url, role } }));
}

/** @throws ApiProblem `fingerprint-differs`, `key-changed` */
export function admitMember(json: Admission): Promise<{ name: string }> {
  return read(members.$post({ json }));
}

export type MemberChange = 'suspend' | 'resume' | 'remove';

/** @throws ApiProblem `changed-meanwhile` when it is so already */
export async function changeMember(change: MemberChange, url: string): Promise<void> {
  await members[change].$post({ json: { url } });
}

/** Keeps that somebody reminded a town; nothing is sent. */
export async function noteReminder(url: string, period: Reminder['period']): Promise<void> {
  await members.remind.$post({ json: { url, period: period as `${number}-Q1` } });
}
