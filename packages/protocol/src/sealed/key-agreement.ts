import { hash } from 'node:crypto';
import type { CryptoKey } from 'jose';
import { CONTENT_ALGORITHM, KEY_ALGORITHM, type SealedHeader } from './sealed-header.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Between whom a key is agreed on: base64url, as the header says it. */
type Parties = Pick<SealedHeader, 'apu' | 'apv'>;

/**
 * The key that wraps the content key: Concat KDF with SHA-256 over the shared secret, bound to
 * algorithm, sender and receiver (RFC 7518, section 4.6.2; NIST SP 800-56A). One round is enough
 * for 256 bits.
 */
function wrappingKeyBytes(secret: ArrayBuffer, { apu, apv }: Parties): Bytes {
  const info = [
    Buffer.from(KEY_ALGORITHM),
    Buffer.from(apu, 'base64url'),
    Buffer.from(apv, 'base64url'),
  ];
  const input = [
    number(1),
    Buffer.from(secret),
    ...info.flatMap((it) => [number(it.length), it]),
    number(256),
  ];
  return new Uint8Array(hash('sha256', Buffer.concat(input), 'buffer'));
}

function number(value: number): Bytes {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A new key pair for one message. */
export async function newEphemeral(): Promise<{ privateKey: CryptoKey; x: string }> {
  const pair = await crypto.subtle.generateKey('X25519', false, ['deriveBits']);
  if (!('privateKey' in pair)) throw new TypeError('Not a key pair');
  const { x = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { privateKey: pair.privateKey, x };
}

/** What goes into a compact JWE beside its header. */
interface Encryption {
  readonly header: SealedHeader;
  readonly ephemeral: CryptoKey;
  /** The public key to seal for, `x` of its JWK. */
  readonly receiver: string;
  readonly plaintext: Bytes;
  /** The first segment, which is authenticated too. */
  readonly protectedHeader: string;
}

/** The four other segments of a compact JWE. Not jose's: its headers have no canonical order. */
export async function encrypt(request: Encryption): Promise<string[]> {
  const { header, ephemeral, receiver, plaintext, protectedHeader } = request;
  const jwk = { kty: 'OKP', crv: 'X25519', x: receiver };
  const theirs = await crypto.subtle.importKey('jwk', jwk, 'X25519', false, []);
  const secret = await crypto.subtle.deriveBits({ name: 'X25519', public: theirs }, ephemeral, 256);
  const bytes = wrappingKeyBytes(secret, header);
  const wrapping = await crypto.subtle.importKey('raw', bytes, 'AES-KW', false, ['wrapKey']);
  const algorithm = { name: 'AES-GCM', length: 256 };
  const content = await crypto.subtle.generateKey(algorithm, true, ['encrypt']);
  const wrapped = await crypto.subtle.wrapKey('raw', content, wrapping, 'AES-KW');
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = Buffer.from(protectedHeader, 'latin1');
  const sealed = Buffer.from(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, content, plaintext),
  );
  const parts = [
    Buffer.from(wrapped),
    Buffer.from(iv),
    sealed.subarray(0, -16),
    sealed.subarray(-16),
  ];
  return parts.map((part) => part.toString('base64url'));
}

/** What a reader of sealed content lets a library do, and nothing else. */
export const ONLY = {
  keyManagementAlgorithms: [KEY_ALGORITHM],
  contentEncryptionAlgorithms: [CONTENT_ALGORITHM],
};
