import { importVerifyKey, type OkpJwk } from '@nabij/protocol';
import type { CryptoKey } from 'jose';

/** Makes a stored public key ready to verify. */
export type ImportKey = (jwk: OkpJwk) => Promise<CryptoKey>;

const MOST = 10_000;

/**
 * Imports each key once: that costs as much as verifying. Whether a key may still be used is for
 * the caller to know; the same public key always gives the same verdict.
 */
export function rememberKeys(): ImportKey {
  const imported = new Map<string, Promise<CryptoKey>>();
  return (jwk) => {
    const known = imported.get(jwk.x);
    if (known) return known;
    if (imported.size >= MOST) imported.clear();
    const key = importVerifyKey(jwk);
    imported.set(jwk.x, key);
    return key;
  };
}
