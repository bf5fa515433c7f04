import {
  type Envelope,
  envelopeSchema,
  MAX_ENVELOPE_BYTES,
  MAX_LIFETIME_SECONDS,
  MESSAGE_CLASSES,
} from './envelope.ts';
import { signJws } from './jws.ts';
import { digestOf, type SigningKey } from './keys.ts';

/**
 * An envelope as it goes over the line, and the digest by which its receipt will name it.
 * @example const sent: SignedEnvelope = await signEnvelope(request);
 */
export interface SignedEnvelope {
  /** A compact JWS, ASCII. */
  readonly compact: string;
  /** SHA-256 of the bytes of `compact`, base64url. */
  readonly digest: string;
}

/**
 * An envelope to be signed, and the key to do it with.
 * @example const request: SignRequest = { key, iss, aud, jti, iat, exp, type: 'release', body };
 */
export interface SignRequest extends Envelope {
  readonly key: SigningKey;
}

/**
 * Signs a message. Whatever is signed here verifies at a receiver who follows the specification.
 * @throws TypeError when the members would make an envelope that receivers refuse
 * @throws CanonicalError when the body has no canonical form
 * @example
 * const { compact, digest } = await signEnvelope({
 *   key, iss: 'https://klein.example', aud: 'https://regio.example', jti: crypto.randomUUID(),
 *   iat: 1767225600, exp: 1769817600, type: 'release', body: { version: 1 },
 * });
 */
export async function signEnvelope({ key, ...members }: SignRequest): Promise<SignedEnvelope> {
  const parsed = envelopeSchema.safeParse(members);
  if (!parsed.success) throw new TypeError('Not the members of an envelope');
  const payload = parsed.data;
  if (payload.exp - payload.iat > MAX_LIFETIME_SECONDS) {
    throw new TypeError('An envelope lives 30 days at most');
  }
  const compact = await signJws(key, MESSAGE_CLASSES[payload.type].typ, { ...payload });
  if (compact.length > MAX_ENVELOPE_BYTES) throw new TypeError('The envelope is too large');
  return { compact, digest: digestOf(compact) };
}
