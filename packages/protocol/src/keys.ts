import { hash } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK } from 'jose';
import { z } from 'zod';
import { decodeBase64url } from './base64url.ts';
import { canonicalize } from './canonical.ts';

const keyBytes = z.string().refine((text) => decodeBase64url(text)?.byteLength === 32);

/** A public Ed25519 key (RFC 8037) that is not one of the points of small order. */
export const publicJwkSchema = z
  .object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: keyBytes })
  .refine((jwk) => !isSmallOrder(jwk.x));

/**
 * A public Ed25519 key as a JWK.
 * @example const jwk: OkpJwk = { kty: 'OKP', crv: 'Ed25519', x };
 */
export type OkpJwk = z.infer<typeof publicJwkSchema>;

const privateJwkSchema = publicJwkSchema.safeExtend({ d: keyBytes });

/**
 * A private Ed25519 key as a JWK: a secret.
 * @example const jwk: PrivateOkpJwk = await generateSigningKeyJwk();
 */
export type PrivateOkpJwk = z.infer<typeof privateJwkSchema>;

/**
 * A key that can sign, with the name and the public half under which others know it.
 * @example const key: SigningKey = await importSigningKey(storedJwk);
 */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: OkpJwk;
}

// With these public keys anybody can make a signature that verifies; the sign bit does not count.
const SMALL_ORDER = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
]);

function isSmallOrder(x: string): boolean {
  const bytes = Buffer.from(x, 'base64url');
  bytes[31] = (bytes[31] ?? 0) & 0x7f;
  return SMALL_ORDER.has(bytes.toString('hex'));
}

/**
 * Makes a new signing key. Store it where only the node can read it.
 * @example await importSigningKey(await generateSigningKeyJwk())
 */
export async function generateSigningKeyJwk(): Promise<PrivateOkpJwk> {
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true });
  return privateJwkSchema.parse(await exportJWK(privateKey));
}

/**
 * Makes a stored private key ready to sign.
 * @throws TypeError when it is not an Ed25519 private key or its two halves do not belong together
 * @example const key = await importSigningKey(JSON.parse(stored));
 */
export async function importSigningKey(jwk: unknown): Promise<SigningKey> {
  const parsed = privateJwkSchema.safeParse(jwk);
  if (!parsed.success) throw new TypeError('Not a private Ed25519 key');
  const { kty, crv, x, d } = parsed.data;
  const publicJwk: OkpJwk = { kty, crv, x };
  const privateKey = await importEd25519({ ...publicJwk, d });
  const probe = Buffer.from('nabij');
  const signature = await crypto.subtle.sign('Ed25519', privateKey, probe);
  const verifyKey = await importVerifyKey(publicJwk);
  if (!(await crypto.subtle.verify('Ed25519', verifyKey, signature, probe))) {
    throw new TypeError('The two halves of the key do not belong together');
  }
  return { kid: thumbprint(publicJwk), privateKey, publicJwk };
}

/**
 * Makes a public key ready to verify.
 * @throws TypeError when it is not an Ed25519 public key, or one of small order
 * @example const key = await importVerifyKey({ kty: 'OKP', crv: 'Ed25519', x });
 */
export async function importVerifyKey(jwk: unknown): Promise<CryptoKey> {
  const parsed = publicJwkSchema.safeParse(jwk);
  if (!parsed.success) throw new TypeError('Not a public Ed25519 key');
  return importEd25519(parsed.data);
}

async function importEd25519(jwk: OkpJwk | PrivateOkpJwk): Promise<CryptoKey> {
  try {
    // Extractable, because node:crypto signs with nothing else.
    const key = await importJWK(jwk, 'Ed25519', { extractable: true });
    if (key instanceof Uint8Array) throw new TypeError('Not an Ed25519 key');
    return key;
  } catch {
    throw new TypeError('Not an Ed25519 key');
  }
}

/**
 * The name of a key, `kid`: its JWK thumbprint with SHA-256 (RFC 7638, RFC 8037 appendix A.3).
 * @example thumbprint(key.publicJwk) // 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'
 */
export function thumbprint(jwk: OkpJwk): string {
  return hash('sha256', canonicalize({ crv: jwk.crv, kty: jwk.kty, x: jwk.x }), 'base64url');
}

const FINGERPRINT_DIGITS = 25;

/**
 * A key in 25 digits, to be read aloud on the phone: the thumbprint as a number, modulo 10^25,
 * which is 83 bits. Digits sound different from one another in every language, words do not.
 * @example fingerprint(key.publicJwk) // '01234 56789 01234 56789 01234'
 */
export function fingerprint(jwk: OkpJwk): string {
  const number = BigInt(`0x${Buffer.from(thumbprint(jwk), 'base64url').toString('hex')}`);
  const digits = (number % 10n ** BigInt(FINGERPRINT_DIGITS)).toString();
  return digits.padStart(FINGERPRINT_DIGITS, '0').replace(/(\d{5})(?=\d)/g, '$1 ');
}

/**
 * Whether what somebody typed is the fingerprint of the key; spaces, dots and dashes are free.
 * @example isFingerprintOf('01234-56789-01234-56789-01234', jwk)
 */
export function isFingerprintOf(typed: string, jwk: OkpJwk): boolean {
  return typed.replace(/[\s.-]/g, '') === fingerprint(jwk).replaceAll(' ', '');
}

/**
 * The digest by which a receipt names what was received: SHA-256, base64url without padding.
 * @example digestOf(new TextEncoder().encode(compact))
 */
export function digestOf(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'base64url');
}
