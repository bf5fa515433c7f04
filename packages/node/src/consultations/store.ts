import { desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { accounts } from '../access/tables.ts';
import { peers } from '../federation/tables.ts';
import type { Db } from '../system/database.ts';
import { consultations, sharedCards } from './tables.ts';

/** A consultation as it lies in the database. */
export type ConsultationRow = typeof consultations.$inferSelect;

/** Cards as they lie in the database. */
export type SharedRow = typeof sharedCards.$inferSelect;

/** What changed last comes first; those that are over come last. */
export async function consultationRows(db: Db): Promise<ConsultationRow[]> {
  return db
    .select()
    .from(consultations)
    .orderBy(sql`${consultations.state} = 'thanked'`, desc(consultations.changedAt));
}

export async function consultationRow(
  db: Db,
  id: string,
  lock?: 'locked',
): Promise<ConsultationRow | undefined> {
  const found = db.select().from(consultations).where(eq(consultations.id, id));
  const [row] = await (lock ? found.for('update') : found);
  return row;
}

/** @returns false if there is one with this id */
export async function insertConsultation(db: Db, row: ConsultationRow): Promise<boolean> {
  const rows = await db
    .insert(consultations)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: consultations.id });
  return rows.length === 1;
}

export async function updateConsultation(db: Db, row: ConsultationRow): Promise<void> {
  await db.update(consultations).set(row).where(eq(consultations.id, row.id));
}

export async function insertShared(db: Db, row: SharedRow): Promise<void> {
  await db.insert(sharedCards).values(row).onConflictDoNothing();
}

export async function sharedRows(db: Db): Promise<SharedRow[]> {
  return db.select().from(sharedCards).orderBy(desc(sharedCards.receivedAt), sharedCards.id);
}

/** @returns false if there are none with this id */
export async function deleteShared(db: Db, id: string): Promise<boolean> {
  const gone = await db
    .delete(sharedCards)
    .where(eq(sharedCards.id, id))
    .returning({ id: sharedCards.id });
  return gone.length === 1;
}

/** What nobody touched since then goes. */
export async function deleteUntouched(db: Db, since: Date): Promise<void> {
  await db.delete(consultations).where(lt(consultations.changedAt, since));
  await db.delete(sharedCards).where(lt(sharedCards.receivedAt, since));
}

/** Until the transaction ends nobody else sends under this id. */
export async function lockSending(tx: Db, id: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('nabij: sending'), hashtext(${id}))`);
}

/** How points are called, by entity id. */
export async function pointNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const { entityId, name } = peers;
  const rows = await db.select({ entityId, name }).from(peers).where(inArray(entityId, wanted));
  return new Map(rows.map((row) => [row.entityId, row.name]));
}

/** By which name somebody here is known. */
export async function nameOf(db: Db, accountId: string): Promise<string> {
  const [row] = await db
    .select({ name: accounts.name })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return row?.name ?? '';
}
