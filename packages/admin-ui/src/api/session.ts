import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { queryOptions } from '@tanstack/react-query';
import { ApiProblem, request } from './request.ts';

export type NodeRole = 'point' | 'coordinator';
export type AccountRole = 'worker' | 'lead' | 'administrator' | 'analyst' | 'keeper';
export type SecondFactor = 'totp' | 'passkey' | 'recovery-code';

/** How far somebody is in signing in; only `open` lets them do anything. */
export type SessionStage = 'second-factor' | 'vault' | 'enrolment' | 'open';

/** All moments are those of the node's clock; `now` is when it answered. */
export interface Session {
  stage: SessionStage;
  methods: SecondFactor[];
  account: { id: string; name: string; login: string; role: AccountRole };
  node: { role: NodeRole; name: string; url: string; languages: string[]; setUp: boolean };
  /** Whether a colleague has let this person in to the cases. */
  letIn: boolean;
  /** Six digits that who lets somebody in compares; while they wait for that. */
  checkNumber: string | null;
  now: string;
  idleUntil: string;
  endsAt: string;
}

/** Who is signed in, and how far; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => askSession({ signal }),
});

/** Asks again who is signed in. `background` when nobody did anything meanwhile. */
export async function askSession(ask: {
  signal?: AbortSignal;
  background?: boolean;
}): Promise<Session | null> {
  try {
    return await request<Session>('/api/session', ask);
  } catch (error) {
    if (error instanceof ApiProblem && error.problem === 'sign-in-required') return null;
    throw error;
  }
}

/** Ways to sign in that this node has. */
export interface SignInWays {
  password: boolean;
  passkey: boolean;
  oidc: { name: string } | null;
}

export const signInWaysQuery = queryOptions({
  queryKey: ['sign-in-ways'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => request<SignInWays>('/api/sign-in-ways', { signal }),
});

export function signIn(login: string, password: string): Promise<Session> {
  return request<Session>('/api/session', { method: 'POST', body: { login, password } });
}

/** @throws ApiProblem `second-factor-failed` */
export function sendSecondFactor(
  kind: Exclude<SecondFactor, 'passkey'>,
  code: string,
): Promise<Session> {
  return request<Session>('/api/session/second-factor', { method: 'POST', body: { kind, code } });
}

/** What a passkey is asked; `prf` is the salt for the key that it may derive (base64url). */
export interface PasskeyQuestion {
  options: PublicKeyCredentialRequestOptionsJSON;
  prf: string;
}

/** What a passkey answered; `prf` is the key it derived, null when it cannot. */
export interface PasskeyAnswer {
  response: AuthenticationResponseJSON;
  prf: string | null;
}

export function askPasskeyQuestion(): Promise<PasskeyQuestion> {
  return request<PasskeyQuestion>('/api/session/passkey/options', { method: 'POST', body: {} });
}

export function sendPasskeyAnswer(answer: PasskeyAnswer): Promise<Session> {
  return request<Session>('/api/session/passkey', { method: 'POST', body: answer });
}

/** Tells the node that somebody is still here. */
export function staySignedIn(): Promise<Session> {
  return request<Session>('/api/session/stay', { method: 'POST' });
}

export function signOut(): Promise<void> {
  return request<void>('/api/session', { method: 'DELETE' });
}

export function signOutEverywhere(): Promise<void> {
  return request<void>('/api/sessions', { method: 'DELETE' });
}
