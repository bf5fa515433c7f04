import { and, asc, eq, inArray } from 'drizzle-orm';
import { accounts, auditEntries } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';

/** The name of the worker who filed for a reporter; null where they filed themselves. */
export async function filerOf(
  db: Db,
  { filedBy }: { filedBy: string | null },
): Promise<string | null> {
  if (filedBy === null) return null;
  const [row] = await db
    .select({ name: accounts.name })
    .from(accounts)
    .where(eq(accounts.id, filedBy));
  return row?.name ?? null;
}

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
