import { type HistoricalKey, MEMBER_MARK, type TrustAnchor } from '@nabij/protocol';
import { and, asc, desc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { keysOf, type Peer } from '../peers.ts';
import { peers, trustMarks } from '../tables.ts';

/** Our superior, and those above it whose keys somebody compared. */
export async function pinnedSuperiors(db: Db): Promise<Peer[]> {
  return db
    .select()
    .from(peers)
    .where(and(inArray(peers.relation, ['superior', 'anchor']), isNull(peers.removedAt)));
}

/** Those from whom every chain of trust has to come. */
export async function pinnedAnchors(db: Db): Promise<TrustAnchor[]> {
  const rows = await pinnedSuperiors(db);
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
  | 'marks'
  | 'oldKeysAt'
> & { readonly trustedUntil: Date };

/**
 * Keeps a sibling instead of what was known of it.
 * @returns undefined, with nothing changed, for a node that two people took in as something else
 */
export async function keepSibling(db: Db, sibling: Sibling, now: Date): Promise<Peer | undefined> {
  const as = { relation: 'sibling', role: 'point', removedAt: null } as const;
  const row = { ...sibling, ...as, admittedAt: now };
  // what was stated of old keys rests on the keys of then
  const { kid, otherKeys } = peers;
  const isSame = sql`${kid} = excluded.kid and ${otherKeys} = excluded.other_keys`;
  const old = {
    oldKeys: sql`case when ${isSame} then ${peers.oldKeys} else '[]' end`,
    oldKeysAskedAt: sql`case when ${isSame} then ${peers.oldKeysAskedAt} end`,
  };
  const [kept] = await db
    .insert(peers)
    .values(row)
    .onConflictDoUpdate({
      target: peers.entityId,
      set: { ...row, ...old },
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

/**
 * Keeps the keys that a pinned node states now.
 * @returns false, with nothing changed, when somebody else changed them meanwhile
 */
export async function keepKeys(
  db: Db,
  peer: Peer,
  stated: Pick<Peer, 'kid' | 'publicKey' | 'otherKeys' | 'oldKeysAt'> &
    Partial<Pick<Peer, 'oldKeys' | 'oldKeysAskedAt'>>,
): Promise<boolean> {
  const kept = await db
    .update(peers)
    .set(stated)
    .where(and(eq(peers.entityId, peer.entityId), eq(peers.kid, peer.kid)))
    .returning({ entityId: peers.entityId });
  return kept.length > 0;
}

/** Whether this process asks a peer for its old keys now; nobody else does meanwhile. */
export async function claimOldKeys(
  db: Db,
  entityId: string,
  { now, before }: { now: Date; before: Date },
): Promise<boolean> {
  const { oldKeysAskedAt: askedAt } = peers;
  const claimed = await db
    .update(peers)
    .set({ oldKeysAskedAt: now })
    .where(and(eq(peers.entityId, entityId), or(isNull(askedAt), lte(askedAt, before))))
    .returning({ entityId: peers.entityId });
  return claimed.length > 0;
}

/**
 * Keeps what a peer states of its old keys; false for a document older than the one that is kept,
 * and where the peer has other keys now than those that vouched for it.
 */
export async function keepOldKeys(
  db: Db,
  { entityId, kid, otherKeys }: Pick<Peer, 'entityId' | 'kid' | 'otherKeys'>,
  { keys, issuedAt }: { keys: HistoricalKey[]; issuedAt: Date },
): Promise<boolean> {
  const { oldKeysIssuedAt: known } = peers;
  const kept = await db
    .update(peers)
    .set({ oldKeys: keys, oldKeysIssuedAt: issuedAt })
    .where(
      and(
        eq(peers.entityId, entityId),
        eq(peers.kid, kid),
        eq(peers.otherKeys, otherKeys),
        or(isNull(known), lte(known, issuedAt)),
      ),
    )
    .returning({ entityId: peers.entityId });
  return kept.length > 0;
}

/** Keeps a mark instead of the one before. */
export async function keepMark(db: Db, row: typeof trustMarks.$inferInsert): Promise<void> {
  const target = [trustMarks.type, trustMarks.issuer];
  await db.insert(trustMarks).values(row).onConflictDoUpdate({ target, set: row });
}

/** The marks of our superior that have not ended. */
export async function marksToShow(
  db: Db,
  { issuer, now }: { issuer: string | undefined; now: Date },
): Promise<(typeof trustMarks.$inferSelect)[]> {
  if (issuer === undefined) return [];
  return db
    .select()
    .from(trustMarks)
    .where(and(eq(trustMarks.issuer, issuer), gt(trustMarks.expiresAt, now)))
    .orderBy(asc(trustMarks.type));
}

/** Every mark of membership that this node ever got and keeps, the one that ends last first. */
export async function keptMemberMarks(db: Db): Promise<(typeof trustMarks.$inferSelect)[]> {
  const rows = db.select().from(trustMarks).where(eq(trustMarks.type, MEMBER_MARK));
  return rows.orderBy(desc(trustMarks.expiresAt), asc(trustMarks.issuer));
}
