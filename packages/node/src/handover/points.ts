import {
  type DirectoryEntry,
  type EncryptionJwk,
  encryptionKeyAt,
  epochSeconds,
} from '@nabij/protocol';
import type { StoredDirectory } from '../federation/directory/stored.ts';
import { findPeer, listPeers, type Peer } from '../federation/peers.ts';
import { Refusal } from '../system/problem.ts';
import type { HandoverDeps } from './dependencies.ts';
import type { PeerFacts } from './tables.ts';

/** Another point to which a case can be offered, and what it is sealed for. */
export interface Receiver {
  readonly entityId: string;
  readonly facts: PeerFacts;
  readonly key: EncryptionJwk;
}

type Known = Pick<HandoverDeps, 'db' | 'points' | 'entityId' | 'clock'>;

/** What is known of another point. @throws Refusal not-joined for one that nobody here knows */
export async function knownPoint({ db, points, entityId }: Known, to: string): Promise<PeerFacts> {
  const directory = await points();
  const peer = await findPeer(db, to);
  const isListed = directory?.entries.some((it) => it.entity_id === to);
  const isSibling = peer?.relation === 'sibling' && peer.removedAt === null;
  if (to === entityId || (!isListed && !isSibling)) throw new Refusal('not-joined');
  return factsOf(directory, peer ?? { entityId: to, name: to });
}

/**
 * Another point that is trusted now, with a key to seal for. It may ask other nodes.
 * @throws Refusal not-joined without such a key, and what trust refuses
 */
export async function receiverOf(
  deps: Known & Pick<HandoverDeps, 'trust'>,
  to: string,
): Promise<Receiver> {
  const peer = await deps.trust(to);
  const key = encryptionKeyAt(peer.encryptionKeys ?? [], epochSeconds(deps.clock.now()));
  if (!key) throw new Refusal('not-joined');
  return { entityId: to, facts: factsOf(await deps.points(), peer), key };
}

function keyAt({ encryption_keys: keys = [] }: DirectoryEntry, now: Date) {
  return encryptionKeyAt(keys, epochSeconds(now));
}

/** How a point is reached, by the directory, or at least what it is called. */
export function factsOf(
  directory: StoredDirectory | undefined,
  { entityId, name, reach = {} }: Pick<Peer, 'entityId' | 'name'> & Partial<Pick<Peer, 'reach'>>,
): PeerFacts {
  const entry = directory?.entries.find((it) => it.entity_id === entityId);
  return factsIn(entry ?? { name, ...reach });
}

function factsIn({ name, phone, address, hours }: PeerFacts): PeerFacts {
  return {
    name,
    ...(phone === undefined ? {} : { phone }),
    ...(address === undefined ? {} : { address }),
    ...(hours === undefined ? {} : { hours }),
  };
}

/** A point as somebody who chooses one sees it. */
export interface ShownPoint extends PeerFacts {
  readonly entityId: string;
  readonly town?: string | undefined;
  readonly municipalities: string[];
  /** Whether it can be sealed for now. */
  readonly canReceive: boolean;
}

/** Every other point of the region, and those of others with which there was contact. */
export async function otherPoints({ db, points, entityId, clock }: Known): Promise<ShownPoint[]> {
  const now = clock.now();
  const directory = await points();
  const others = (directory?.entries ?? []).filter((it) => it.entity_id !== entityId);
  const isListed = (id: string) => others.some((it) => it.entity_id === id);
  const isValid = directory !== undefined && now < directory.expiresAt;
  const shown = others.map((entry) => ({
    entityId: entry.entity_id,
    ...factsIn(entry),
    ...(entry.town === undefined ? {} : { town: entry.town }),
    municipalities: [...entry.municipalities],
    canReceive: isValid && keyAt(entry, now) !== undefined,
  }));
  const beside = (await listPeers(db))
    .filter((it) => it.relation === 'sibling' && it.removedAt === null)
    .filter((it) => !isListed(it.entityId))
    .map((peer) => ({
      entityId: peer.entityId,
      ...factsOf(undefined, peer),
      ...(peer.reach.town === undefined ? {} : { town: peer.reach.town }),
      municipalities: peer.municipalities,
      canReceive: encryptionKeyAt(peer.encryptionKeys, epochSeconds(now)) !== undefined,
    }));
  return [...shown, ...beside].sort((one, other) => one.name.localeCompare(other.name));
}
