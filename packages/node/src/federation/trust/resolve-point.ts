import {
  type Resolution,
  resolveTrustChain,
  type TrustedEntity,
  thumbprint,
} from '@nabij/protocol';
import type { FederationDeps } from '../dependencies.ts';
import type { Peer } from '../peers.ts';
import { askStatements, type StatementsAsked } from './ask-statements.ts';
import { holdingMarks } from './marks.ts';
import type { Asker, Outcome } from './resolving.ts';
import { endTrust, keepSibling, pinnedAnchors, type Sibling } from './store.ts';

/** What is needed to look for trust in another point. */
export type TrustDeps = Pick<
  FederationDeps,
  'db' | 'clock' | 'log' | 'outgoing' | 'entityId' | 'resolving'
>;

/** The longest time for which nobody is asked again: whoever is removed is refused after it. */
const CACHE_MS = 3_600_000;

/** Whether a point is believed now without asking anybody. */
export function isTrusted(peer: Peer, now: Date): boolean {
  return peer.relation === 'sibling' && peer.trustedUntil !== null && now < peer.trustedUntil;
}

/** So long after it was looked for, nobody is asked about a key that is not known. */
const FRESH_MS = 60_000;

/** Whether a sibling was looked for just now. */
export function isFresh(peer: Peer, now: Date): boolean {
  return now.getTime() - peer.admittedAt.getTime() < FRESH_MS;
}

/** Looks for a chain of trust to a point, from one of the superiors that were pinned. */
export function resolvePoint(deps: TrustDeps, entityId: string, asker: Asker): Promise<Outcome> {
  return deps.resolving({ entityId, asker, now: deps.clock.now() }, async () => {
    const outcome = await search(deps, entityId, asker === 'ourselves');
    // a stranger's name is nobody's word: it stays out of the log
    const who = asker === 'stranger' && !outcome.trusted ? {} : { iss: entityId };
    if (outcome.trusted) deps.log.info('point-trusted', who);
    else deps.log.warn('point-not-trusted', { ...who, problem: outcome.problem });
    return outcome;
  });
}

async function search(deps: TrustDeps, subject: string, isOurs: boolean): Promise<Outcome> {
  const anchors = await pinnedAnchors(deps.db);
  if (anchors.length === 0) return { trusted: false, problem: 'not-joined' };
  const asked = askStatements(deps, { subject, anchors, isOurs });
  const now = deps.clock.now();
  const found = await resolveTrustChain(asked.fetch, { subject, anchors, now });
  if (!found.resolved) return notTrusted(deps, { subject, now }, { found, asked });
  const marks = await holdingMarks(found.entity, { anchors, fetch: asked.fetch, now });
  const sibling = siblingOf(found.entity, { marks, now });
  const peer = sibling && (await keepSibling(deps.db, sibling, now));
  return peer ? { trusted: true, peer } : { trusted: false, problem: 'not-a-point' };
}

async function notTrusted(
  { db }: TrustDeps,
  { subject, now }: { subject: string; now: Date },
  { found, asked }: { found: Resolution & { resolved: false }; asked: StatementsAsked },
): Promise<Outcome> {
  // what nobody vouches for any more ends at once
  if (asked.isDisowned()) {
    await endTrust(db, subject, now);
    return { trusted: false, problem: 'issuer-removed' };
  }
  const problem = asked.isUnsure() ? 'node-unreachable' : found.reason;
  return { trusted: false, problem, isSilent: asked.isSilent() };
}

/** What is kept of a point; undefined for what is none, or stands above itself. */
function siblingOf(
  entity: TrustedEntity,
  { marks, now }: { marks: string[]; now: Date },
): Sibling | undefined {
  const { subject, path, keys, metadata, expiresAt, endpoints } = entity;
  const [publicKey, ...otherKeys] = keys;
  if (metadata.role !== 'point' || path.length < 2 || !publicKey) return undefined;
  const { name, municipalities, population, inbox, encryption_keys: encryptionKeys } = metadata;
  const { town, address, hours, phone, country } = metadata;
  return {
    ...{ entityId: subject, name, inbox, municipalities: [...municipalities] },
    ...{ population: population ?? null, encryptionKeys: [...(encryptionKeys ?? [])] },
    ...{ kid: thumbprint(publicKey), publicKey, otherKeys, marks },
    reach: {
      ...(town === undefined ? {} : { town }),
      ...(address === undefined ? {} : { address }),
      ...(hours === undefined ? {} : { hours }),
      ...(phone === undefined ? {} : { phone }),
      ...(country === undefined ? {} : { country }),
    },
    oldKeysAt: endpoints.historicalKeys ?? null,
    trustedUntil: new Date(Math.min(expiresAt.getTime(), now.getTime() + CACHE_MS)),
  };
}
