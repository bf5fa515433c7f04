import { desc, eq, lt } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { accounts, auditEntries } from '../tables.ts';

/** One entry as people read it, with the name of the account that did it. */
export type AuditRow = Awaited<ReturnType<typeof auditBefore>>[number];

/** The latest entries with an id below `before`, newest first. */
export async function auditBefore(db: Db, before: number, limit: number) {
  return db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      actorKind: auditEntries.actorKind,
      actorId: auditEntries.actorId,
      actorName: accounts.name,
      act: auditEntries.act,
      caseId: auditEntries.caseId,
      subject: auditEntries.subject,
    })
    .from(auditEntries)
    .leftJoin(accounts, eq(accounts.id, auditEntries.actorId))
    .where(lt(auditEntries.id, before))
    .orderBy(desc(auditEntries.id))
    .limit(limit);
}
