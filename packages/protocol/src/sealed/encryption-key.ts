import { hash } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK } from 'jose';
import { z } from 'zod';
import { decodeBase64url } from '../base64url.ts';
import { canonicalize } from '../canonical.ts';
import { epochSecondsSchema } from '../envelope.ts';

// 2^255 - 19; a coordinate has one spelling, the one below it (RFC 7748, section 5).
const PRIME = 2n ** 255n - 19n;

// With a point of small order everybody knows the shared secret: it is all zeros.
const SMALL_ORDER: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  325606250916557431795983626356110631294008115727848805560023387167927233504n,
  39382357235489614581723060781553021112529911719440698176882885853963445705823n,
  PRIME - 1n,
]);

const coordinate = z.string().refine((text) => {
  const bytes = decodeBase64url(text);
  if (bytes?.byteLength !== 32) return false;
  const u = BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
  return u < PRIME && !SMALL_ORDER.has(u);
});

/** The bare members of a public X25519 key (RFC 8037): not of small order, in its one spelling. */
export const x25519Schema = z.strictObject({
  crv: z.literal('X25519'),
  kty: z.literal('OKP'),
  x: coordinate,
});

type X25519Jwk = z.infer<typeof x25519Schema>;

/**
 * A public key to seal for, as a node publishes it under `encryption_keys`. `nbf` and `exp` are
 * its window in seconds: it is for messages whose `iat` is from `nbf` on and before `exp`.
 */
export const encryptionJwkSchema = z
  .object({
    ...x25519Schema.shape,
    kid: z.string(),
    use: z.literal('enc'),
    alg: z.literal('ECDH-ES+A256KW').exactOptional(),
    nbf: epochSecondsSchema.exactOptional(),
    exp: epochSecondsSchema.exactOptional(),
    // A private member published by mistake: nobody may go on using that key.
    d: z.never().exactOptional(),
  })
  .refine((jwk) => encryptionThumbprint(jwk) === jwk.kid)
  .refine(({ nbf, exp }) => nbf === undefined || exp === undefined || nbf < exp);

/**
 * A public key to seal for.
 * @example const jwk: EncryptionJwk = { kty: 'OKP', crv: 'X25519', x, kid, use: 'enc' };
 */
export type EncryptionJwk = z.infer<typeof encryptionJwkSchema>;

/**
 * What a node publishes: one to four keys, each once.
 * @example const isInForm = encryptionKeysSchema.safeParse([publicJwk]).success;
 */
export const encryptionKeysSchema = z
  .array(encryptionJwkSchema)
  .min(1)
  .max(4)
  .refine((keys) => new Set(keys.map(({ kid }) => kid)).size === keys.length);

const privateJwkSchema = x25519Schema.extend({
  d: z.string().refine((text) => decodeBase64url(text)?.byteLength === 32),
});

/**
 * A private X25519 key as a JWK: a secret.
 * @example const jwk: PrivateEncryptionJwk = await generateEncryptionKeyJwk();
 */
export type PrivateEncryptionJwk = z.infer<typeof privateJwkSchema>;

/**
 * From when until when a key is for messages, by their `iat`, in seconds.
 * @example const window: KeyWindow = { nbf: 1767225600, exp: 1798761600 };
 */
export interface KeyWindow {
  readonly nbf?: number;
  /** The first second at which it is no longer. */
  readonly exp?: number;
}

/**
 * A key that can open, with the name and the window under which others know it.
 * @example const key: DecryptionKey = await importDecryptionKey(storedJwk, { nbf: 1767225600 });
 */
export interface DecryptionKey extends KeyWindow {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: EncryptionJwk;
}

/**
 * The name of an encryption key, `kid`: its JWK thumbprint with SHA-256 (RFC 7638).
 * @example encryptionThumbprint(jwk) === jwk.kid // true for every key that is taken
 */
export function encryptionThumbprint({ crv, kty, x }: X25519Jwk): string {
  return hash('sha256', canonicalize({ crv, kty, x }), 'base64url');
}

/**
 * Makes a new encryption key. Store it where only the node can read it.
 * @example await importDecryptionKey(await generateEncryptionKeyJwk(), { nbf: 1767225600 })
 */
export async function generateEncryptionKeyJwk(): Promise<PrivateEncryptionJwk> {
  const { privateKey } = await generateKeyPair('ECDH-ES+A256KW', {
    crv: 'X25519',
    extractable: true,
  });
  const { kty, crv, x, d } = await exportJWK(privateKey);
  return privateJwkSchema.parse({ kty, crv, x, d });
}

/**
 * Makes a stored private key ready to open, and its public half ready to publish.
 * @throws TypeError when it is not a private X25519 key, or its halves do not belong together
 * @example const { publicJwk } = await importDecryptionKey(storedJwk); // for `encryption_keys`
 */
export async function importDecryptionKey(
  jwk: unknown,
  window: KeyWindow = {},
): Promise<DecryptionKey> {
  const parsed = privateJwkSchema.safeParse(jwk);
  if (!parsed.success) throw new TypeError('Not a private X25519 key');
  const { crv, kty, x } = parsed.data;
  const kid = encryptionThumbprint({ crv, kty, x });
  const privateKey = await importPrivate(parsed.data);
  if (!(await areOnePair(privateKey, x))) throw new TypeError('The halves of the key do not fit');
  const publicJwk = { crv, kty, x, kid, use: 'enc', ...window } satisfies EncryptionJwk;
  return { ...window, kid, privateKey, publicJwk };
}

async function importPrivate(jwk: PrivateEncryptionJwk): Promise<CryptoKey> {
  try {
    const key = await importJWK(jwk, 'ECDH-ES+A256KW');
    if (key instanceof Uint8Array) throw new TypeError('Not an X25519 key');
    return key;
  } catch {
    throw new TypeError('Not a private X25519 key');
  }
}

/** Agrees on a secret from both sides: with halves that do not fit, nothing sealed would open. */
async function areOnePair(privateKey: CryptoKey, x: string): Promise<boolean> {
  const jwk = { kty: 'OKP', crv: 'X25519', x };
  const stated = await crypto.subtle.importKey('jwk', jwk, 'X25519', false, []);
  const probe = await crypto.subtle.generateKey('X25519', false, ['deriveBits']);
  if (!('privateKey' in probe)) return false;
  const [ours, theirs] = await Promise.all([
    crypto.subtle.deriveBits({ name: 'X25519', public: probe.publicKey }, privateKey, 256),
    crypto.subtle.deriveBits({ name: 'X25519', public: stated }, probe.privateKey, 256),
  ]);
  return Buffer.from(ours).equals(Buffer.from(theirs));
}

/**
 * Whether a key is for a message that is issued at this second.
 * @example isInWindow({ nbf: 100, exp: 200 }, 200) // false
 */
export function isInWindow({ nbf, exp }: KeyWindow, iat: number): boolean {
  return (nbf === undefined || nbf <= iat) && (exp === undefined || iat < exp);
}

/**
 * The key to seal for now: of those in their window, the one whose window began last, and of
 * those the first. Undefined when there is none: then nothing can be sealed for that node.
 * @example const to = encryptionKeyAt(metadata.encryption_keys ?? [], epochSeconds(now));
 */
export function encryptionKeyAt(
  keys: readonly EncryptionJwk[],
  iat: number,
): EncryptionJwk | undefined {
  return keys
    .filter((key) => isInWindow(key, iat))
    .toSorted((a, b) => (b.nbf ?? 0) - (a.nbf ?? 0))[0];
}
