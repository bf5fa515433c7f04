import { and, asc, count, eq, isNull, lt, or } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import type { AccountRow } from '../store.ts';
import { accounts, passkeys, recoveryCodes } from '../tables.ts';

export type PasskeyRow = typeof passkeys.$inferSelect;

/** Takes a TOTP step; false if it, or a later one, was used before, or the secret is another. */
export async function useTotpStep(
  db: Db,
  { id, sealedTotp }: { id: string; sealedTotp: string },
  step: number,
): Promise<boolean> {
  const unused = or(isNull(accounts.totpStep), lt(accounts.totpStep, step));
  const taken = await db
    .update(accounts)
    .set({ totpStep: step })
    .where(and(eq(accounts.id, id), eq(accounts.sealedTotp, sealedTotp), unused))
    .returning({ id: accounts.id });
  return taken.length > 0;
}

export async function setTotp(
  db: Db,
  accountId: string,
  totp: { sealedTotp: string | null; totpStep: number | null },
): Promise<void> {
  await db.update(accounts).set(totp).where(eq(accounts.id, accountId));
}

export async function passkeysOf(db: Db, accountId: string): Promise<PasskeyRow[]> {
  return db
    .select()
    .from(passkeys)
    .where(eq(passkeys.accountId, accountId))
    .orderBy(asc(passkeys.createdAt));
}

/** A passkey and whose it is; nothing for one whose account has left. */
export async function passkeyById(
  db: Db,
  id: Uint8Array,
): Promise<{ passkey: PasskeyRow; account: AccountRow } | undefined> {
  const [row] = await db
    .select({ passkey: passkeys, account: accounts })
    .from(passkeys)
    .innerJoin(accounts, eq(accounts.id, passkeys.accountId))
    .where(and(eq(passkeys.id, id), isNull(accounts.leftAt)));
  return row;
}

/** Whether a passkey is still its owner's and wraps the same key, or none as before. */
export async function isPasskeyThere(
  db: Db,
  { id, accountId, sealedPrivateKey }: PasskeyRow,
): Promise<boolean> {
  const [row] = await db
    .select({ sealedPrivateKey: passkeys.sealedPrivateKey })
    .from(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.accountId, accountId)));
  return row?.sealedPrivateKey === sealedPrivateKey;
}

/** @returns false if a passkey of this id is known already */
export async function insertPasskey(db: Db, passkey: PasskeyRow): Promise<boolean> {
  const added = await db
    .insert(passkeys)
    .values(passkey)
    .onConflictDoNothing()
    .returning({ id: passkeys.id });
  return added.length > 0;
}

/** Notes a use. @returns false if the passkey was used meanwhile: two copies of it are at work */
export async function usePasskey(
  db: Db,
  passkey: PasskeyRow,
  used: { counter: number; backedUp: boolean; lastUsedAt: Date },
): Promise<boolean> {
  const { id, counter } = passkey;
  const noted = await db
    .update(passkeys)
    .set(used)
    .where(and(eq(passkeys.id, id), eq(passkeys.counter, counter)))
    .returning({ id: passkeys.id });
  return noted.length > 0;
}

export async function deletePasskey(db: Db, accountId: string, id: Uint8Array): Promise<boolean> {
  const gone = await db
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.accountId, accountId)))
    .returning({ id: passkeys.id });
  return gone.length > 0;
}

export type RecoveryCodeRow = typeof recoveryCodes.$inferSelect;

export async function replaceRecoveryCodes(
  db: Db,
  accountId: string,
  codes: RecoveryCodeRow[],
): Promise<void> {
  await db.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
  await db.insert(recoveryCodes).values(codes);
}

/** Deletes a recovery code of this account and gives it: of two who come with it, one gets it. */
export async function takeRecoveryCode(
  db: Db,
  accountId: string,
  id: Uint8Array,
): Promise<RecoveryCodeRow | undefined> {
  const [row] = await db
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.id, id), eq(recoveryCodes.accountId, accountId)))
    .returning();
  return row;
}

export async function countRecoveryCodes(db: Db, accountId: string): Promise<number> {
  const [row] = await db
    .select({ codes: count() })
    .from(recoveryCodes)
    .where(eq(recoveryCodes.accountId, accountId));
  return row?.codes ?? 0;
}
