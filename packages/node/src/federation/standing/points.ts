import { type DirectoryEntry, MEMBER_MARK } from '@nabij/protocol';
import type { StoredDirectory } from '../directory/stored.ts';
import type { Peer } from '../peers.ts';
import { isTrusted } from '../trust/resolve-point.ts';
import type { Standing } from './shapes.ts';

type Point = Standing['points'][number];

/** What this node found out itself of other points. */
interface Known {
  readonly peers: readonly Peer[];
  readonly own: string;
  readonly now: Date;
}

/** The points of the directory, and those beside it that a chain of trust leads to now. */
export function pointsOf({ entries }: StoredDirectory, known: Known): Point[] {
  const { peers, own, now } = known;
  const listed = new Set(entries.map((entry) => entry.entity_id));
  const siblings = new Map(
    peers.filter((peer) => isTrusted(peer, now)).map((peer) => [peer.entityId, peer]),
  );
  const beside = [...siblings.values()].filter(({ entityId }) => !listed.has(entityId));
  return [
    ...entries.map((entry) => listedPoint(entry, siblings.get(entry.entity_id))),
    ...beside.map(besidePoint),
  ]
    .filter(({ url }) => url !== own)
    .toSorted(
      (one, other) => one.name.localeCompare(other.name) || one.url.localeCompare(other.url),
    );
}

function listedPoint(entry: DirectoryEntry, sibling: Peer | undefined): Point {
  return {
    url: entry.entity_id,
    name: entry.name,
    town: entry.town ?? null,
    municipalities: entry.municipalities,
    address: entry.address ?? null,
    phone: entry.phone ?? null,
    languages: entry.languages,
    isListed: true,
    ...trustIn(sibling),
  };
}

function besidePoint(peer: Peer): Point {
  const { entityId, name, municipalities, reach } = peer;
  return {
    ...{ url: entityId, name, town: reach.town ?? null, municipalities },
    ...{ address: reach.address ?? null, phone: reach.phone ?? null, languages: [] },
    isListed: false,
    ...trustIn(peer),
  };
}

function trustIn(sibling: Peer | undefined): Pick<Point, 'proof' | 'trustedUntil'> {
  if (!sibling) return { proof: 'not-asked', trustedUntil: null };
  return {
    proof: sibling.marks.includes(MEMBER_MARK) ? 'holds' : 'none',
    trustedUntil: sibling.trustedUntil?.toISOString() ?? null,
  };
}
