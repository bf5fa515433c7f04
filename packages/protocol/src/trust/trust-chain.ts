import { isInboxOf, type NodeMetadata, nodeMetadataSchema } from '../entity-statement.ts';
import type { OkpJwk } from '../keys.ts';
import type { ProblemCode } from '../problem.ts';
import { checkPath } from './constraints.ts';
import {
  FEDERATION_ENTITY,
  type FederationEndpoints,
  readEndpoints,
} from './federation-endpoints.ts';
import { type Metadata, resolveMetadata } from './metadata-policy.ts';
import {
  type Configuration,
  checkStatement,
  readConfiguration,
  readSubordinate,
  type Subordinate,
} from './read-statement.ts';
import { type StatedJwk, statedKey, stateKey } from './stated-keys.ts';
import type { PresentedMark } from './trust-mark-claims.ts';

/**
 * How many superiors there may be above a subject: so many Subordinate Statements in a chain.
 * @example const isTooLong = chain.length > MAX_CHAIN_LEVELS + 2;
 */
export const MAX_CHAIN_LEVELS = 8;

const NODE = 'nabij_node';

/**
 * A superior whose keys somebody pinned, after comparing fingerprints.
 * @example const anchor: TrustAnchor = { entityId: 'https://regio.example', keys: [pinnedJwk] };
 */
export interface TrustAnchor {
  readonly entityId: string;
  readonly keys: readonly OkpJwk[];
}

/**
 * Whom one trusts, of whom the chain is to be, and when.
 * @example const options: TrustChainOptions = { anchors: [anchor], subject, now };
 */
export interface TrustChainOptions {
  readonly anchors: readonly TrustAnchor[];
  /** The entity id of the subject. */
  readonly subject: string;
  readonly now: Date;
}

/**
 * Who issues the trust marks of a kind; nobody in the list means that anybody may.
 * @example const issuers: TrustMarkIssuers = new Map([[MEMBER_MARK, ['https://regio.example']]]);
 */
export type TrustMarkIssuers = ReadonlyMap<string, readonly string[]>;

/**
 * What follows from a chain that holds.
 * @example const isOver = (entity: TrustedEntity, now: Date) => entity.expiresAt <= now;
 */
export interface TrustedEntity {
  readonly subject: string;
  readonly anchor: string;
  /** Entity ids from the subject to the anchor. */
  readonly path: readonly string[];
  /** The keys that the subject states and its superior vouches for: only these sign for it. */
  readonly keys: readonly OkpJwk[];
  /** What the subject says of itself, as its superiors let it stand. */
  readonly metadata: NodeMetadata;
  readonly endpoints: FederationEndpoints;
  readonly authorityHints: readonly string[];
  /** To be verified one by one, with {@link verifyTrustMark}. */
  readonly trustMarks: readonly PresentedMark[];
  /** As the anchor states them; a kind with an owner (`trust_mark_owners`) is left out. */
  readonly trustMarkIssuers: TrustMarkIssuers;
  /** When the subject said so. */
  readonly issuedAt: Date;
  /** When the first of the statements ends: until then, and no longer, the chain may be kept. */
  readonly expiresAt: Date;
}

/**
 * A trusted entity, or the reason of the refusal and the statement in which it was found.
 * @example const keysOf = (it: TrustChainVerification) => (it.verified ? it.keys : []);
 */
export type TrustChainVerification =
  | ({ readonly verified: true } & TrustedEntity)
  | { readonly verified: false; readonly reason: ProblemCode; readonly at: number };

interface Refused {
  readonly reason: ProblemCode;
  readonly at: number;
}

interface Chain {
  readonly leaf: Configuration;
  readonly between: readonly Subordinate[];
  readonly anchor: Configuration;
}

/**
 * Verifies that a chain of statements leads from a subject to a pinned anchor (OpenID Federation
 * 1.0, section 10.2): form, links, every signature with the key that the superior states, times,
 * constraints, and the metadata after policy. The first fault is the answer.
 * @param chain - the subject's configuration, the Subordinate Statements from below to above, the
 * anchor's configuration; only the configuration where the subject is the anchor itself
 * @example
 * const result = await verifyTrustChain(chain, {
 *   subject: 'https://klein.example', now,
 *   anchors: [{ entityId: 'https://regio.example', keys: [pinnedJwk] }],
 * });
 * if (result.verified) keep(result.keys, result.expiresAt);
 */
export async function verifyTrustChain(
  chain: readonly string[],
  options: TrustChainOptions,
): Promise<TrustChainVerification> {
  const read = readChain(chain);
  if ('reason' in read) return { verified: false, ...read };
  const refused =
    checkLinks(read, options.subject) ??
    (await checkSignatures(read, options)) ??
    checkConstraints(read);
  if (refused) return { verified: false, ...refused };
  const metadata = nodeOf(read);
  if (typeof metadata === 'string') return { verified: false, reason: metadata, at: 0 };
  return { verified: true, ...metadata, ...factsOf(read) };
}

function readChain(chain: readonly string[]): Chain | Refused {
  const last = chain.length - 1;
  if (last > MAX_CHAIN_LEVELS + 1) return { reason: 'chain-too-long', at: MAX_CHAIN_LEVELS + 1 };
  const leaf = readConfiguration(chain[0] ?? '');
  if (typeof leaf === 'string') return { reason: leaf, at: 0 };
  const between: Subordinate[] = [];
  for (const [index, jwt] of chain.slice(1, -1).entries()) {
    const statement = readSubordinate(jwt);
    if (typeof statement === 'string') return { reason: statement, at: index + 1 };
    between.push(statement);
  }
  // A subject that is the anchor stands there once.
  if (last === 1) return { reason: 'chain-not-linked', at: 1 };
  const anchor = last === 0 ? leaf : readConfiguration(chain[last] ?? '');
  return typeof anchor === 'string' ? { reason: anchor, at: last } : { leaf, between, anchor };
}

/** Each statement is about who issued the one before, nobody comes twice, the subject agrees. */
function checkLinks({ leaf, between, anchor }: Chain, subject: string): Refused | undefined {
  const notLinked = (at: number): Refused => ({ reason: 'chain-not-linked', at });
  if (leaf.claims.sub !== subject) return notLinked(0);
  const met = new Set([subject]);
  let below = subject;
  for (const [index, { claims }] of between.entries()) {
    if (claims.sub !== below) return notLinked(index + 1);
    if (met.has(claims.iss)) return { reason: 'chain-loop', at: index + 1 };
    met.add(claims.iss);
    below = claims.iss;
  }
  if (anchor.claims.sub !== below) return notLinked(between.length + 1);
  const superior = between[0]?.claims.iss;
  const isNamed = superior === undefined || leaf.claims.authority_hints?.includes(superior);
  return isNamed ? undefined : notLinked(0);
}

/** From above to below: who is not vouched for can vouch for nobody. */
async function checkSignatures(
  { leaf, between, anchor }: Chain,
  { anchors, now }: TrustChainOptions,
): Promise<Refused | undefined> {
  const pinned = anchors.find(({ entityId }) => entityId === anchor.claims.sub);
  const last = anchor === leaf ? 0 : between.length + 1;
  if (pinned === undefined) return { reason: 'chain-anchor-unknown', at: last };
  let keys: readonly StatedJwk[] = pinned.keys.map(stateKey);
  const downwards = anchor === leaf ? [leaf] : [anchor, ...between.toReversed(), leaf];
  for (const [index, statement] of downwards.entries()) {
    const reason = await checkStatement(statement, { keys, now });
    if (reason !== undefined) return { reason, at: last - index };
    keys = statement.claims.jwks.keys;
    // A configuration names the key that signed it, too.
    const isOwn = statement === anchor || statement === leaf;
    if (isOwn && statedKey(keys, statement.jws.kid) === undefined) {
      return { reason: 'key-unknown', at: last - index };
    }
  }
  return undefined;
}

function checkConstraints({ between }: Chain): Refused | undefined {
  const subjects = between.map(({ claims }) => claims.sub);
  for (const [index, { claims }] of between.entries()) {
    const reason = checkPath(claims.constraints, subjects.slice(0, index + 1));
    if (reason !== undefined) return { reason, at: index + 1 };
  }
  return undefined;
}

type NodeFacts = Pick<TrustedEntity, 'metadata' | 'endpoints'>;

function nodeOf({ leaf, between }: Chain): NodeFacts | ProblemCode {
  const { sub, metadata: own = {} } = leaf.claims;
  const resolved: Metadata | ProblemCode = resolveMetadata(
    own,
    between.map(({ claims }) => claims),
  );
  if (typeof resolved === 'string') return resolved;
  if (Object.hasOwn(own, NODE) && !Object.hasOwn(resolved, NODE)) return 'chain-type-not-allowed';
  const parsed = nodeMetadataSchema.safeParse(resolved[NODE]);
  const endpoints = readEndpoints(resolved[FEDERATION_ENTITY], sub);
  if (!parsed.success || endpoints === undefined || !isInboxOf(parsed.data.inbox, sub)) {
    return 'chain-metadata-invalid';
  }
  return { metadata: parsed.data, endpoints };
}

function factsOf({ leaf, between, anchor }: Chain): Omit<TrustedEntity, keyof NodeFacts> {
  const { sub, iat, jwks, authority_hints = [], trust_marks = [] } = leaf.claims;
  const { trust_mark_issuers = {}, trust_mark_owners = {} } = anchor.claims;
  const vouched = between[0]?.claims.jwks.keys ?? jwks.keys;
  const keys = jwks.keys.flatMap(({ kid }) => {
    const own = statedKey(jwks.keys, kid);
    return own && statedKey(vouched, kid) ? [own] : [];
  });
  const issuers = Object.entries(trust_mark_issuers);
  const ends = [leaf, ...between, anchor].map(({ claims }) => claims.exp);
  return {
    subject: sub,
    anchor: anchor.claims.sub,
    path: [sub, ...between.map(({ claims }) => claims.iss)],
    keys,
    authorityHints: authority_hints,
    trustMarks: trust_marks,
    trustMarkIssuers: new Map(issuers.filter(([type]) => !Object.hasOwn(trust_mark_owners, type))),
    issuedAt: new Date(iat * 1000),
    expiresAt: new Date(Math.min(...ends) * 1000),
  };
}
