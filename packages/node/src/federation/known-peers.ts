import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import { isKeyOf, type Peer } from './peers.ts';
import { peers } from './tables.ts';

const MOST = 10_000;

/** The peers that sent something lately, so that not every message asks the database for its own. */
export interface KnownPeers {
  /** A peer by its entity id: as it was lately if it might send then with this key, else as it is. */
  find(entityId: string, by: { kid: string; now: Date }): Promise<Peer | undefined>;
  /**
   * Which version of its row a peer was read from. Whoever acts on what was remembered asks the
   * database in the same transaction whether that is still the row.
   */
  versionOf(peer: Peer): string | null;
  /** Whether that is still its row; if not, it is read anew next time. */
  isCurrent(peer: Peer): Promise<boolean>;
  /** From now on it is read anew. */
  forget(entityId: string): void;
}

export function knownPeers(db: Db): KnownPeers {
  const remembered = new Map<string, Peer>();
  const versions = new WeakMap<Peer, string>();
  return {
    async find(entityId, { kid, now }) {
      const known = remembered.get(entityId);
      if (known && maySend(known, now) && isKeyOf(known, kid)) return known;
      const [row] = await db
        .select({ ...getTableColumns(peers), version: sql<string>`${peers}.xmin::text` })
        .from(peers)
        .where(eq(peers.entityId, entityId));
      if (!row) return undefined;
      const { version, ...peer } = row;
      if (remembered.size >= MOST) remembered.clear();
      remembered.set(entityId, peer);
      versions.set(peer, version);
      return peer;
    },
    versionOf: (peer) => versions.get(peer) ?? null,
    async isCurrent(peer) {
      const version = versions.get(peer);
      if (version === undefined) return true;
      const { entityId } = peer;
      const [row] = await db
        .select({ isCurrent: sql<boolean>`${peers}.xmin::text = ${version}` })
        .from(peers)
        .where(eq(peers.entityId, entityId));
      if (row?.isCurrent) return true;
      remembered.delete(entityId);
      return false;
    },
    forget(entityId) {
      remembered.delete(entityId);
    },
  };
}

/** A refusal is never given on what is only remembered. */
function maySend({ removedAt, suspendedAt, trustedUntil }: Peer, now: Date): boolean {
  return (
    removedAt === null && suspendedAt === null && (trustedUntil === null || now < trustedUntil)
  );
}
