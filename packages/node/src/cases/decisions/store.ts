import {
  aliasedTable,
  and,
  asc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  notExists,
  or,
  sql,
} from 'drizzle-orm';
import { type AccountRole, accounts } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';
import { cases } from '../tables.ts';
import { IN_HAND } from '../workflow.ts';
import type { DecisionRow } from './decision.ts';
import { barriers, decisions, mandates } from './tables.ts';

export type BarrierRow = typeof barriers.$inferSelect;
type MandateRow = typeof mandates.$inferSelect;

const settlers = aliasedTable(accounts, 'settlers');

/** Every mandate that a lead set, with the name of who set it. */
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

export async function mandateRowOf(
  db: Db,
  role: MandateRow['role'],
): Promise<MandateRow | undefined> {
  const [row] = await db.select().from(mandates).where(eq(mandates.role, role));
  return row;
}

/** What somebody who works here decides alone, where a lead set it; undefined for nobody. */
export async function mandateRowFor(
  db: Db,
  accountId: string,
): Promise<{ role: AccountRole; mandate: MandateRow | null } | undefined> {
  const [row] = await db
    .select({ role: accounts.role, mandate: mandates })
    .from(accounts)
    .leftJoin(mandates, sql`${mandates.role} = ${accounts.role}`)
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

/** A decision that asks for somebody's attention: codes, and no words of what it is about. */
export interface WaitingDecision {
  readonly id: string;
  readonly caseId: string;
  readonly number: number;
  /** Code of `decision_kind`. */
  readonly about: string;
  /** Euro cents; null where it costs nothing. */
  readonly amount: number | null;
  /** The name of who proposed it or put it off. */
  readonly by: string;
  readonly at: Date;
}

const WAITING = {
  id: decisions.id,
  caseId: cases.id,
  number: cases.number,
  about: decisions.kind,
  amount: decisions.amount,
  by: accounts.name,
  at: decisions.at,
};

/** Proposals in cases in hand that this worker can answer: those of others, the oldest first. */
export async function proposalsFor(db: Db, accountId: string): Promise<WaitingDecision[]> {
  return db
    .select(WAITING)
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .innerJoin(accounts, eq(accounts.id, decisions.madeBy))
    .where(
      and(
        eq(decisions.state, 'proposed'),
        ne(decisions.madeBy, accountId),
        inArray(cases.state, IN_HAND),
      ),
    )
    .orderBy(asc(decisions.at), asc(decisions.id));
}

/**
 * What was put off in cases in hand until `until` (`YYYY-MM-DD`) or before, the earliest first: in
 * those of `ownerId` and of nobody, or in all of them. A later decision of the same kind answers it.
 */
export async function postponedDue(
  db: Db,
  { until, ownerId }: { until: string; ownerId?: string | undefined },
): Promise<(WaitingDecision & { againOn: string })[]> {
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
    .select({ ...WAITING, againOn: decisions.againOn })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .innerJoin(accounts, eq(accounts.id, decisions.madeBy))
    .where(
      and(
        eq(decisions.state, 'made'),
        isNotNull(decisions.againOn),
        lte(decisions.againOn, until),
        notExists(answered),
        inArray(cases.state, IN_HAND),
        ownerId === undefined ? undefined : or(isNull(cases.ownerId), eq(cases.ownerId, ownerId)),
      ),
    )
    .orderBy(asc(decisions.againOn), asc(decisions.id));
  return rows.flatMap(({ againOn, ...row }) => (againOn ? [{ ...row, againOn }] : []));
}
