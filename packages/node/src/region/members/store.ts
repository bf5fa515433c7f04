import type { Period } from '@nabij/protocol';
import { asc, desc, eq, sql } from 'drizzle-orm';
import { accounts } from '../../access/tables.ts';
import { memberStatements } from '../../federation/directory/tables.ts';
import type { Peer } from '../../federation/peers.ts';
import { inbox, peers } from '../../federation/tables.ts';
import type { Db } from '../../system/database.ts';
import { gatheredReleases } from '../tables.ts';
import { regionReminders } from './tables.ts';

/** A node that is or was a member, and what was heard of it. */
export interface MemberRow {
  readonly peer: Peer;
  /** What it last said of itself, as it signed it, and when it was asked. */
  readonly statement: string | null;
  readonly fetchedAt: Date | null;
  /** When a message of it was last taken. */
  readonly receivedAt: Date | null;
}

/** Every town and every coordinator that was ever admitted, by name. */
export async function allMembers(db: Db): Promise<MemberRow[]> {
  const { statement, fetchedAt } = memberStatements;
  // the inbox forgets; a release stays
  const last = sql<string | null>`greatest(
    (select max(${inbox.receivedAt}) from ${inbox} where ${inbox.iss} = ${peers.entityId}),
    (select max(${gatheredReleases.receivedAt}) from ${gatheredReleases}
      where ${gatheredReleases.iss} = ${peers.entityId}))`;
  const rows = await db
    .select({ peer: peers, statement, fetchedAt, receivedAt: last })
    .from(peers)
    .leftJoin(memberStatements, eq(memberStatements.entityId, peers.entityId))
    .where(eq(peers.relation, 'member'))
    .orderBy(asc(peers.name), asc(peers.entityId));
  return rows.map(({ receivedAt, ...row }) => ({
    ...row,
    receivedAt: receivedAt === null ? null : new Date(receivedAt),
  }));
}

/** Who reminded which town of which quarter. */
export interface Reminder {
  readonly iss: string;
  readonly period: Period;
  readonly at: Date;
  readonly by: string;
}

/** The last reminder of each town and quarter. */
export async function lastReminders(db: Db): Promise<Reminder[]> {
  const { iss, period, remindedAt, accountId } = regionReminders;
  return db
    .selectDistinctOn([iss, period], { iss, period, at: remindedAt, by: accounts.name })
    .from(regionReminders)
    .innerJoin(accounts, eq(accounts.id, accountId))
    .orderBy(asc(iss), asc(period), desc(remindedAt));
}

export async function insertReminder(
  db: Db,
  reminder: typeof regionReminders.$inferInsert,
): Promise<void> {
  await db.insert(regionReminders).values(reminder).onConflictDoNothing();
}
