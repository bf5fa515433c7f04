import { and, desc, eq } from 'drizzle-orm';
import { accounts } from '../access/tables.ts';
import type { Db } from '../system/database.ts';
import { journal } from './tables.ts';

/** Somebody who opened a case, and when. */
export interface Opening {
  readonly at: Date;
  readonly name: string | null;
}

/** Who opened a case, the latest first. */
export async function openingsOf(db: Db, caseId: string, limit: number): Promise<Opening[]> {
  return db
    .select({ at: journal.at, name: accounts.name })
    .from(journal)
    .leftJoin(accounts, eq(accounts.id, journal.actorId))
    .where(and(eq(journal.caseId, caseId), eq(journal.act, 'open')))
    .orderBy(desc(journal.id))
    .limit(limit);
}
