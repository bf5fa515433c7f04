import type { TrustAnchor } from '@nabij/protocol';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { keysOf, type Peer } from '../peers.ts';
import { peers } from '../tables.ts';

/** Our superior, and those above it whose keys somebody compared. */
export async function pinnedAnchors(db: Db): Promise<TrustAnchor[]> {
  const rows = await db
    .select()
    .from(peers)
    .where(and(inArray(peers.relation, ['superior', 'anchor']), isNull(peers.removedAt)));
  return rows.map((peer) => ({ entityId: peer.entityId, keys: keysOf(peer) }));
}

/** A sibling as a chain of trust states it. */
export type Sibling = Pick<
  Peer,
  | 'entityId'
  | 'name'
  | 'municipalities'
  | 'population'
  | 'kid'
  | 'publicKey'
  | 'otherKeys'
  | 'inbox'
  | 'encryptionKeys'
  | 'reach'
  | 'oldKeysAt'
> & { readonly trustedUntil: Date };

/**
 * Keeps a sibling instead of what was known of it.
 * @returns undefined, with nothing changed, for a node that two people took in as something else
 */
export async function keepSibling(db: Db, sibling: Sibling, now: Date): Promise<Peer | undefined> {
  const row = { ...sibling, relation: 'sibling', role: 'point', removedAt: null } as const;
  const [kept] = await db
    .insert(peers)
    .values({ ...row, admittedAt: now })
    .onConflictDoUpdate({
      target: peers.entityId,
      set: row,
      setWhere: eq(peers.relation, 'sibling'),
    })
    .returning();
  return kept;
}

/** From now on a sibling is not trusted until a chain leads to it again. */
export async function endTrust(db: Db, entityId: string, now: Date): Promise<void> {
  await db
    .update(peers)
    .set({ trustedUntil: now })
    .where(and(eq(peers.entityId, entityId), eq(peers.relation, 'sibling')));
}

/** The members of now, points and coordinators, by entity id. */
export async function members(db: Db): Promise<Peer[]> {
  return db
    .select()
    .from(peers)
    .where(and(eq(peers.relation, 'member'), isNull(peers.removedAt)))
    .orderBy(asc(peers.entityId));
}
