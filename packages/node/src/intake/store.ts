import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { AuditAct } from '../access/audit/audit.ts';
import { filings } from '../cases/tables.ts';
import type { Db } from '../system/database.ts';
import { visits } from './tables.ts';

export type FilingRow = typeof filings.$inferSelect;
export type VisitRow = typeof visits.$inferSelect;

export async function upsertVisit(db: Db, visit: Omit<VisitRow, 'sentAt'>): Promise<void> {
  const { sealed, expiresAt } = visit;
  await db
    .insert(visits)
    .values(visit)
    .onConflictDoUpdate({ target: visits.id, set: { sealed, expiresAt } });
}

/** A visit that has not expired; `forUpdate` makes other writers of it wait. */
export async function liveVisit(
  db: Db,
  id: Uint8Array,
  { now, forUpdate = false }: { now: Date; forUpdate?: boolean },
): Promise<VisitRow | undefined> {
  const query = db
    .select()
    .from(visits)
    .where(and(eq(visits.id, id), gt(visits.expiresAt, now)));
  const [row] = await (forUpdate ? query.for('update') : query);
  return row;
}

export async function deleteVisit(db: Db, id: Uint8Array): Promise<void> {
  await db.delete(visits).where(eq(visits.id, id));
}

export async function deleteExpiredVisits(db: Db, now: Date): Promise<void> {
  await db.delete(visits).where(lt(visits.expiresAt, now));
}

/** All that one filing writes: itself, its case, a tally, an audit entry, the visit's receipt. */
export interface NewFiling extends Omit<FilingRow, 'codeLinks'> {
  caseId: string;
  /** Now; `receivedAt` may be before it. */
  filedAt: Date;
  sealedNotice: string | null;
  /** What the point must do first. */
  due: { on: string; step: string } | null;
  /** In which it came, `YYYY-MM`: counted there, or later if that quarter has left. */
  month: string;
  /** The grounds under which it is counted. */
  countedGrounds: string[];
  /** Under which its reporter is counted. */
  person: string;
  /** Whose cases it is counted with, sealed; null: it is counted by itself. */
  sealedPerson: string | null;
  visit: { id: Uint8Array; seen: string; sealed: string; expiresAt: Date };
}

/**
 * Files once per visit, in one statement: only who still finds the visit unsent files. Sent twice,
 * in two tabs or at once, the second finds nothing to claim and writes nothing.
 * @returns false if the visit had been sent already, was changed since it was read, or is gone, or
 *   if the intake key was replaced
 */
export async function insertFilingOnce(db: Db, filing: NewFiling): Promise<boolean> {
  const f = filing;
  const at = f.filedAt;
  const grounds = sql`${sql.param(f.grounds)}::text[]`;
  const rows = await db.execute(sql`
    with current as (
      -- held while this writes, so that nothing is sealed to a key that is being replaced
      select kid from intake_keys where kid = ${f.kid} and retired_at is null for share
    ), claimed as (
      update visits set sealed = ${f.visit.sealed}, sent_at = ${at}, expires_at = ${f.visit.expiresAt}
      where id = ${f.visit.id} and sealed = ${f.visit.seen} and sent_at is null and expires_at > ${at}
        and exists (select from current)
      returning id
    ), filed as (
      insert into filings (id, lookup, kid, sealed_key, sealed_answers, subject, request, anonymity,
        residence, municipality, grounds, domain, language, channel, reporter_role, filed_by, code_version,
        received_at)
      select ${f.id}::uuid, ${f.lookup}, ${f.kid}, ${JSON.stringify(f.sealedKey)}::jsonb, ${f.sealedAnswers},
        ${f.subject}, ${f.request}, ${f.anonymity}, ${f.residence}, ${f.municipality}, ${grounds},
        ${f.domain}, ${f.language}, ${f.channel}, ${f.reporterRole}, ${f.filedBy}::uuid,
        ${f.codeVersion}, ${f.receivedAt}
      from claimed returning id
    ), opened as (
      insert into cases (id, filing_id, state, subject, grounds, domain, received_at, sealed_notice,
        due_on, due_step, sealed_person)
      select ${f.caseId}::uuid, id, 'RECEIVED', ${f.subject}, ${grounds}, ${f.domain},
        ${f.receivedAt}, ${f.sealedNotice}, ${f.due?.on ?? null}::date, ${f.due?.step ?? null},
        ${f.sealedPerson}
      from filed returning id
    ), tallied as (
      insert into tallies (measure, month, arrived, subject, request, channel, residence, grounds,
        domain, person, case_id)
      select 'received', month, arrived, ${f.subject}, ${f.request}, ${f.channel}, ${f.residence},
        ${sql.param(f.countedGrounds)}::text[], ${f.domain}, ${f.person}::uuid, id
      from opened, counted_in(${f.month})
    ), audited as (
      insert into audit_entries (at, actor_kind, actor_id, act, case_id)
      select ${at}, ${f.filedBy ? 'account' : 'reporter'}, ${f.filedBy}::uuid,
        ${(f.filedBy ? 'filed-for' : 'filed') satisfies AuditAct}, id
      from opened
    )
    select id from opened`);
  return rows.length === 1;
}

/** A filing found by what its receipt code derives. */
export async function filingByLookup(db: Db, lookup: Uint8Array): Promise<FilingRow | undefined> {
  const [row] = await db.select().from(filings).where(eq(filings.lookup, lookup));
  return row;
}
