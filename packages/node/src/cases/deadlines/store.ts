import type { OwnTerm } from '@nabij/protocol';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { accounts } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';
import { cases, erasureRequests, filings, journal, messages } from '../tables.ts';
import type { State } from '../workflow.ts';
import { termChanges, townTerms } from './tables.ts';
import type { Timed } from './terms.ts';

export type TermChangeRow = typeof termChanges.$inferSelect;

/** Acts of which the point tells the reporter by itself: that is no answer of a person. */
const BY_ITSELF = ['hand-on', 'merge', 'unmerge', 'split'];

/** What of a case decides its terms, all in two statements; undefined where there is no case. */
export async function timedCase(db: Db, caseId: string): Promise<Timed | undefined> {
  const first = sql<string | null>`(select min(${messages.at}) from ${messages}
    where ${messages.caseId} = ${cases.id} and ${messages.sender} = 'worker'
    and not exists (select from ${journal} where ${journal.caseId} = ${messages.caseId}
      and ${journal.at} = ${messages.at} and ${inArray(journal.act, BY_ITSELF)}))`;
  const asked = sql<string | null>`(select max(${erasureRequests.askedAt}) from ${erasureRequests}
    where ${erasureRequests.caseId} = ${cases.id} and ${erasureRequests.decidedAt} is null)`;
  const own = sql<OwnTerm[]>`(select coalesce(json_agg(json_build_object('term', term,
    'since', since, 'days', days, 'extensionDays', extension_days)), '[]') from ${townTerms})`;
  const [row] = await db
    .select({ case: cases, request: filings.request, first, asked, own })
    .from(cases)
    .innerJoin(filings, eq(filings.id, cases.filingId))
    .where(eq(cases.id, caseId));
  if (!row) return undefined;
  const { request, own: ownTerms, case: it } = row;
  return {
    ...{ request, own: ownTerms, changes: await changesOf(db, caseId) },
    ...{ receivedAt: it.receivedAt, state: it.state as State },
    ...{ regime: it.regime, regimeFrom: it.regimeFrom, regimeOurs: it.regimeOurs },
    waitingUntil: it.waitingUntil,
    firstAnswer: earliest(row.first, it.firstContactAt),
    erasureAsked: row.asked === null ? undefined : new Date(row.asked),
  };
}

/** What happened to the terms of a case and still holds, the first one first. */
export async function changesOf(db: Db, caseId: string) {
  const { id, kind, term, fromOn, untilOn, basis, reason, sealedNote, setBy, at } = termChanges;
  return db
    .select({
      ...{ id, caseId: termChanges.caseId, kind, term, fromOn, untilOn, basis, reason },
      ...{ sealedNote, setBy, at, by: accounts.name },
    })
    .from(termChanges)
    .leftJoin(accounts, eq(accounts.id, setBy))
    .where(and(eq(termChanges.caseId, caseId), isNull(termChanges.takenBackAt)))
    .orderBy(asc(at), asc(id));
}

/** One change, also one that was taken back. */
export async function changeById(db: Db, id: string): Promise<TermChangeRow | undefined> {
  const [row] = await db.select().from(termChanges).where(eq(termChanges.id, id));
  return row;
}

export async function insertChange(db: Db, row: TermChangeRow): Promise<void> {
  await db.insert(termChanges).values(row);
}

export async function updateChange(
  db: Db,
  id: string,
  change: Partial<Pick<TermChangeRow, 'untilOn' | 'takenBackAt'>>,
): Promise<void> {
  await db.update(termChanges).set(change).where(eq(termChanges.id, id));
}

export async function keepDue(
  db: Db,
  caseId: string,
  due: { on: string; step: string } | undefined,
): Promise<void> {
  await db
    .update(cases)
    .set({ dueOn: due?.on ?? null, dueStep: due?.step ?? null })
    .where(eq(cases.id, caseId));
}

/** Notes a first contact, unless an earlier one is known. */
export async function keepFirstContact(db: Db, caseId: string, at: Date): Promise<void> {
  const earlier = sql`least(${cases.firstContactAt}, ${at})`;
  await db.update(cases).set({ firstContactAt: earlier }).where(eq(cases.id, caseId));
}

function earliest(first: string | null, contact: Date | null): Date | undefined {
  const moments = [first, contact].flatMap((at) => (at === null ? [] : [new Date(at).getTime()]));
  return moments.length === 0 ? undefined : new Date(Math.min(...moments));
}

/** An answer to who asks to be erased comes later: the list of requests says so too. */
export async function moveErasure(db: Db, caseId: string, until: string): Promise<void> {
  await db
    .update(erasureRequests)
    .set({ dueAt: new Date(`${until}T12:00:00Z`) })
    .where(and(eq(erasureRequests.caseId, caseId), isNull(erasureRequests.decidedAt)));
}
