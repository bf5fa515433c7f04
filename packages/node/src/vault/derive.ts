import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';

/** What a secret is derived for; a name once used never changes. */
export type Purpose =
  | 'account' // what only one account reads: its TOTP secret
  | 'nabij desk drafts v1' // what only one worker's browser reads: what they typed and did not send
  | 'team: invitation' // what only holders of the intake key read and prove
  | 'team: holder'
  | 'team: search'
  | 'team: box';

/** 256 bits that only who has this X25519 private key can derive (HKDF-SHA-256, RFC 5869). */
export function secretOf(privateKey: JWK, purpose: Purpose): Uint8Array {
  if (!privateKey.d) throw new TypeError('Not a private key');
  const seed = Buffer.from(privateKey.d, 'base64url');
  return new Uint8Array(hkdfSync('sha256', seed, 'nabij', purpose, 32));
}

/** Proves to who has the secret that this public key is the holder's: HMAC-SHA-256. */
export async function proofOf(
  secret: Uint8Array,
  holder: { id: string; publicKey: JWK },
): Promise<Buffer> {
  const thumbprint = await calculateJwkThumbprint(holder.publicKey);
  return createHmac('sha256', secret).update(`${holder.id}\n${thumbprint}`).digest();
}

/** Whether the proof is of this public key; false too for what is no key at all. */
export async function isProven(
  secret: Uint8Array,
  holder: { id: string; publicKey: JWK },
  proof: Uint8Array,
): Promise<boolean> {
  const expected = await proofOf(secret, holder).catch(() => undefined);
  if (expected?.length !== proof.length) return false;
  return timingSafeEqual(expected, proof);
}
