import { and, desc, eq, gt, inArray, ne } from 'drizzle-orm';
import { accounts } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';
import { cases, journal } from '../tables.ts';

/** Whether this worker did this to the case after `since`. */
export async function lastJournaled(
  db: Db,
  { caseId, actorId, act, since }: { caseId: string; actorId: string; act: string; since: Date },
): Promise<boolean> {
  const rows = await db
    .select({ id: journal.id })
    .from(journal)
    .where(
      and(
        eq(journal.caseId, caseId),
        eq(journal.actorId, actorId),
        eq(journal.act, act),
        gt(journal.at, since),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** What happened in these cases, the latest first; without who looked. */
export async function journalIn(
  db: Db,
  caseIds: readonly string[],
): Promise<{ number: number; at: string; name: string | null; act: string }[]> {
  const rows = await db
    .select({ number: cases.number, at: journal.at, name: accounts.name, act: journal.act })
    .from(journal)
    .innerJoin(cases, eq(cases.id, journal.caseId))
    .leftJoin(accounts, eq(accounts.id, journal.actorId))
    .where(and(inArray(journal.caseId, [...caseIds]), ne(journal.act, 'open')))
    .orderBy(desc(journal.at), desc(journal.id));
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
