import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';

/**
 * Six digits of a public key, which two people compare before one lets the other in. It finds
 * mistakes; what holds against an attacker is the invitation's proof, since a key pair with the
 * same six digits is soon found.
 * @example '204 871'
 */
export async function checkNumber(publicKey: JWK): Promise<string> {
  const { kty, crv, x } = publicKey;
  const thumbprint = await calculateJwkThumbprint({ kty, crv, x } as JWK);
  const number = createHash('sha256').update(thumbprint).digest().readUInt32BE() % 1_000_000;
  return String(number).padStart(6, '0').replace(/^.{3}/, '$& ');
}
