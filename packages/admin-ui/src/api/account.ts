import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

export interface Passkey {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
  /** Whether it opens the desk without a password (WebAuthn PRF extension). */
  opensAlone: boolean;
}

export interface OpenSession {
  createdAt: string;
  lastSeenAt: string;
  thisOne: boolean;
}

/** The ways in which somebody signs in. */
export interface Account {
  passkeys: Passkey[];
  totp: boolean;
  recoveryCodes: number;
  password: boolean;
  sessions: OpenSession[];
  oidc: { available: boolean; linked: boolean };
}

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => request<Account>('/api/account', { signal }),
});

/** A QR code with its white border: one path of unit squares in a square of `size`. */
export interface QrCode {
  size: number;
  path: string;
}

export interface TotpOffer {
  secret: string;
  uri: string;
  qr: QrCode;
}

export function offerTotp(): Promise<TotpOffer> {
  return request<TotpOffer>('/api/account/totp', { method: 'POST', body: {} });
}

/** @throws ApiProblem `second-factor-failed` when the code does not fit the secret */
export function confirmTotp(secret: string, code: string): Promise<Account> {
  return request<Account>('/api/account/totp', { method: 'PUT', body: { secret, code } });
}

/** @throws ApiProblem `last-second-factor` */
export function removeTotp(): Promise<Account> {
  return request<Account>('/api/account/totp', { method: 'DELETE' });
}

export interface NewPasskeyQuestion {
  options: PublicKeyCredentialCreationOptionsJSON;
  prf: string;
}

export interface NewPasskey {
  response: RegistrationResponseJSON;
  name: string;
  prf: string | null;
}

export function askNewPasskeyQuestion(): Promise<NewPasskeyQuestion> {
  const path = '/api/account/passkeys/options';
  return request<NewPasskeyQuestion>(path, { method: 'POST', body: {} });
}

export function addPasskey(passkey: NewPasskey): Promise<Account> {
  return request<Account>('/api/account/passkeys', { method: 'POST', body: passkey });
}

/** @throws ApiProblem `last-second-factor` */
export function removePasskey(id: string): Promise<Account> {
  return request<Account>(`/api/account/passkeys/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

/** Makes new codes; the earlier ones no longer work. */
export async function makeRecoveryCodes(): Promise<string[]> {
  const path = '/api/account/recovery-codes';
  return (await request<{ codes: string[] }>(path, { method: 'POST', body: {} })).codes;
}

/** Where to sign in once with the town's own provider, to link it to this account. */
export async function linkProvider(): Promise<string> {
  return (await request<{ url: string }>('/api/account/oidc', { method: 'POST', body: {} })).url;
}

export function unlinkProvider(): Promise<void> {
  return request<void>('/api/account/oidc', { method: 'DELETE' });
}

/** @throws ApiProblem `sign-in-failed` for a wrong current password, `password-weak` */
export function changePassword(current: string, next: string): Promise<void> {
  return request<void>('/api/account/password', { method: 'POST', body: { current, next } });
}
