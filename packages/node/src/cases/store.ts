import {
  aliasedTable,
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  isNull,
  notInArray,
  sql,
} from 'drizzle-orm';
import { accounts } from '../access/tables.ts';
import type { Db } from '../system/database.ts';
import { cases, filings, journal, messages } from './tables.ts';
import { unreadIn } from './unread.ts';
import { ENDED, type State } from './workflow.ts';

export type CaseRow = Omit<typeof cases.$inferSelect, 'state'> & { state: State };
type MessageRow = typeof messages.$inferSelect;
type JournalRow = Omit<typeof journal.$inferInsert, 'id'>;

export interface ListedCase {
  id: string;
  number: number;
  state: State;
  subject: string;
  request: string;
  anonymity: string;
  language: string;
  receivedAt: Date;
  ownerId: string | null;
  ownerName: string | null;
  unread: number;
}

/** Workers as those who filed for somebody. */
const filers = aliasedTable(accounts, 'filers');

const unread = unreadIn(cases.id);

/** Cases of the desk's list, the longest waiting first for open ones, the latest first otherwise. */
export async function listCases(
  db: Db,
  wanted: { state: 'open' | 'closed' | 'all'; number?: number; ids?: readonly string[] },
): Promise<ListedCase[]> {
  const byState = {
    open: notInArray(cases.state, [...ENDED]),
    closed: inArray(cases.state, [...ENDED]),
    all: undefined,
  }[wanted.state];
  const byNumber = wanted.number === undefined ? undefined : eq(cases.number, wanted.number);
  const byId = wanted.ids && sql`${cases.id} = any(${sql.param([...wanted.ids])}::uuid[])`;
  const rows = await db
    .select({
      id: cases.id,
      number: cases.number,
      state: cases.state,
      subject: cases.subject,
      request: filings.request,
      anonymity: filings.anonymity,
      language: filings.language,
      receivedAt: cases.receivedAt,
      ownerId: cases.ownerId,
      ownerName: accounts.name,
      unread,
    })
    .from(cases)
    .innerJoin(filings, eq(filings.id, cases.filingId))
    .leftJoin(accounts, eq(accounts.id, cases.ownerId))
    .where(and(byState, byNumber, byId))
    .orderBy(wanted.state === 'open' ? asc(cases.receivedAt) : desc(cases.receivedAt))
    .limit(5000);
  return rows.map((row) => ({ ...row, state: row.state as State }));
}

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

/** Reads a case and makes other writers of it wait until this transaction ends. */
export async function lockCase(db: Db, id: string): Promise<CaseRow | undefined> {
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
    .set({ ...change, version: current.version + 1 })
    .where(eq(cases.id, current.id));
}

export async function insertJournal(db: Db, entry: JournalRow): Promise<void> {
  await db.insert(journal).values(entry);
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
