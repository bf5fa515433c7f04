import { desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { cases, deletions, filings, retentionRules } from '../tables.ts';
import { unreadIn } from '../unread.ts';
import { ENDED } from '../workflow.ts';
import { defaultClassOf } from './retention-class.ts';

/** What decides when an ended case goes. */
export interface EndedCase extends Record<string, unknown> {
  id: string;
  number: number;
  request: string;
  retentionClass: string | null;
  /** When it ended last; a case that was reopened ended more than once. */
  endedAt: Date;
  /** When the last piece of it was made. */
  madeAt: Date;
  held: boolean;
  /** Whether the reporter wrote, added or decided something that nobody has seen. */
  unread: boolean;
}

export type RuleRow = typeof retentionRules.$inferSelect;
export type DeletionRow = typeof deletions.$inferSelect;

/**
 * All ended cases, or one; a case that is open has no term that runs. One that another point has
 * ended only when that point said that it has all of it: until then the content is kept here.
 */
export async function endedCases(db: Db, id?: string): Promise<EndedCase[]> {
  const only: SQL = id === undefined ? sql`` : sql`and c.id = ${id}::uuid`;
  return db.execute<EndedCase>(sql`
    select c.id, c.number, f.request, c.retention_class as "retentionClass",
      coalesce(j.ended_at, c.closed_at) as "endedAt",
      greatest(c.received_at, j.made_at, m.made_at, a.made_at) as "madeAt",
      exists (select from holds h where h.case_id = c.id and h.lifted_at is null) as held,
      ${unreadIn(sql`c.id`)} > 0 as unread
    from cases c
    join filings f on f.id = c.filing_id
    left join (
      select case_id, max(at) filter (where act in ('close', 'refuse', 'withdraw', 'handover-arrived', 'handover-given-up')) as ended_at,
        bool_or(act in ('handover-arrived', 'handover-given-up')) as arrived,
        max(at) filter (where act <> 'open') as made_at
      from journal group by case_id
    ) j on j.case_id = c.id
    left join (
      select case_id, max(at) as made_at from messages group by case_id
    ) m on m.case_id = c.id
    left join (
      select case_id, max(at) as made_at from attachments group by case_id
    ) a on a.case_id = c.id
    where c.state = any(${sql.param([...ENDED])}) and (c.state <> 'TRANSFERRED' or j.arrived) ${only}
    order by c.number`);
}

/** Every case, open or ended, with its class as its worker set it or as it follows. */
export async function caseClasses(db: Db): Promise<{ id: string; class: string }[]> {
  const rows = await db
    .select({ id: cases.id, set: cases.retentionClass, request: filings.request })
    .from(cases)
    .innerJoin(filings, eq(filings.id, cases.filingId));
  return rows.map(({ id, set, request }) => ({ id, class: set ?? defaultClassOf(request) }));
}

/** Makes whoever wants to change one of these cases wait until this transaction ends. */
export async function lockCases(tx: Db, ids: readonly string[]): Promise<void> {
  await tx.execute(
    sql`select id from cases where id = any(${sql.param([...ids])}::uuid[]) order by id for update`,
  );
}

/** Lets one run at a time delete, until this transaction ends. */
export async function lockRetention(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('nabij retention'))`);
}

export async function rulesOf(db: Db): Promise<RuleRow[]> {
  return db.select().from(retentionRules);
}

export async function upsertRule(db: Db, rule: RuleRow): Promise<void> {
  const { keep, setBy, setAt } = rule;
  await db
    .insert(retentionRules)
    .values(rule)
    .onConflictDoUpdate({ target: retentionRules.class, set: { keep, setBy, setAt } });
}

export async function deleteRule(db: Db, code: string): Promise<void> {
  await db.delete(retentionRules).where(eq(retentionRules.class, code));
}

export async function setClassOf(db: Db, caseId: string, code: string | null): Promise<void> {
  await db.update(cases).set({ retentionClass: code }).where(eq(cases.id, caseId));
}

export async function insertDeletion(db: Db, deletion: DeletionRow): Promise<void> {
  await db.insert(deletions).values(deletion);
}

/** Proofs of what was deleted, the latest first. */
export async function deletionsOf(db: Db, limit: number): Promise<DeletionRow[]> {
  return db.select().from(deletions).orderBy(desc(deletions.at)).limit(limit);
}

export async function deletionById(db: Db, id: string): Promise<DeletionRow | undefined> {
  const [row] = await db.select().from(deletions).where(eq(deletions.id, id));
  return row;
}
