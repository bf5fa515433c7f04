import { and, asc, eq, or, sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { savedViews } from './tables.ts';

export type ViewRow = typeof savedViews.$inferSelect;

/** One's own views and those that colleagues share, the oldest first. */
export async function viewsFor(db: Db, accountId: string): Promise<ViewRow[]> {
  return db
    .select()
    .from(savedViews)
    .where(or(eq(savedViews.accountId, accountId), savedViews.isShared))
    .orderBy(asc(savedViews.createdAt), asc(savedViews.id));
}

/** Holds a view until the transaction ends. */
export async function lockView(db: Db, id: string): Promise<ViewRow | undefined> {
  const [row] = await db.select().from(savedViews).where(eq(savedViews.id, id)).for('update');
  return row;
}

/** How many views one has made, so that nobody fills the table. */
export async function countViews(db: Db, accountId: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(savedViews)
    .where(eq(savedViews.accountId, accountId));
  return row?.n ?? 0;
}

/** Makes a view, or makes it what it now is; whose it is stays. */
export async function putView(db: Db, view: ViewRow): Promise<void> {
  const { sealedName, filters, isShared } = view;
  await db
    .insert(savedViews)
    .values(view)
    .onConflictDoUpdate({
      target: savedViews.id,
      set: { sealedName, filters, isShared },
      setWhere: eq(savedViews.accountId, view.accountId),
    });
}

/** @returns whether there was such a view of theirs */
export async function deleteView(db: Db, id: string, accountId: string): Promise<boolean> {
  const gone = await db
    .delete(savedViews)
    .where(and(eq(savedViews.id, id), eq(savedViews.accountId, accountId)))
    .returning({ id: savedViews.id });
  return gone.length > 0;
}
