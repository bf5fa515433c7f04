import { sql } from 'drizzle-orm';
import type { GeneralJWE } from 'jose';
import type { AuditAct } from '../access/audit/audit.ts';
import type { Db } from '../system/database.ts';

/** Intake keys under which something may still be sealed. */
export async function keysInUse(db: Db): Promise<string[]> {
  const rows = await db.execute<{ kid: string }>(
    sql`select kid from intake_keys where emptied_at is null order by created_at`,
  );
  return rows.map(({ kid }) => kid);
}

/** The newest filing, to try a key on. */
export async function newestFiling(
  db: Db,
): Promise<
  { id: string; kid: string; sealedKey: GeneralJWE; resealedKey: string | null } | undefined
> {
  const [row] = await db.execute<{
    id: string;
    kid: string;
    sealedKey: GeneralJWE;
    resealedKey: string | null;
  }>(sql`
    select id, kid, sealed_key as "sealedKey", resealed_key as "resealedKey"
    from filings order by received_at desc, id limit 1`);
  return row;
}

/** The proof of every deletion that is known here. */
export async function deletionProofs(db: Db): Promise<string[]> {
  const rows = await db.execute<{ proof: string }>(
    sql`select proof from deletions order by at, id`,
  );
  return rows.map(({ proof }) => proof);
}

/** When something was last done, as the audit log has it. */
export async function lastDone(db: Db, act: AuditAct): Promise<Date | undefined> {
  const [row] = await db.execute<{ at: Date | null }>(
    sql`select max(at) as at from audit_entries where act = ${act}`,
  );
  return row?.at ?? undefined;
}

/** Requests for erasure over the time that the law gives. */
export async function overdueErasures(db: Db, now: Date): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from erasure_requests
    where decided_at is null and due_at < ${now}`);
  return row?.count ?? 0;
}
