import { CompactEncrypt, type CryptoKey, compactDecrypt } from 'jose';

/** A 256-bit content key, or an X25519 key, as jose takes them. */
export type SealingKey = Uint8Array | CryptoKey;

/** Thrown when something sealed does not open: wrong key, changed bytes or another place. */
export class SealBroken extends Error {
  constructor() {
    super('This does not open with this key in this place');
    this.name = 'SealBroken';
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Seals bytes for one key as a compact JWE (RFC 7516), A256GCM. A 256-bit key is used directly
 * (`dir`), an X25519 public key through ECDH-ES+A256KW (RFC 8037).
 * `place` (which case, which field) is authenticated: a ciphertext moved elsewhere does not open.
 */
export async function sealBytes(
  key: SealingKey,
  place: string,
  bytes: Uint8Array,
): Promise<string> {
  const alg = key instanceof Uint8Array ? 'dir' : 'ECDH-ES+A256KW';
  return new CompactEncrypt(bytes).setProtectedHeader({ alg, enc: 'A256GCM', place }).encrypt(key);
}

/** Opens what {@link sealBytes} sealed. @throws SealBroken for every kind of failure alike. */
export async function openBytes(
  key: SealingKey,
  place: string,
  sealed: string,
): Promise<Uint8Array> {
  const alg = key instanceof Uint8Array ? 'dir' : 'ECDH-ES+A256KW';
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: [alg],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    if (protectedHeader.place === place) return plaintext;
  } catch {
    // one error for every failure: what went wrong would tell an attacker something
  }
  throw new SealBroken();
}

export async function sealText(key: SealingKey, place: string, text: string): Promise<string> {
  return sealBytes(key, place, encoder.encode(text));
}

export async function openText(key: SealingKey, place: string, sealed: string): Promise<string> {
  return decoder.decode(await openBytes(key, place, sealed));
}
