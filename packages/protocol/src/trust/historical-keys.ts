import { z } from 'zod';
import { entityIdSchema } from '../entity-id.ts';
import { CLOCK_SKEW_SECONDS, epochSeconds, epochSecondsSchema } from '../envelope.ts';
import { isSignedBy, readJws, signJws } from '../jws.ts';
import { type OkpJwk, publicJwkSchema, type SigningKey, thumbprint } from '../keys.ts';
import type { ProblemCode } from '../problem.ts';
import type { FindKey } from '../verify.ts';

/**
 * The media type of a document of old keys (OpenID Federation 1.0, section 8.7).
 * @example answer.headers.get('content-type') === HISTORICAL_KEYS_MEDIA_TYPE;
 */
export const HISTORICAL_KEYS_MEDIA_TYPE = 'application/jwk-set+jwt';

/**
 * The most bytes that a document of old keys may have: room for its 500 keys.
 * @example const isTooLarge = bytes.byteLength > MAX_HISTORICAL_KEYS_BYTES;
 */
export const MAX_HISTORICAL_KEYS_BYTES = 262_144;

const KEY_SET_TYP = 'jwk-set+jwt';

const keySchema = publicJwkSchema
  .safeExtend({
    kid: z.string(),
    iat: epochSecondsSchema,
    exp: epochSecondsSchema,
    revoked: z
      .object({ revoked_at: epochSecondsSchema, reason: z.string().max(64).exactOptional() })
      .exactOptional(),
    // A private key that was published is nobody's key any more.
    d: z.never().exactOptional(),
  })
  .refine((key) => key.kid === thumbprint(key) && key.exp > key.iat);

/**
 * A key that a node had: in use from `iat` until just before `exp`, whole seconds since 1970. A
 * `reason` is `unspecified`, `compromised`, `superseded`, or one that nobody knows yet.
 * @example const old: HistoricalKey = { ...jwk, kid, iat: 1735689600, exp: 1767225600 };
 */
export type HistoricalKey = Omit<z.infer<typeof keySchema>, 'd'>;

const documentSchema = z.object({
  iss: entityIdSchema,
  iat: epochSecondsSchema,
  keys: z
    .array(keySchema)
    .max(500)
    .refine((keys) => new Set(keys.map(({ kid }) => kid)).size === keys.length),
  crit: z.never().exactOptional(),
});

/**
 * What a node states of its keys, and the present key to do it with.
 * @example const request: HistoricalKeysRequest = { key, iss, now, keys: [old] };
 */
export interface HistoricalKeysRequest {
  readonly key: SigningKey;
  /** The node's entity id. */
  readonly iss: string;
  readonly now: Date;
  readonly keys: readonly HistoricalKey[];
}

/**
 * Signs the document of the keys that a node had.
 * @throws TypeError when others would refuse it: not in form, a key twice, or too large
 * @example
 * await signHistoricalKeys({ key, iss: 'https://klein.example', now,
 *   keys: [{ ...oldJwk, kid: thumbprint(oldJwk), iat: 1735689600, exp: 1767225600 }] });
 */
export async function signHistoricalKeys(request: HistoricalKeysRequest): Promise<string> {
  const { key, iss, now, keys } = request;
  const payload = { iss, iat: epochSeconds(now), keys: keys.map((each) => ({ ...each })) };
  const parsed = documentSchema.safeParse(payload);
  if (!parsed.success) throw new TypeError('Not the members of a document of keys');
  const jwt = await signJws(key, KEY_SET_TYP, payload);
  if (jwt.length > MAX_HISTORICAL_KEYS_BYTES) throw new TypeError('The document is too large');
  return jwt;
}

/**
 * From whom a document was fetched, with whose keys to verify it, and when.
 * @example const options: VerifyHistoricalKeysOptions = { issuer: iss, findKey, now };
 */
export interface VerifyHistoricalKeysOptions {
  /** The node's entity id. */
  readonly issuer: string;
  readonly findKey: FindKey;
  readonly now: Date;
}

/**
 * The keys that a node had, or the reason of the refusal.
 * @example const oldKeys = (it: HistoricalKeysVerification) => (it.verified ? it.keys : []);
 */
export type HistoricalKeysVerification =
  | { readonly verified: true; readonly keys: readonly HistoricalKey[]; readonly issuedAt: Date }
  | { readonly verified: false; readonly reason: ProblemCode };

/**
 * Verifies that a node stated these keys itself, with the key that is trusted now.
 * @param jwt - the body of the answer, one JavaScript character per byte
 * @throws whatever `findKey` throws, nothing else
 * @example await verifyHistoricalKeys(jwt, { issuer: 'https://klein.example', findKey, now });
 */
export async function verifyHistoricalKeys(
  jwt: string,
  { issuer, findKey, now }: VerifyHistoricalKeysOptions,
): Promise<HistoricalKeysVerification> {
  if (jwt.length > MAX_HISTORICAL_KEYS_BYTES) return refuse('key-set-invalid');
  const jws = readJws(jwt, (typ) => typ === KEY_SET_TYP);
  if (typeof jws === 'string') return refuse('key-set-invalid');
  const parsed = documentSchema.safeParse(jws.payload);
  if (!parsed.success || parsed.data.iss !== issuer) return refuse('key-set-invalid');
  const { iss, iat, keys } = parsed.data;

  const key = await findKey(iss, jws.kid);
  if (typeof key === 'string') return refuse(key);
  if (!(await isSignedBy(key, jws))) return refuse('signature-invalid');
  if (iat > epochSeconds(now) + CLOCK_SKEW_SECONDS) return refuse('issued-in-future');
  return { verified: true, keys, issuedAt: new Date(iat * 1000) };
}

/**
 * The key of that name, if it was good when the message says that it was signed. A key that got
 * into other hands was never good: whoever has it can write any date. Only a key that was revoked
 * because another one came after it (`superseded`) still proves what is older.
 * @example historicalKeyAt(keys, { kid, at: new Date(message.iat * 1000) })
 */
export function historicalKeyAt(
  keys: readonly HistoricalKey[],
  { kid, at }: { readonly kid: string; readonly at: Date },
): OkpJwk | Extract<ProblemCode, 'key-unknown' | 'key-not-valid-then'> {
  const found = keys.find((key) => key.kid === kid);
  if (found === undefined) return 'key-unknown';
  const { kty, crv, x, iat, exp, revoked } = found;
  const seconds = epochSeconds(at);
  const isRevoked =
    revoked !== undefined && (revoked.reason !== 'superseded' || seconds >= revoked.revoked_at);
  return seconds < iat || seconds >= exp || isRevoked ? 'key-not-valid-then' : { kty, crv, x };
}

function refuse(reason: ProblemCode): HistoricalKeysVerification {
  return { verified: false, reason };
}
