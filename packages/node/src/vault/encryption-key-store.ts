import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import { deleteBox } from './box-store.ts';
import { encryptionKeys } from './tables.ts';

/** An encryption key as it lies in the database: its private half sealed. */
export type SealedEncryptionKey = typeof encryptionKeys.$inferSelect;

/** Every one that is kept, the oldest first. */
export async function encryptionKeyRows(db: Db): Promise<SealedEncryptionKey[]> {
  return db.select().from(encryptionKeys).orderBy(asc(encryptionKeys.nbf), asc(encryptionKeys.kid));
}

/** Until the transaction ends nobody else makes, states anew or forgets one. */
export async function lockEncryptionKeys(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('nabij: encryption keys'))`);
}

export async function insertEncryptionKey(db: Db, row: SealedEncryptionKey): Promise<void> {
  await db.insert(encryptionKeys).values(row);
}

export async function keepEncryptionStatement(
  db: Db,
  { kid, statement }: { kid: string; statement: string },
): Promise<void> {
  await db.update(encryptionKeys).set({ statement }).where(eq(encryptionKeys.kid, kid));
}

/** From here on nobody opens what is sealed for it. */
export async function deleteEncryptionKey(
  db: Db,
  { kid, boxId }: { kid: string; boxId: string },
): Promise<void> {
  await db.delete(encryptionKeys).where(eq(encryptionKeys.kid, kid));
  await deleteBox(db, boxId);
}
