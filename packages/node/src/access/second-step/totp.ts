import type { JWK } from 'jose';
import { Secret, TOTP } from 'otpauth';
import type { Db } from '../../system/database.ts';
import { secretOf } from '../../vault/derive.ts';
import { openText, SealBroken, sealText } from '../../vault/seal.ts';
import type { AccountRow } from '../store.ts';
import { useTotpStep } from './store.ts';

/** RFC 6238 as authenticator apps take it: SHA-1, six digits, 30 seconds. */
const SETTINGS = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const SECRET_BYTES = 20;
/** A clock may be half a minute off, either way. */
const WINDOW = 1;

/** Whose secret it is, with the private key that opens it. */
interface Reader {
  readonly accountId: string;
  readonly privateJwk: JWK;
}

/** A new secret, 160 bits in base 32 (RFC 4226 §4). */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What an authenticator app reads from a QR code. */
export function totpUri(secret: string, it: { issuer: string; login: string }): string {
  const { issuer, login: label } = it;
  return new TOTP({ ...SETTINGS, issuer, label, secret: Secret.fromBase32(secret) }).toString();
}

/** The code of a moment. */
export function totpCode(secret: string, at: Date): string {
  const timestamp = at.getTime();
  return TOTP.generate({ ...SETTINGS, secret: Secret.fromBase32(secret), timestamp });
}

/** The 30 seconds that a code belongs to, as their number since 1970; undefined if it is wrong. */
export function totpStep(secret: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime();
  const token = code.replace(/\s/g, '');
  const it = { ...SETTINGS, secret: Secret.fromBase32(secret), timestamp };
  const delta = /^\d{6}$/.test(token) ? TOTP.validate({ ...it, token, window: WINDOW }) : null;
  return delta === null ? undefined : TOTP.counter({ period: SETTINGS.period, timestamp }) + delta;
}

/** Seals the secret so that only who opened the account reads it: after the first step. */
export async function sealTotp(accountId: string, privateKey: JWK, secret: string) {
  return sealText(secretOf(privateKey, 'account'), totpPlace(accountId), secret);
}

/** Checks a code, which is good once: of two who come with it at a time, one passes. */
export async function passesTotp(
  db: Db,
  it: { account: AccountRow; who: Reader; code: string },
  now: Date,
): Promise<boolean> {
  const { account, who, code } = it;
  const { id, sealedTotp } = account;
  if (sealedTotp === null) return false;
  const secret = await openTotp(who, sealedTotp);
  const step = secret === undefined ? undefined : totpStep(secret, code, now);
  return step !== undefined && (await useTotpStep(db, { id, sealedTotp }, step));
}

async function openTotp(who: Reader, sealed: string): Promise<string | undefined> {
  try {
    const key = secretOf(who.privateJwk, 'account');
    return await openText(key, totpPlace(who.accountId), sealed);
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

function totpPlace(accountId: string): string {
  return `account/${accountId}/totp`;
}
