import type { CryptoKey } from 'jose';
import {
  CLOCK_SKEW_SECONDS,
  type Envelope,
  envelopeSchema,
  epochSeconds,
  MAX_ENVELOPE_BYTES,
  MAX_LIFETIME_SECONDS,
  TYPE_BY_TYP,
} from './envelope.ts';
import { isSignedBy, readJws } from './jws.ts';
import { digestOf } from './keys.ts';
import type { ProblemCode } from './problem.ts';

/**
 * Why there is no key to verify with.
 * @example const problem: KeyProblem = 'issuer-unknown';
 */
export type KeyProblem = Extract<
  ProblemCode,
  'key-unknown' | 'key-not-valid-then' | 'issuer-unknown' | 'issuer-removed'
>;

/**
 * Finds the key that `iss` owns under the name `kid`; a key of somebody else is no answer.
 * @example const findKey: FindKey = async (iss, kid) => keys.get(`${iss} ${kid}`) ?? 'key-unknown';
 */
export type FindKey = (iss: string, kid: string) => Promise<CryptoKey | KeyProblem>;

/**
 * The same for a message that says when it was issued, so that a key that was changed since can be
 * one of then.
 * @example
 * const findKeyAt: FindKeyAt = async (iss, kid, at) => keyOf(iss, kid, at) ?? 'key-not-valid-then';
 */
export type FindKeyAt = (iss: string, kid: string, at: Date) => Promise<CryptoKey | KeyProblem>;

/**
 * Who verifies, when, and with whose keys.
 * @example const options: VerifyOptions = { audience: 'https://regio.example', now, findKey };
 */
export interface VerifyOptions {
  /** The entity id of the receiver. */
  readonly audience: string;
  readonly now: Date;
  readonly findKey: FindKeyAt;
}

/**
 * A verified envelope, or the reason of the refusal.
 * @example const reasonOf = (it: Verification) => (it.verified ? undefined : it.reason);
 */
export type Verification =
  | {
      readonly verified: true;
      readonly message: Envelope;
      /** SHA-256 of the received bytes, base64url. */
      readonly digest: string;
      readonly kid: string;
    }
  | { readonly verified: false; readonly reason: ProblemCode };

/**
 * Verifies received bytes: form, canonical spelling, header, key, signature, audience and times,
 * in this order; the first fault is the answer. The body is checked by whoever handles the type.
 * @throws whatever `findKey` throws, nothing else
 * @example
 * const result = await verifyEnvelope(bytes, { audience: 'https://regio.example', now, findKey });
 * if (!result.verified) return problemDocument(result.reason);
 */
export async function verifyEnvelope(
  bytes: Uint8Array,
  options: VerifyOptions,
): Promise<Verification> {
  if (bytes.byteLength > MAX_ENVELOPE_BYTES) return refuse('envelope-too-large');
  const compact = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const jws = readJws(compact, (typ) => TYPE_BY_TYP.has(typ));
  if (typeof jws === 'string') return refuse(jws);

  const parsed = envelopeSchema.safeParse(jws.payload);
  if (!parsed.success) return refuse('payload-invalid');
  const message = parsed.data;
  if (message.type !== TYPE_BY_TYP.get(jws.typ)) return refuse('payload-invalid');

  const key = await options.findKey(message.iss, jws.kid, new Date(message.iat * 1000));
  if (typeof key === 'string') return refuse(key);
  if (!(await isSignedBy(key, jws))) return refuse('signature-invalid');

  if (message.aud !== options.audience) return refuse('audience-wrong');
  const untimely = checkTimes(message, options.now);
  if (untimely !== undefined) return refuse(untimely);
  return { verified: true, message, digest: digestOf(bytes), kid: jws.kid };
}

function checkTimes({ iat, exp }: Envelope, now: Date): ProblemCode | undefined {
  const seconds = epochSeconds(now);
  if (iat > seconds + CLOCK_SKEW_SECONDS) return 'issued-in-future';
  if (exp - iat > MAX_LIFETIME_SECONDS) return 'lifetime-too-long';
  return exp + CLOCK_SKEW_SECONDS <= seconds ? 'expired' : undefined;
}

function refuse(reason: ProblemCode): Verification {
  return { verified: false, reason };
}
