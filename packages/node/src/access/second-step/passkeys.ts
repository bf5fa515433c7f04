import { createHash, hkdfSync } from 'node:crypto';
import { SealBroken, sealText } from '../../vault/seal.ts';
import { type OpenAccount, openAccount, privateKeyPlace } from '../accounts.ts';
import type { AccountRow } from '../store.ts';
import type { PasskeyRow } from './store.ts';

const PRF_BYTES = 32;

/** WebAuthn by a library, read when the first passkey comes: a quarter of a second and 40 MB. */
export const webAuthn = () => import('@simplewebauthn/server');

/** The node as passkeys know it (WebAuthn Level 3 §5.1.2): a passkey of another site is no use. */
export function relyingParty(url: string): { id: string; origin: string } {
  const { hostname, origin } = new URL(url);
  return { id: hostname, origin };
}

/**
 * What every passkey of this node is asked to evaluate (PRF extension, WebAuthn Level 3 §10.1.4),
 * as base64url. One for all, since nobody has said who they are when a passkey opens the desk.
 */
export function prfInput(url: string): string {
  return createHash('sha256').update(`nabij desk${url}`).digest('base64url');
}

/** The challenge that a passkey says it answers; undefined for what is no client data. */
export function challengeIn(clientDataJSON: string): string | undefined {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    const { challenge } = said as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : undefined;
  } catch {
    return undefined;
  }
}

/** The private key of an account, wrapped by what a passkey's PRF gives (base64url, 32 bytes). */
export async function wrapByPrf(
  who: OpenAccount,
  passkeyId: Uint8Array,
  prf: string,
): Promise<string> {
  const place = privateKeyPlace(who.accountId);
  return sealText(wrappingKey(passkeyId, prf), place, JSON.stringify(who.privateJwk));
}

/** Opens an account by what its passkey's PRF gave; undefined if that opens nothing. */
export async function openByPrf(
  it: { account: AccountRow; passkey: PasskeyRow },
  prf: string,
): Promise<OpenAccount | undefined> {
  const { account, passkey } = it;
  try {
    return await openAccount(account, wrappingKey(passkey.id, prf), passkey.sealedPrivateKey);
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

function wrappingKey(passkeyId: Uint8Array, prf: string): Uint8Array {
  const secret = Buffer.from(prf, 'base64url');
  if (secret.length !== PRF_BYTES) throw new SealBroken();
  return new Uint8Array(hkdfSync('sha256', secret, passkeyId, 'nabij passkey', 32));
}
