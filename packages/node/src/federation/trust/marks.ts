import {
  epochSeconds,
  type FetchStatement,
  type FindKey,
  importVerifyKey,
  MAX_TRUST_MARK_BYTES,
  MEMBER_MARK,
  type OkpJwk,
  resolveTrustChain,
  signTrustMark,
  TRUST_MARK_MEDIA_TYPE,
  type TrustAnchor,
  type TrustedEntity,
  thumbprint,
  trustMarkUrl,
  verifyTrustMark,
} from '@nabij/protocol';
import type { FederationDeps } from '../dependencies.ts';
import { keyOf } from '../directory/pinned-key.ts';
import { fetchEntityConfiguration } from '../entity-configuration.ts';
import { findSuperior } from '../peers.ts';
import { keepMark } from './store.ts';

/** Longer than a day, so that a coordinator may be away for one; a removed member has it no longer. */
const LIFETIME_SECONDS = 7 * 86_400;

/** Signs that a node is a member of this coordinator's region now. */
export function markMember(
  { key, entityId, clock }: Pick<FederationDeps, 'key' | 'entityId' | 'clock'>,
  member: string,
): Promise<string> {
  const iat = epochSeconds(clock.now());
  return signTrustMark({
    ...{ key, iss: entityId, sub: member, trust_mark_type: MEMBER_MARK },
    ...{ iat, exp: iat + LIFETIME_SECONDS },
  });
}

/**
 * Fetches the mark of a member from our superior, for this node to show.
 * @returns why there is none; undefined when it is kept, or nobody stands above
 * @throws {Refusal}, {OutgoingError}
 */
export async function fetchMark(
  deps: Pick<FederationDeps, 'db' | 'clock' | 'outgoing' | 'entityId'>,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const superior = await findSuperior(deps.db);
  if (!superior) return undefined;
  const { endpoints } = await fetchEntityConfiguration(deps, superior.entityId, signal);
  if (endpoints.trustMark === undefined || signal?.aborted) return undefined;
  const answer = await deps.outgoing.send({
    url: trustMarkUrl(endpoints.trustMark, { type: MEMBER_MARK, subject: deps.entityId }),
    method: 'GET',
    headers: { accept: TRUST_MARK_MEDIA_TYPE },
    maxBytes: MAX_TRUST_MARK_BYTES,
    ...(signal ? { signal } : {}),
  });
  if (answer.status !== 200 || answer.header('content-type') !== TRUST_MARK_MEDIA_TYPE) {
    return `http-${answer.status}`;
  }
  const mark = Buffer.from(answer.body).toString('latin1');
  const issuer = superior.entityId;
  const verdict = await verifyTrustMark(mark, {
    ...{ type: MEMBER_MARK, subject: deps.entityId, now: deps.clock.now() },
    ...{ issuers: new Map([[MEMBER_MARK, [issuer]]]), findKey: keyOf(superior) },
  });
  if (!verdict.verified) return verdict.reason;
  const expiresAt = new Date(verdict.mark.exp * 1000);
  await keepMark(deps.db, { type: MEMBER_MARK, issuer, mark, expiresAt });
  return undefined;
}

/** Where the keys of issuers come from. */
export interface MarkTrust {
  readonly anchors: readonly TrustAnchor[];
  readonly fetch: FetchStatement;
  readonly now: Date;
}

/** The kinds of marks that a trusted node shows and that hold. */
export async function holdingMarks(
  { subject, trustMarks, trustMarkIssuers: issuers }: TrustedEntity,
  trust: MarkTrust,
): Promise<string[]> {
  const { now } = trust;
  const holding = new Set<string>();
  for (const { trust_mark_type: type, trust_mark: mark } of trustMarks) {
    // what nobody here makes use of is nobody's work
    if (type !== MEMBER_MARK) continue;
    const findKey = issuerKeys(trust);
    const verdict = await verifyTrustMark(mark, { type, subject, issuers, findKey, now });
    if (verdict.verified) holding.add(type);
  }
  return [...holding];
}

function issuerKeys({ anchors, fetch, now }: MarkTrust): FindKey {
  return async (iss, kid) => {
    const anchor = anchors.find(({ entityId }) => entityId === iss);
    const keys = anchor?.keys ?? (await trustedKeys({ anchors, fetch, now }, iss));
    const jwk = keys.find((key) => thumbprint(key) === kid);
    return jwk ? importVerifyKey(jwk) : 'key-unknown';
  };
}

async function trustedKeys(
  { anchors, fetch, now }: MarkTrust,
  subject: string,
): Promise<readonly OkpJwk[]> {
  const found = await resolveTrustChain(fetch, { subject, anchors, now });
  return found.resolved ? found.entity.keys : [];
}
