import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { accounts } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';
import type { LineRow } from './line.ts';
import { shortLines } from './tables.ts';

export async function lineRows(db: Db): Promise<LineRow[]> {
  return db.select().from(shortLines).orderBy(asc(shortLines.id));
}

export async function lineRow(db: Db, id: string): Promise<LineRow | undefined> {
  const [row] = await db.select().from(shortLines).where(eq(shortLines.id, id));
  return row;
}

/** Other writers of this line wait until the transaction ends. */
export async function lockLine(tx: Db, id: string): Promise<LineRow | undefined> {
  const [row] = await tx.select().from(shortLines).where(eq(shortLines.id, id)).for('update');
  return row;
}

/** @returns false if there is a line with this id */
export async function insertLine(db: Db, row: LineRow): Promise<boolean> {
  const rows = await db
    .insert(shortLines)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: shortLines.id });
  return rows.length === 1;
}

export async function updateLine(db: Db, row: LineRow): Promise<void> {
  await db.update(shortLines).set(row).where(eq(shortLines.id, row.id));
}

/** @returns false if there is no such line */
export async function deleteLine(db: Db, id: string): Promise<boolean> {
  const gone = await db
    .delete(shortLines)
    .where(eq(shortLines.id, id))
    .returning({ id: shortLines.id });
  return gone.length === 1;
}

/** The names of those of some accounts who still work here. */
export async function namesHere(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(and(inArray(accounts.id, [...new Set(ids)]), isNull(accounts.leftAt)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
