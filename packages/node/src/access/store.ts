import { and, eq, gt, isNull, lt } from 'drizzle-orm';
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

export async function deleteSession(db: Db, id: Uint8Array): Promise<void> {
  await db.delete(sessions).where(eq(sessions.id, id));
}

export async function deleteExpiredSessions(db: Db, now: Date): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, now));
}
