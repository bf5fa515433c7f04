import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';
import type { AccountRole } from './session.ts';

export type MemberState = 'invited' | 'accepted' | 'in' | 'left';

export interface Member {
  id: string;
  name: string;
  login: string;
  role: AccountRole;
  state: MemberState;
  since: string;
  /** Whether there is something to hand on when this person leaves. */
  hasCases: boolean;
  /** Six digits that the newcomer sees too; while they wait to be let in. */
  checkNumber: string | null;
}

/** A link that is shown once. */
export interface InvitationLink {
  link: string;
  expiresAt: string;
}

export interface NewMember {
  name: string;
  login: string;
  role: AccountRole;
}

/** How many handle cases here, and how many can; a coordinator has no size. */
export interface TeamSize {
  count: number;
  ideal: number;
  most: number;
}

interface Team {
  members: Member[];
  size: TeamSize | null;
}

const team = {
  queryKey: ['team'],
  queryFn: ({ signal }: { signal: AbortSignal }) => request<Team>('/api/team', { signal }),
};

export const teamQuery = queryOptions({ ...team, select: ({ members }) => members });

export const teamSizeQuery = queryOptions({ ...team, select: ({ size }) => size });

function pathOf(id: string, step: string): string {
  return `/api/team/${encodeURIComponent(id)}/${step}`;
}

/** @throws ApiProblem `login-taken` */
export function invite(member: NewMember): Promise<InvitationLink> {
  return request<InvitationLink>('/api/team', { method: 'POST', body: member });
}

/** @throws ApiProblem `holder-not-proven` */
export function letIn(id: string): Promise<void> {
  return request<void>(pathOf(id, 'let-in'), { method: 'POST', body: {} });
}

/** What came of somebody's going. */
export interface Parted {
  /** Whether they held the key that reports are sealed to, so that another one is better now. */
  rotationAdvised: boolean;
}

/** `handOnTo` takes over the open cases. @throws ApiProblem `last-lead`, `hand-on-required` */
export function letLeave(id: string, handOnTo: string | null): Promise<Parted> {
  return request<Parted>(pathOf(id, 'leave'), { method: 'POST', body: { handOnTo } });
}

/** @throws ApiProblem `last-lead` */
export function changeRole(
  id: string,
  to: { role: AccountRole; handOnTo: string | null },
): Promise<Parted> {
  return request<Parted>(pathOf(id, 'role'), { method: 'POST', body: to });
}

/** Takes away every way to sign in; the person starts again with the link. */
export function resetAccount(id: string): Promise<InvitationLink> {
  return request<InvitationLink>(pathOf(id, 'reset'), { method: 'POST', body: {} });
}
