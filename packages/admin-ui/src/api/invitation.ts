import { request } from './request.ts';
import type { Session } from './session.ts';

/** What an invitation says to whoever opens it. */
export interface Invitation {
  name: string;
  login: string;
  /** Name of the point or the region. */
  node: string;
  expiresAt: string;
}

/** @throws ApiProblem `invitation-unknown` */
export function readInvitation(secret: string): Promise<Invitation> {
  return request<Invitation>('/api/invitation', { method: 'POST', body: { secret } });
}

/** @throws ApiProblem `password-weak`, `invitation-unknown` */
export function acceptInvitation(secret: string, password: string): Promise<Session> {
  return request<Session>('/api/invitation/accept', { method: 'POST', body: { secret, password } });
}
