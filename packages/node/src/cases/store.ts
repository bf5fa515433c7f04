import { aliasedTable, and, asc, desc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { accounts } from '../access/tables.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { cases, filings, journal, messages } from './tables.ts';
import { unreadIn } from './unread.ts';
import { ENDED, type State } from './workflow.ts';

export type CaseRow = Omit<typeof cases.$inferSelect, 'state'> & { state: State };
type MessageRow = typeof messages.$inferSelect;
type JournalRow = Omit<typeof journal.$inferInsert, 'id'>;

/** Workers as those who filed for somebody. */
const filers = aliasedTable(accounts, 'filers');

const unread = unreadIn(cases.id);

/** A case with its filing as it lies in the database: sealed. */
export async function caseWithFiling(db: Db, id: string) {
  const [row] = await db
    .select({
      case: cases,
      filing: filings,
      ownerName: accounts.name,
      filedByName: filers.name,
      unread,
    })
    .from(cases)
    .innerJoin(filings, eq(filings.id, cases.filingId))
    .leftJoin(accounts, eq(accounts.id, cases.ownerId))
    .leftJoin(filers, eq(filers.id, filings.filedBy))
    .where(eq(cases.id, id));
  return row && { ...row, case: row.case as CaseRow };
}

/** The case that a filing opened, with the name of who has it. */
export async function caseOfFiling(db: Db, filingId: string) {
  const [row] = await db
    .select({ case: cases, ownerName: accounts.name })
    .from(cases)
    .leftJoin(accounts, eq(accounts.id, cases.ownerId))
    .where(eq(cases.filingId, filingId));
  return row && { ...row, case: row.case as CaseRow };
}

/**
 * Reads a case and makes other writers of it wait until this transaction ends. While it is offered
 * to another point nobody changes it, and afterwards it is the other's.
 * @param by its reporter is heard while it is offered, and may take back what they agreed to
 * @throws Refusal case-frozen
 */
export async function lockCase(
  db: Db,
  id: string,
  by: 'worker' | 'reporter' = 'worker',
): Promise<CaseRow | undefined> {
  const row = await lockAnyCase(db, id);
  const isFrozen = row?.state === 'TRANSFERRED' || (by === 'worker' && row?.frozenBy != null);
  if (isFrozen) throw new Refusal('case-frozen');
  return row;
}

/** {@link lockCase}, also of what is offered to another point or there already. */
export async function lockAnyCase(db: Db, id: string): Promise<CaseRow | undefined> {
  const [row] = await db.select().from(cases).where(eq(cases.id, id)).for('update');
  return row as CaseRow | undefined;
}

export async function updateCase(
  db: Db,
  current: CaseRow,
  change: Partial<CaseRow>,
): Promise<void> {
  await db
    .update(cases)
    .set({ ...change, ...leftBehind(change.state), version: current.version + 1 })
    .where(eq(cases.id, current.id));
}

/** What a case keeps no longer in another state. */
function leftBehind(state: State | undefined): Partial<CaseRow> {
  if (state === undefined || state === 'WAITING_OTHER') return {};
  // one that ended with another still says with which; one that goes on stands on its own
  const alone = { mergedInto: null, mergedBecause: null };
  const isTied = state === 'MERGED' || ENDED.includes(state);
  return { waitingUntil: null, ...(isTied ? {} : alone) };
}

export async function insertJournal(db: Db, entry: JournalRow): Promise<void> {
  await db.insert(journal).values(entry);
}

/** When something was written down of a case last. */
export async function lastNotedAt(db: Db, caseId: string): Promise<Date | undefined> {
  const [row] = await db
    .select({ at: journal.at })
    .from(journal)
    .where(eq(journal.caseId, caseId))
    .orderBy(desc(journal.at))
    .limit(1);
  return row?.at;
}

export async function journalOf(db: Db, caseId: string) {
  return db
    .select({
      id: journal.id,
      at: journal.at,
      actorId: journal.actorId,
      name: accounts.name,
      act: journal.act,
      fromState: journal.fromState,
      toState: journal.toState,
      sealedNote: journal.sealedNote,
    })
    .from(journal)
    .leftJoin(accounts, eq(accounts.id, journal.actorId))
    .where(eq(journal.caseId, caseId))
    .orderBy(asc(journal.id));
}

/** Whether this worker's opening of the case was journaled after `since`. */
export async function openedSince(
  db: Db,
  who: { caseId: string; actorId: string },
  since: Date,
): Promise<boolean> {
  const rows = await db
    .select({ id: journal.id })
    .from(journal)
    .where(
      and(
        eq(journal.caseId, who.caseId),
        eq(journal.actorId, who.actorId),
        eq(journal.act, 'open'),
        gt(journal.at, since),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** @returns false if a message with this id is there already */
export async function insertMessageOnce(db: Db, message: MessageRow): Promise<boolean> {
  const rows = await db
    .insert(messages)
    .values(message)
    .onConflictDoNothing()
    .returning({ id: messages.id });
  return rows.length === 1;
}

export async function messagesOf(db: Db, caseId: string) {
  return db
    .select({
      id: messages.id,
      at: messages.at,
      sender: messages.sender,
      accountId: messages.accountId,
      name: accounts.name,
      sealedText: messages.sealedText,
      readAt: messages.readAt,
    })
    .from(messages)
    .leftJoin(accounts, eq(accounts.id, messages.accountId))
    .where(eq(messages.caseId, caseId))
    .orderBy(asc(messages.at), asc(messages.id));
}

/** Marks what the other side was shown as read; what comes in meanwhile stays unread. */
export async function markRead(
  db: Db,
  shown: readonly { id: string; sender: string }[],
  { from, now }: { from: 'reporter' | 'worker'; now: Date },
): Promise<void> {
  const ids = shown.filter(({ sender }) => sender === from).map(({ id }) => id);
  await db
    .update(messages)
    .set({ readAt: now })
    .where(and(inArray(messages.id, ids), isNull(messages.readAt)));
}
