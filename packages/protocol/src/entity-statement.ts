import { z } from 'zod';
import type { JsonObject } from './canonical.ts';
import { entityIdSchema } from './entity-id.ts';
import { CLOCK_SKEW_SECONDS, epochSeconds, epochSecondsSchema } from './envelope.ts';
import { isSignedBy, readJws, signJws } from './jws.ts';
import { importVerifyKey, type OkpJwk, type SigningKey } from './keys.ts';
import { languagesSchema, lineSchema, municipalitiesSchema, pointFacts } from './point-facts.ts';
import type { ProblemCode } from './problem.ts';
import { encryptionKeysSchema } from './sealed/encryption-key.ts';
import {
  FEDERATION_ENTITY,
  type FederationEndpoints,
  readEndpoints,
  stateEndpoints,
} from './trust/federation-endpoints.ts';
import { jwksSchema, statedKey, stateKey } from './trust/stated-keys.ts';
import {
  type PresentedMark,
  presentedMarksSchema,
  trustMarkIssuersSchema,
} from './trust/trust-mark-claims.ts';

/**
 * Where a node publishes its entity configuration, after its entity id.
 * @example const url = `${entityId}${ENTITY_CONFIGURATION_PATH}`;
 */
export const ENTITY_CONFIGURATION_PATH = '/.well-known/openid-federation';

/**
 * The media type of an entity configuration (OpenID Federation 1.0, section 9.2).
 * @example answer.headers.get('content-type') === ENTITY_STATEMENT_MEDIA_TYPE;
 */
export const ENTITY_STATEMENT_MEDIA_TYPE = 'application/entity-statement+jwt';

/**
 * The most bytes that an entity configuration may have; one with every member at its bound fits.
 * @example const isTooLarge = bytes.byteLength > MAX_ENTITY_STATEMENT_BYTES;
 */
export const MAX_ENTITY_STATEMENT_BYTES = 262_144;

/** The `typ` of entity configurations and of statements about subordinates. */
export const ENTITY_STATEMENT_TYP = 'entity-statement+jwt';
const LIFETIME_SECONDS = 86_400;

/** `metadata.nabij_node`. */
export const nodeMetadataSchema = z.object({
  role: z.enum(['point', 'coordinator']),
  name: lineSchema(200),
  inbox: entityIdSchema,
  municipalities: municipalitiesSchema,
  population: z.int().min(0).max(1_000_000_000).exactOptional(),
  protocol_versions: z
    .array(z.string().max(8))
    .max(16)
    .refine((all) => all.includes('1')),
  languages: languagesSchema,
  encryption_keys: encryptionKeysSchema.exactOptional(),
  ...pointFacts,
});

/**
 * What a node says of itself, under `metadata.nabij_node`. Members it does not know are left out.
 * @example const serves = (node: NodeMetadata, code: string) => node.municipalities.includes(code);
 */
export type NodeMetadata = z.infer<typeof nodeMetadataSchema>;

const configurationSchema = z.object({
  iss: entityIdSchema,
  sub: entityIdSchema,
  iat: epochSecondsSchema,
  exp: epochSecondsSchema,
  jwks: jwksSchema,
  metadata: z.object({
    nabij_node: nodeMetadataSchema,
    federation_entity: z.record(z.string(), z.json()).exactOptional(),
  }),
  authority_hints: z.array(entityIdSchema).min(1).max(16).exactOptional(),
  trust_marks: presentedMarksSchema.exactOptional(),
  trust_mark_issuers: trustMarkIssuersSchema.exactOptional(),
  // A claim that must be understood and is not (OpenID Federation 1.0, section 3.1.1).
  crit: z.never().exactOptional(),
});

/**
 * What a node publishes of itself.
 * @example const request: ConfigurationRequest = { key, entityId, now, metadata };
 */
export interface ConfigurationRequest {
  readonly key: SigningKey;
  readonly entityId: string;
  readonly now: Date;
  readonly metadata: NodeMetadata;
  /** The entity ids of the superiors. */
  readonly authorityHints?: readonly string[];
  /** Keys beside the one that signs: the coming one, or the one before, while keys change. */
  readonly otherKeys?: readonly OkpJwk[];
  /** Where this node answers about others and about its old keys; below its entity id. */
  readonly endpoints?: FederationEndpoints;
  /** The marks that this node was given. */
  readonly trustMarks?: readonly PresentedMark[];
  /** Whose marks hold, by their type, where this node is the anchor. */
  readonly trustMarkIssuers?: { readonly [type: string]: readonly string[] };
}

/**
 * Signs the entity configuration of a node (OpenID Federation 1.0, section 9), good for a day.
 * @throws TypeError when the members would make a configuration that others refuse
 * @example
 * await signEntityConfiguration({ key, entityId: 'https://regio.example', now, metadata });
 */
export async function signEntityConfiguration(request: ConfigurationRequest): Promise<string> {
  const { key, entityId, metadata, endpoints } = request;
  const payload = configurationClaims(request);
  const parsed = configurationSchema.safeParse(payload);
  const areBelow = readEndpoints(stateEndpoints(endpoints ?? {}), entityId) !== undefined;
  if (!parsed.success || !areBelow || !isInboxOf(metadata.inbox, entityId)) {
    throw new TypeError('Not the members of an entity configuration');
  }
  const jwt = await signJws(key, ENTITY_STATEMENT_TYP, payload);
  if (jwt.length > MAX_ENTITY_STATEMENT_BYTES) throw new TypeError('It is too large');
  return jwt;
}

function configurationClaims(request: ConfigurationRequest): JsonObject {
  const { key, entityId, now, metadata, endpoints, otherKeys = [] } = request;
  const { authorityHints: hints = [], trustMarks: marks = [], trustMarkIssuers = {} } = request;
  const iat = epochSeconds(now);
  const issuers = Object.entries(trustMarkIssuers).map(([type, who]) => [type, [...who]]);
  const federation = endpoints ? { [FEDERATION_ENTITY]: stateEndpoints(endpoints) } : {};
  return {
    iss: entityId,
    sub: entityId,
    iat,
    exp: iat + LIFETIME_SECONDS,
    jwks: { keys: [key.publicJwk, ...otherKeys].map(stateKey) },
    metadata: { ...federation, nabij_node: { ...metadata } },
    ...(hints.length === 0 ? {} : { authority_hints: [...hints] }),
    ...(marks.length === 0 ? {} : { trust_marks: marks.map((mark) => ({ ...mark })) }),
    ...(issuers.length === 0 ? {} : { trust_mark_issuers: Object.fromEntries(issuers) }),
  };
}

/**
 * A verified entity configuration, or the reason of the refusal.
 * @example const keysOf = (it: ConfigurationVerification) => (it.verified ? it.keys : []);
 */
export type ConfigurationVerification =
  | {
      readonly verified: true;
      /** The key that signed, one of the keys that the node states. */
      readonly jwk: OkpJwk;
      readonly kid: string;
      /** All keys that the node states, the one that signed among them. */
      readonly keys: readonly OkpJwk[];
      /** Where it answers about others and about its old keys. */
      readonly endpoints: FederationEndpoints;
      readonly metadata: NodeMetadata;
      readonly authorityHints: readonly string[];
      /** What it shows of itself; nobody has looked whether it holds. */
      readonly trustMarks: readonly PresentedMark[];
      /** When the node said so. */
      readonly issuedAt: Date;
    }
  | { readonly verified: false; readonly reason: ProblemCode };

/**
 * Verifies the entity configuration that was fetched from a node. It proves only that whoever
 * answers there holds the key: that the key is the right one, two people compare by telephone
 * ({@link fingerprint}) or a superior states.
 * @param jwt - the body of the answer, one JavaScript character per byte
 * @example await verifyEntityConfiguration(jwt, { entityId: 'https://regio.example', now })
 */
export async function verifyEntityConfiguration(
  jwt: string,
  { entityId, now }: { entityId: string; now: Date },
): Promise<ConfigurationVerification> {
  if (jwt.length > MAX_ENTITY_STATEMENT_BYTES) return refuse('entity-statement-invalid');
  const jws = readJws(jwt, (typ) => typ === ENTITY_STATEMENT_TYP);
  if (typeof jws === 'string') return refuse('entity-statement-invalid');
  const parsed = configurationSchema.safeParse(jws.payload);
  if (!parsed.success) return refuse('entity-statement-invalid');
  const { iss, sub, iat, exp, jwks, metadata, authority_hints, trust_marks } = parsed.data;
  const node = metadata.nabij_node;
  if (iss !== entityId || sub !== entityId || !isInboxOf(node.inbox, entityId)) {
    return refuse('entity-statement-invalid');
  }

  const endpoints = readEndpoints(metadata.federation_entity, entityId);
  if (endpoints === undefined) return refuse('entity-statement-invalid');

  const jwk = statedKey(jwks.keys, jws.kid);
  if (jwk === undefined) return refuse('key-unknown');
  if (!(await isSignedBy(await importVerifyKey(jwk), jws))) return refuse('signature-invalid');

  const seconds = epochSeconds(now);
  if (iat > seconds + CLOCK_SKEW_SECONDS) return refuse('issued-in-future');
  if (exp <= iat || exp <= seconds) return refuse('expired');
  return {
    ...{ verified: true, jwk, kid: jws.kid, metadata: node, endpoints },
    keys: jwks.keys.flatMap(({ kid }) => statedKey(jwks.keys, kid) ?? []),
    authorityHints: authority_hints ?? [],
    trustMarks: trust_marks ?? [],
    issuedAt: new Date(iat * 1000),
  };
}

/** Messages go to the machine that proved its name, never to a third one. */
export function isInboxOf(inbox: string, entityId: string): boolean {
  return inbox.startsWith(`${entityId}/`);
}

function refuse(reason: ProblemCode): ConfigurationVerification {
  return { verified: false, reason };
}
