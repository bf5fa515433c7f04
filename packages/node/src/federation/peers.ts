import { type OkpJwk, thumbprint } from '@nabij/protocol';
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import { type PeerRelation, peers } from './tables.ts';

/** A node that this one knows, by two people on the telephone or by a chain of trust. */
export type Peer = typeof peers.$inferSelect;

export interface NewPeer {
  entityId: string;
  relation: PeerRelation;
  role: Peer['role'];
  name: string;
  municipalities: string[];
  population: number | null;
  kid: string;
  publicKey: OkpJwk;
  inbox: string;
  /** Where it states its old keys; without: what is known of that stays. */
  oldKeysAt?: string | null;
}

export async function findPeer(db: Db, entityId: string): Promise<Peer | undefined> {
  const [peer] = await db.select().from(peers).where(eq(peers.entityId, entityId));
  return peer;
}

type KnownKeys = Pick<Peer, 'publicKey' | 'otherKeys'>;

/** The keys with which a peer signs now: the one that was pinned, and others while keys change. */
export function keysOf(peer: KnownKeys): OkpJwk[] {
  return [peer.publicKey, ...peer.otherKeys];
}

type KeysOfPeer = Pick<Peer, 'publicKey' | 'otherKeys' | 'oldKeys'>;

/**
 * The key of this name, if a peer signs with it now. A key that the peer has revoked is not one,
 * even while somebody above still states it.
 */
export function keyNamed(peer: KeysOfPeer, kid: string): OkpJwk | undefined {
  if (peer.oldKeys.some((key) => key.kid === kid && key.revoked)) return undefined;
  return keysOf(peer).find((key) => nameOfKey(key) === kid);
}

const names = new WeakMap<OkpJwk, string>();

/** A key's thumbprint, which is asked for with every message of a peer that is remembered. */
function nameOfKey(key: OkpJwk): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = thumbprint(key);
  names.set(key, name);
  return name;
}

/** Whether a peer signs with the key of this name now. */
export function isKeyOf(peer: KeysOfPeer, kid: string): boolean {
  return keyNamed(peer, kid) !== undefined;
}

/** Every peer ever admitted, removed ones too, by name. */
export async function listPeers(db: Db): Promise<Peer[]> {
  return db.select().from(peers).orderBy(asc(peers.name), asc(peers.entityId));
}

/** The coordinator that this node reports to. */
export async function findSuperior(db: Db): Promise<Peer | undefined> {
  const [peer] = await db
    .select()
    .from(peers)
    .where(and(eq(peers.relation, 'superior'), isNull(peers.removedAt)));
  return peer;
}

/**
 * Stores a peer, or what a known one now says of itself. One that was removed is admitted anew.
 *
 * @param options.replaceKey whether a known peer may come with another key
 * @returns false, with nothing changed, when the key is another one and may not be
 */
export async function addPeer(
  db: Db,
  peer: NewPeer,
  options: { now: Date; replaceKey: boolean },
): Promise<boolean> {
  const admittedAgain = sql`case when ${peers.removedAt} is null then ${peers.admittedAt} else excluded.admitted_at end`;
  // a member that comes with news, such as a new key, is not let off by that
  const stillSuspended = sql`case when ${peers.removedAt} is null then ${peers.suspendedAt} end`;
  // whoever two people took in is no longer one that is only known through others
  const known = { otherKeys: [], oldKeys: [], oldKeysAskedAt: null };
  const anew = { ...known, trustedUntil: null, removedAt: null };
  const stored = await db
    .insert(peers)
    .values({ ...peer, admittedAt: options.now })
    .onConflictDoUpdate({
      target: peers.entityId,
      set: { ...peer, ...anew, admittedAt: admittedAgain, suspendedAt: stillSuspended },
      ...(options.replaceKey ? {} : { setWhere: eq(peers.kid, peer.kid) }),
    })
    .returning({ entityId: peers.entityId });
  return stored.length > 0;
}

/** From now on nothing from this peer is accepted and nothing is sent to it. */
export async function removePeer(db: Db, entityId: string, now: Date): Promise<boolean> {
  const removed = await db
    .update(peers)
    .set({ removedAt: now })
    .where(and(eq(peers.entityId, entityId), isNull(peers.removedAt)))
    .returning({ entityId: peers.entityId });
  return removed.length > 0;
}

/**
 * From now on nothing from this member is taken, or again is.
 * @returns false, with nothing changed, when it is no member now or is so already
 */
export async function setSuspended(
  db: Db,
  entityId: string,
  suspendedAt: Date | null,
): Promise<boolean> {
  const { removedAt, relation, suspendedAt: already } = peers;
  const isOther = suspendedAt === null ? isNotNull(already) : isNull(already);
  const changed = await db
    .update(peers)
    .set({ suspendedAt })
    .where(and(eq(peers.entityId, entityId), eq(relation, 'member'), isNull(removedAt), isOther))
    .returning({ entityId: peers.entityId });
  return changed.length > 0;
}
