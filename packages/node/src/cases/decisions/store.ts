import {
  aliasedTable,
  and,
  asc,
  eq,
  gt,
  isNotNull,
  lte,
  ne,
  notExists,
  notInArray,
} from 'drizzle-orm';
import { type AccountRole, accounts } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';
import { cases } from '../tables.ts';
import { ENDED } from '../workflow.ts';
import type { DecisionRow } from './decision.ts';
import { barriers, decisions, mandates } from './tables.ts';

export type BarrierRow = typeof barriers.$inferSelect;
type MandateRow = typeof mandates.$inferSelect;

/** States in which nobody decides anything. */
const OVER = [...ENDED, 'MERGED'];

const settlers = aliasedTable(accounts, 'settlers');

/** What every role decides alone, with the name of who set it. */
export async function mandateRows(db: Db): Promise<(MandateRow & { setBy: string })[]> {
  const rows = await db
    .select({ mandate: mandates, name: accounts.name })
    .from(mandates)
    .innerJoin(accounts, eq(accounts.id, mandates.setBy));
  return rows.map(({ mandate, name }) => ({ ...mandate, setBy: name }));
}

export async function upsertMandate(db: Db, row: MandateRow): Promise<void> {
  const { role: _, ...set } = row;
  await db.insert(mandates).values(row).onConflictDoUpdate({ target: mandates.role, set });
}

/** What somebody who works here decides alone, where a lead set it; undefined for nobody. */
export async function mandateRowFor(
  db: Db,
  accountId: string,
): Promise<{ role: AccountRole; mandate: MandateRow | null } | undefined> {
  const [row] = await db
    .select({ role: accounts.role, mandate: mandates })
    .from(accounts)
    .leftJoin(mandates, eq(mandates.role, accounts.role))
    .where(eq(accounts.id, accountId));
  return row;
}

/** Every decision of a case, the first one first. */
export async function decisionsOf(db: Db, caseId: string): Promise<DecisionRow[]> {
  return db
    .select()
    .from(decisions)
    .where(eq(decisions.caseId, caseId))
    .orderBy(asc(decisions.at), asc(decisions.id));
}

/** Every decision of a case with the names of who made and who settled it. */
export async function namedDecisionsOf(
  db: Db,
  caseId: string,
): Promise<{ row: DecisionRow; by: string; settledBy: string | null }[]> {
  return db
    .select({ row: decisions, by: accounts.name, settledBy: settlers.name })
    .from(decisions)
    .innerJoin(accounts, eq(accounts.id, decisions.madeBy))
    .leftJoin(settlers, eq(settlers.id, decisions.settledBy))
    .where(eq(decisions.caseId, caseId))
    .orderBy(asc(decisions.at), asc(decisions.id));
}

/** @returns false if there is a decision with this id, of whatever case */
export async function insertDecisionOnce(db: Db, row: DecisionRow): Promise<boolean> {
  const rows = await db
    .insert(decisions)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: decisions.id });
  return rows.length === 1;
}

/** Writes down what came of a decision. */
export async function settleDecision(db: Db, row: DecisionRow): Promise<void> {
  const { state, settledBy, settledAt, answerReasons, sealed } = row;
  await db
    .update(decisions)
    .set({ state, settledBy, settledAt, answerReasons, sealed })
    .where(and(eq(decisions.id, row.id), eq(decisions.caseId, row.caseId)));
}

/** Every barrier of a case with the name of who noted it, the first one first. */
export async function barriersOf(
  db: Db,
  caseId: string,
): Promise<{ row: BarrierRow; by: string }[]> {
  return db
    .select({ row: barriers, by: accounts.name })
    .from(barriers)
    .innerJoin(accounts, eq(accounts.id, barriers.notedBy))
    .where(eq(barriers.caseId, caseId))
    .orderBy(asc(barriers.at), asc(barriers.id));
}

/** @returns false if there is a barrier with this id, of whatever case */
export async function insertBarrierOnce(db: Db, row: BarrierRow): Promise<boolean> {
  const rows = await db
    .insert(barriers)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: barriers.id });
  return rows.length === 1;
}

/** @returns whether it was there */
export async function deleteBarrier(
  db: Db,
  { id, caseId }: { id: string; caseId: string },
): Promise<boolean> {
  const gone = await db
    .delete(barriers)
    .where(and(eq(barriers.id, id), eq(barriers.caseId, caseId)))
    .returning({ id: barriers.id });
  return gone.length > 0;
}

/** Something of a case that asks for somebody's attention. */
export interface WaitingDecision {
  readonly caseId: string;
  readonly number: number;
  readonly decisionId: string;
  readonly at: Date;
}

/** Proposals in open cases that this worker can answer: those of others, the oldest first. */
export async function proposalsFor(db: Db, accountId: string): Promise<WaitingDecision[]> {
  return db
    .select({
      caseId: cases.id,
      number: cases.number,
      decisionId: decisions.id,
      at: decisions.at,
    })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .where(
      and(
        eq(decisions.state, 'proposed'),
        ne(decisions.madeBy, accountId),
        notInArray(cases.state, OVER),
      ),
    )
    .orderBy(asc(decisions.at));
}

/**
 * What was put off in open cases until this day or one before it, the earliest first. A later
 * decision of the same kind answers it.
 */
export async function postponedDue(
  db: Db,
  until: string,
): Promise<(WaitingDecision & { againOn: string; ownerId: string | null })[]> {
  const later = aliasedTable(decisions, 'later');
  const answered = db
    .select({ id: later.id })
    .from(later)
    .where(
      and(
        eq(later.caseId, decisions.caseId),
        eq(later.kind, decisions.kind),
        gt(later.at, decisions.at),
        ne(later.state, 'withdrawn'),
      ),
    );
  const rows = await db
    .select({
      caseId: cases.id,
      number: cases.number,
      decisionId: decisions.id,
      at: decisions.at,
      againOn: decisions.againOn,
      ownerId: cases.ownerId,
    })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .where(
      and(
        eq(decisions.state, 'made'),
        isNotNull(decisions.againOn),
        lte(decisions.againOn, until),
        notExists(answered),
        notInArray(cases.state, OVER),
      ),
    )
    .orderBy(asc(decisions.againOn));
  return rows.flatMap(({ againOn, ...row }) => (againOn ? [{ ...row, againOn }] : []));
}
