import type { JsonObject } from '../canonical.ts';
import { ENTITY_STATEMENT_TYP, MAX_ENTITY_STATEMENT_BYTES } from '../entity-statement.ts';
import { epochSeconds } from '../envelope.ts';
import { signJws } from '../jws.ts';
import type { OkpJwk, SigningKey } from '../keys.ts';
import type { ProblemCode } from '../problem.ts';
import type { Constraints } from './constraints.ts';
import { type Metadata, type MetadataPolicy, resolveMetadata } from './metadata-policy.ts';
import {
  checkStatement,
  MAX_SUBORDINATE_LIFETIME_SECONDS,
  readSubordinate,
} from './read-statement.ts';
import { statedKey, stateKey } from './stated-keys.ts';

const LIFETIME_SECONDS = 86_400;

/**
 * What a superior states of a subordinate, and the key to do it with.
 * @example const request: SubordinateRequest = { key, issuer, subject, keys: [jwk], now };
 */
export interface SubordinateRequest {
  readonly key: SigningKey;
  /** The superior's entity id. */
  readonly issuer: string;
  /** The subordinate's entity id. */
  readonly subject: string;
  /** The subordinate's keys, as two people compared them: the present one, and a coming one. */
  readonly keys: readonly OkpJwk[];
  readonly now: Date;
  /** At most a week; a day without. Whoever is removed is believed for so long at most. */
  readonly lifetimeSeconds?: number;
  /** What the superior says of the subordinate instead of itself, by type. */
  readonly metadata?: Metadata;
  readonly metadataPolicy?: MetadataPolicy;
  readonly constraints?: Constraints;
  /** The address where this statement is to be had again. */
  readonly sourceEndpoint?: string;
}

/**
 * Signs what a superior states of a subordinate (OpenID Federation 1.0, section 3).
 * @throws TypeError when others would refuse it: not in form, or with a policy that is not sound
 * @example
 * await signSubordinateStatement({ key, issuer: 'https://regio.example',
 *   subject: 'https://klein.example', keys: [jwk], now, constraints: { max_path_length: 0 } });
 */
export async function signSubordinateStatement(request: SubordinateRequest): Promise<string> {
  const { key, metadataPolicy, lifetimeSeconds = LIFETIME_SECONDS } = request;
  const jwt = await signJws(key, ENTITY_STATEMENT_TYP, claimsOf(request, lifetimeSeconds));
  const isSound = typeof resolveMetadata({}, [{ metadata_policy: metadataPolicy }]) !== 'string';
  const isTimely = lifetimeSeconds > 0 && lifetimeSeconds <= MAX_SUBORDINATE_LIFETIME_SECONDS;
  const isForm =
    jwt.length <= MAX_ENTITY_STATEMENT_BYTES && typeof readSubordinate(jwt) === 'object';
  if (!isSound || !isTimely || !isForm) throw new TypeError('Not the members of a statement');
  return jwt;
}

function claimsOf(request: SubordinateRequest, lifetimeSeconds: number): JsonObject {
  const { issuer, subject, keys, now, metadata, constraints } = request;
  const iat = epochSeconds(now);
  return {
    iss: issuer,
    sub: subject,
    iat,
    exp: iat + lifetimeSeconds,
    jwks: { keys: keys.map(stateKey) },
    ...(metadata === undefined ? {} : { metadata }),
    ...(request.metadataPolicy === undefined ? {} : { metadata_policy: request.metadataPolicy }),
    ...(constraints === undefined ? {} : { constraints: plain(constraints) }),
    ...(request.sourceEndpoint === undefined ? {} : { source_endpoint: request.sourceEndpoint }),
  };
}

function plain({ naming_constraints: names, ...others }: Constraints): JsonObject {
  return { ...others, ...(names === undefined ? {} : { naming_constraints: { ...names } }) };
}

/**
 * Who is to have stated what about whom, with which keys, and when.
 * @example const options: VerifySubordinateOptions = { issuer, issuerKeys: [jwk], subject, now };
 */
export interface VerifySubordinateOptions {
  /** The superior's entity id. */
  readonly issuer: string;
  /** Keys of the superior that are trusted. */
  readonly issuerKeys: readonly OkpJwk[];
  /** The subordinate's entity id. */
  readonly subject: string;
  readonly now: Date;
}

/**
 * What a superior states of a subordinate, or the reason of the refusal.
 * @example const endOf = (it: SubordinateVerification) => (it.verified ? it.expiresAt : undefined);
 */
export type SubordinateVerification =
  | {
      readonly verified: true;
      /** The keys that the superior vouches for. */
      readonly keys: readonly OkpJwk[];
      readonly constraints?: Constraints;
      readonly issuedAt: Date;
      readonly expiresAt: Date;
    }
  | { readonly verified: false; readonly reason: ProblemCode };

/**
 * Verifies one Subordinate Statement with the keys of a superior that is trusted already, so that
 * a subordinate can see how it is stated. Trust in others is by {@link verifyTrustChain}.
 * @param jwt - the body of the answer, one JavaScript character per byte
 * @example
 * await verifySubordinateStatement(jwt, { issuer: 'https://regio.example',
 *   issuerKeys: [pinnedJwk], subject: 'https://klein.example', now });
 */
export async function verifySubordinateStatement(
  jwt: string,
  { issuer, issuerKeys, subject, now }: VerifySubordinateOptions,
): Promise<SubordinateVerification> {
  const statement = readSubordinate(jwt);
  if (typeof statement === 'string') return { verified: false, reason: statement };
  const { iss, sub, iat, exp, jwks, constraints } = statement.claims;
  if (iss !== issuer || sub !== subject) return { verified: false, reason: 'chain-not-linked' };
  const reason = await checkStatement(statement, { keys: issuerKeys.map(stateKey), now });
  if (reason !== undefined) return { verified: false, reason };
  return {
    verified: true,
    keys: jwks.keys.flatMap(({ kid }) => statedKey(jwks.keys, kid) ?? []),
    ...(constraints === undefined ? {} : { constraints }),
    issuedAt: new Date(iat * 1000),
    expiresAt: new Date(exp * 1000),
  };
}
