import { z } from 'zod';
import { decodeBase64url } from '../base64url.ts';
import { canonicalize, type JsonValue } from '../canonical.ts';
import { x25519Schema } from './encryption-key.ts';

/** The media type of sealed content (`typ`), so that no other JWE can pass for it. */
export const SEALED_TYP = 'nabij-sealed+jwe';

/** How the content key is agreed on and wrapped (RFC 7518, section 4.6). */
export const KEY_ALGORITHM = 'ECDH-ES+A256KW';

/** How the content is encrypted (RFC 7518, section 5.3). */
export const CONTENT_ALGORITHM = 'A256GCM';

/** The only members that a header has: nothing in it can ask for work or for another key. */
const headerSchema = z.strictObject({
  alg: z.literal(KEY_ALGORITHM),
  apu: z.string(),
  apv: z.string(),
  enc: z.literal(CONTENT_ALGORITHM),
  epk: x25519Schema,
  kid: z.string(),
  typ: z.literal(SEALED_TYP),
});

/** The header of sealed content. */
export type SealedHeader = z.infer<typeof headerSchema>;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

// A wrapped key of 32 bytes (RFC 3394), the initialisation vector and the whole tag of GCM.
const LENGTHS: readonly (number | undefined)[] = [undefined, 40, 12, undefined, 16];

/**
 * Reads the header of a compact JWE (RFC 7516) by the rule canonical-or-refuse; undefined for
 * anything that is not spelled and built exactly so. Nothing was decrypted yet.
 * @param compact - one JavaScript character per byte
 */
export function readSealedHeader(compact: string): SealedHeader | undefined {
  const segments = compact.split('.', LENGTHS.length + 1);
  if (segments.length !== LENGTHS.length) return undefined;
  const parts = segments.map(decodeBase64url);
  const fits = parts.every((bytes, at) => {
    const length = LENGTHS[at];
    return bytes !== undefined && (length === undefined || bytes.byteLength === length);
  });
  const parsed = headerSchema.safeParse(fits ? readCanonical(parts[0]) : undefined);
  return parsed.success ? parsed.data : undefined;
}

/** The JSON value that these bytes spell in its canonical form, or undefined. */
export function readCanonical(bytes: Uint8Array | undefined): JsonValue | undefined {
  try {
    const text = utf8.decode(bytes);
    const value = JSON.parse(text) as JsonValue;
    return canonicalize(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A name of a node as `apu` and `apv` carry it. */
export function partyInfo(entityId: string): string {
  return Buffer.from(entityId).toString('base64url');
}
