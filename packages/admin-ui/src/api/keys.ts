import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

export interface Keys {
  /** The key that reports are sealed to; null at a coordinator, which takes none. */
  current: { kid: string; since: string } | null;
  /** Filings that still have to be sealed to the current key; null when all are. */
  resealing: { left: number } | null;
  /** `whole` is false when the sheet no longer opens what is filed now. */
  recovery: { madeAt: string; drilledAt: string | null; whole: boolean } | null;
}

/** `excluded` counts people who did not get the new key, because theirs is not proven. */
export interface RotatedKeys extends Keys {
  excluded: number;
}

/** The code of a recovery sheet; it is shown once. */
export interface RecoverySheet {
  code: string;
  madeAt: string;
  node: string;
}

const WHILE_RESEALING_MS = 3_000;

export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }) => request<Keys>('/api/keys', { signal }),
  refetchInterval: ({ state }) => (state.data?.resealing ? WHILE_RESEALING_MS : false),
});

export function rotateKey(): Promise<RotatedKeys> {
  return request<RotatedKeys>('/api/keys/rotate', { method: 'POST', body: {} });
}

export function makeRecoverySheet(): Promise<RecoverySheet> {
  return request<RecoverySheet>('/api/keys/recovery-sheet', { method: 'POST', body: {} });
}
