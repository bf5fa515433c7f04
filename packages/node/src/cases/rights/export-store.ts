import { and, asc, eq, inArray } from 'drizzle-orm';
import { accounts, auditEntries } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';

/** Acts by which somebody read what was sealed. */
const LOOKED = ['case-opened', 'attachment-opened', 'case-exported'];

/** Who looked at a case, and when, the first time first. */
export async function lookedAtBy(
  db: Db,
  caseId: string,
): Promise<{ at: Date; name: string | null; act: string }[]> {
  return db
    .select({ at: auditEntries.at, name: accounts.name, act: auditEntries.act })
    .from(auditEntries)
    .leftJoin(accounts, eq(accounts.id, auditEntries.actorId))
    .where(and(eq(auditEntries.caseId, caseId), inArray(auditEntries.act, LOOKED)))
    .orderBy(asc(auditEntries.id));
}
