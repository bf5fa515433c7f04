import { z } from 'zod';
import { entityIdSchema } from '../entity-id.ts';
import { ENTITY_STATEMENT_TYP, MAX_ENTITY_STATEMENT_BYTES } from '../entity-statement.ts';
import { CLOCK_SKEW_SECONDS, epochSeconds, epochSecondsSchema } from '../envelope.ts';
import { isSignedBy, type Jws, readJws } from '../jws.ts';
import { importVerifyKey } from '../keys.ts';
import type { ProblemCode } from '../problem.ts';
import { constraintsSchema } from './constraints.ts';
import { metadataPolicySchema, metadataSchema } from './metadata-policy.ts';
import { jwksSchema, type StatedJwk, statedKey } from './stated-keys.ts';
import {
  presentedMarksSchema,
  trustMarkIssuersSchema,
  trustMarkTypeSchema,
} from './trust-mark-claims.ts';

/**
 * The longest time between `iat` and `exp` of a Subordinate Statement, in seconds: a week.
 * @example const lifetimeSeconds = Math.min(asked, MAX_SUBORDINATE_LIFETIME_SECONDS);
 */
export const MAX_SUBORDINATE_LIFETIME_SECONDS = 7 * 86_400;

const absent = z.never().exactOptional();

const common = {
  iss: entityIdSchema,
  sub: entityIdSchema,
  iat: epochSecondsSchema,
  exp: epochSecondsSchema,
  jwks: jwksSchema,
  metadata: metadataSchema.exactOptional(),
  trust_anchor: absent,
};

const configurationSchema = z
  .object({
    ...common,
    authority_hints: z.array(entityIdSchema).min(1).max(16).exactOptional(),
    trust_marks: presentedMarksSchema.exactOptional(),
    trust_mark_issuers: trustMarkIssuersSchema.exactOptional(),
    trust_mark_owners: z.record(trustMarkTypeSchema, z.unknown()).exactOptional(),
    // Claims of a superior about others: here they would bind nobody.
    constraints: absent,
    metadata_policy: absent,
    source_endpoint: absent,
  })
  .refine(({ iss, sub }) => iss === sub);

const subordinateSchema = z
  .object({
    ...common,
    constraints: constraintsSchema.exactOptional(),
    metadata_policy: metadataPolicySchema.exactOptional(),
    source_endpoint: entityIdSchema.exactOptional(),
    authority_hints: absent,
    trust_marks: absent,
    trust_mark_issuers: absent,
    trust_mark_owners: absent,
  })
  .refine(({ iss, sub }) => iss !== sub)
  .refine(({ iss, source_endpoint: url }) => url === undefined || url.startsWith(`${iss}/`));

/** A statement in form; nothing in it is to be believed before {@link checkStatement}. */
export interface Statement<Claims> {
  readonly jwt: string;
  readonly jws: Jws;
  readonly claims: Claims;
}

/** What an entity says of itself. */
export type Configuration = Statement<z.infer<typeof configurationSchema>>;

/** What a superior says of an entity. */
export type Subordinate = Statement<z.infer<typeof subordinateSchema>>;

/** Reads an Entity Configuration. @param jwt - one JavaScript character per byte */
export function readConfiguration(jwt: string): Configuration | ProblemCode {
  return read(jwt, configurationSchema);
}

/** Reads a Subordinate Statement. @param jwt - one JavaScript character per byte */
export function readSubordinate(jwt: string): Subordinate | ProblemCode {
  return read(jwt, subordinateSchema);
}

function read<Claims>(jwt: string, schema: z.ZodType<Claims>): Statement<Claims> | ProblemCode {
  if (jwt.length > MAX_ENTITY_STATEMENT_BYTES) return 'entity-statement-invalid';
  const jws = readJws(jwt, (typ) => typ === ENTITY_STATEMENT_TYP);
  if (typeof jws === 'string') return 'entity-statement-invalid';
  // Only claims and operators outside the standard may stand there, and none is understood here.
  const { crit, metadata_policy_crit } = jws.payload;
  if (crit !== undefined || metadata_policy_crit !== undefined) return 'chain-claim-critical';
  const parsed = schema.safeParse(jws.payload);
  return parsed.success ? { jwt, jws, claims: parsed.data } : 'entity-statement-invalid';
}

/** Checks the signature of a statement with the keys of its issuer, and that it holds now. */
export async function checkStatement(
  { jws, claims }: Configuration | Subordinate,
  { keys, now }: { readonly keys: readonly StatedJwk[]; readonly now: Date },
): Promise<ProblemCode | undefined> {
  const jwk = statedKey(keys, jws.kid);
  if (jwk === undefined) return 'key-unknown';
  if (!(await isSignedBy(await importVerifyKey(jwk), jws))) return 'signature-invalid';
  const { iss, sub, iat, exp } = claims;
  const seconds = epochSeconds(now);
  if (iat > seconds + CLOCK_SKEW_SECONDS) return 'issued-in-future';
  if (exp <= iat || exp <= seconds) return 'expired';
  const isTooLong = iss !== sub && exp - iat > MAX_SUBORDINATE_LIFETIME_SECONDS;
  return isTooLong ? 'lifetime-too-long' : undefined;
}
