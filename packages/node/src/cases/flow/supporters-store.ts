import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { HANDLING } from '../../access/handling.ts';
import { accounts } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';
import { caseSupporters } from './tables.ts';

/** Somebody and a case that they may help with. */
interface Helping {
  readonly caseId: string;
  readonly accountId: string;
}

/** Who helps with a case, in the order in which they came. Who left the desk helps no more. */
export async function supportersOf(
  db: Db,
  caseId: string,
): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: accounts.id, name: accounts.name })
    .from(caseSupporters)
    .innerJoin(accounts, eq(accounts.id, caseSupporters.accountId))
    .where(
      and(
        eq(caseSupporters.caseId, caseId),
        isNull(accounts.leftAt),
        inArray(accounts.role, HANDLING),
      ),
    )
    .orderBy(asc(caseSupporters.since), asc(accounts.id));
}

export async function isSupporter(db: Db, { caseId, accountId }: Helping): Promise<boolean> {
  return (await supportersOf(db, caseId)).some(({ id }) => id === accountId);
}

export async function insertSupporter(db: Db, it: Helping & { since: Date }): Promise<void> {
  await db.insert(caseSupporters).values(it).onConflictDoNothing();
}

/** @returns false if they did not help with it */
export async function deleteSupporter(db: Db, { caseId, accountId }: Helping): Promise<boolean> {
  const rows = await db
    .delete(caseSupporters)
    .where(and(eq(caseSupporters.caseId, caseId), eq(caseSupporters.accountId, accountId)))
    .returning({ id: caseSupporters.accountId });
  return rows.length > 0;
}
