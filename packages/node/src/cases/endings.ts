import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { accounts } from '../access/tables.ts';
import type { Db } from '../system/database.ts';
import { journal } from './tables.ts';

/** Acts that end a case. */
const ENDS = ['close', 'refuse', 'withdraw'];

/** When a case ended last; undefined for one that never did. */
export async function endedLast(db: Db, caseId: string): Promise<Date | undefined> {
  const [row] = await db
    .select({ at: journal.at })
    .from(journal)
    .where(and(eq(journal.caseId, caseId), inArray(journal.act, ENDS)))
    .orderBy(desc(journal.at))
    .limit(1);
  return row?.at;
}

/** Whether this person still works here. */
export async function isHere(db: Db, accountId: string): Promise<boolean> {
  const rows = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, accountId), isNull(accounts.leftAt)));
  return rows.length > 0;
}
