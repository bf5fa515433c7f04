import { and, desc, eq, gt, isNull, lt, ne, sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import { accounts, sessions } from './tables.ts';

export type AccountRow = typeof accounts.$inferSelect;
export type SessionRow = typeof sessions.$inferSelect;

export async function insertAccount(db: Db, account: AccountRow): Promise<void> {
  await db.insert(accounts).values(account);
}

export async function accountByLogin(db: Db, login: string): Promise<AccountRow | undefined> {
  const [row] = await db
    .select()
    .from(accounts)
    .where(and(eq(accounts.login, login), isNull(accounts.leftAt)));
  return row;
}

/** The account as it is now, held until the transaction ends; undefined if its holder has left. */
export async function lockAccount(db: Db, accountId: string): Promise<AccountRow | undefined> {
  const [row] = await db
    .select()
    .from(accounts)
    .where(and(eq(accounts.id, accountId), isNull(accounts.leftAt)))
    .for('update');
  return row;
}

/** Holds a session until the transaction ends. @returns false if it is over */
export async function lockSession(db: Db, id: Uint8Array): Promise<boolean> {
  const held = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.id, id))
    .for('update');
  return held.length > 0;
}

export async function changePasswordRow(
  db: Db,
  accountId: string,
  wrapped: { passwordSalt: Uint8Array; sealedPrivateKey: string },
): Promise<void> {
  await db.update(accounts).set(wrapped).where(eq(accounts.id, accountId));
}

export async function insertSession(db: Db, session: SessionRow): Promise<void> {
  await db.insert(sessions).values(session);
}

/** A live session and whose it is; nothing for one that is over or whose account has left. */
export async function liveSession(
  db: Db,
  id: Uint8Array,
  now: Date,
): Promise<{ session: SessionRow; account: AccountRow } | undefined> {
  const [row] = await db
    .select({ session: sessions, account: accounts })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(eq(sessions.id, id), gt(sessions.expiresAt, now), isNull(accounts.leftAt)));
  return row;
}

export async function touchSession(db: Db, id: Uint8Array, now: Date): Promise<void> {
  await db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, id));
}

/**
 * Counts a try before it is looked at, so that many at once do not get more tries than one by one.
 * @returns how many there were with this one; undefined once the session is over
 */
export async function countTry(db: Db, id: Uint8Array): Promise<number | undefined> {
  const [row] = await db
    .update(sessions)
    .set({ attempts: sql`${sessions.attempts} + 1` })
    .where(eq(sessions.id, id))
    .returning({ attempts: sessions.attempts });
  return row?.attempts;
}

/** @returns whether it was there: of two who end the same session, one does */
export async function deleteSession(db: Db, id: Uint8Array): Promise<boolean> {
  const gone = await db.delete(sessions).where(eq(sessions.id, id)).returning({ id: sessions.id });
  return gone.length > 0;
}

export async function deleteSessionsOf(
  db: Db,
  accountId: string,
  except?: Uint8Array,
): Promise<void> {
  const others = except ? ne(sessions.id, except) : undefined;
  await db.delete(sessions).where(and(eq(sessions.accountId, accountId), others));
}

export async function sessionsOf(
  db: Db,
  accountId: string,
  now: Date,
): Promise<{ id: Uint8Array; createdAt: Date; lastSeenAt: Date }[]> {
  const { id, createdAt, lastSeenAt } = sessions;
  return db
    .select({ id, createdAt, lastSeenAt })
    .from(sessions)
    .where(
      and(
        eq(sessions.accountId, accountId),
        eq(sessions.stage, 'open'),
        gt(sessions.expiresAt, now),
      ),
    )
    .orderBy(desc(lastSeenAt));
}

export async function deleteExpiredSessions(db: Db, now: Date): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, now));
}
