import { asc, eq } from 'drizzle-orm';
import { accounts } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';
import { letters } from './tables.ts';

/** A letter as it lies in the database: sealed. */
export type LetterRow = typeof letters.$inferSelect;

export async function insertLetter(tx: Db, row: LetterRow): Promise<void> {
  await tx.insert(letters).values(row);
}

export async function letterById(db: Db, id: string): Promise<LetterRow | undefined> {
  const [row] = await db.select().from(letters).where(eq(letters.id, id));
  return row;
}

/** The letters of a case with who wrote them, the first one first. */
export async function lettersOf(db: Db, caseId: string) {
  const rows = await db
    .select({ letter: letters, by: accounts.name })
    .from(letters)
    .leftJoin(accounts, eq(accounts.id, letters.accountId))
    .where(eq(letters.caseId, caseId))
    .orderBy(asc(letters.at), asc(letters.id));
  return rows.map(({ letter, by }) => ({ ...letter, by }));
}

/** What somebody of the team is called. */
export async function nameOf(db: Db, accountId: string): Promise<string> {
  const [row] = await db
    .select({ name: accounts.name })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return row?.name ?? '';
}
