import { and, asc, eq, isNull, lte, ne, sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import type { Peer } from '../peers.ts';
import { peers } from '../tables.ts';
import { directories, memberStatements } from './tables.ts';

/** A coordinator below this one has its own directory. */
const isPointOfNow = and(
  eq(peers.relation, 'member'),
  eq(peers.role, 'point'),
  isNull(peers.removedAt),
);

/** A member and what it last said of itself, if it ever answered. */
export interface MemberRow {
  peer: Peer;
  statement: string | null;
  fetchedAt: Date | null;
}

/**
 * The members of now, by name; who was removed is none. One that is suspended is: its citizens have
 * to find their point, whatever stands between two offices.
 */
export async function memberRows(db: Db): Promise<MemberRow[]> {
  return db
    .select({
      peer: peers,
      statement: memberStatements.statement,
      fetchedAt: memberStatements.fetchedAt,
    })
    .from(peers)
    .leftJoin(memberStatements, eq(memberStatements.entityId, peers.entityId))
    .where(isPointOfNow)
    .orderBy(asc(peers.name), asc(peers.entityId));
}

/** Another text as soon as any of the members, their keys or what they said is another. */
export async function membersMark(db: Db): Promise<string> {
  const { entityId, kid, admittedAt } = peers;
  const member = sql`concat_ws(' ', ${entityId}, ${kid}, ${admittedAt}, ${memberStatements.fetchedAt})`;
  const [row] = await db
    .select({
      mark: sql<string>`md5(coalesce(string_agg(${member}, ' ' order by ${entityId}), ''))`,
    })
    .from(peers)
    .leftJoin(memberStatements, eq(memberStatements.entityId, entityId))
    .where(isPointOfNow);
  return row?.mark ?? '';
}

/** Keeps what a member says of itself instead of what it said before. */
export async function keepMemberStatement(
  db: Db,
  row: typeof memberStatements.$inferInsert,
): Promise<void> {
  await db
    .insert(memberStatements)
    .values(row)
    .onConflictDoUpdate({ target: memberStatements.entityId, set: row });
}

export type StoredRow = typeof directories.$inferSelect;

/**
 * Keeps a directory instead of an older one, and none of another coordinator.
 * @returns false, with nothing changed, when the one that is kept is newer
 */
export async function keepDirectoryRow(db: Db, row: StoredRow): Promise<boolean> {
  return db.transaction(async (tx) => {
    const kept = await tx
      .insert(directories)
      .values(row)
      .onConflictDoUpdate({
        target: directories.iss,
        set: row,
        setWhere: lte(directories.issuedAt, row.issuedAt),
      })
      .returning({ iss: directories.iss });
    if (kept.length === 0) return false;
    await tx.delete(directories).where(ne(directories.iss, row.iss));
    return true;
  });
}

/** When the directory that is kept was issued and fetched; undefined while there is none. */
export async function directoryTimes(
  db: Db,
  iss: string,
): Promise<{ issuedAt: Date; fetchedAt: Date } | undefined> {
  const { issuedAt, fetchedAt } = directories;
  const [row] = await db
    .select({ issuedAt, fetchedAt })
    .from(directories)
    .where(eq(directories.iss, iss));
  return row;
}

export async function directoryRow(db: Db, iss: string): Promise<StoredRow | undefined> {
  const [row] = await db.select().from(directories).where(eq(directories.iss, iss));
  return row;
}
