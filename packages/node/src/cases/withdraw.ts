import { audit } from '../access/audit/audit.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { endCase } from './close.ts';
import { withdrawConsents } from './consents/consents.ts';
import { keepMessage, type NewMessage } from './conversation.ts';
import { type Reckoning, refreshDue } from './deadlines/due.ts';
import { endedLast, isHere } from './endings.ts';
import { releaseMerged } from './flow/merge-store.ts';
import { newOwner } from './owner.ts';
import { keptUntil } from './retention/keep.ts';
import { rules, termOf } from './retention/retention.ts';
import { deleteAfter } from './rights/rights.ts';
import { type CaseRow, insertJournal, lockCase, updateCase } from './store.ts';
import { nextState, type ReportersAct, type State } from './workflow.ts';

/** What the reporter says with it, and by whose law terms run. */
type Said = NewMessage & Reckoning;

const REPORTER = { sender: 'reporter', accountId: null } as const;

/**
 * How long after the end a reporter can take a case up again. Awb 9:8(1)(b): what happened more
 * than a year ago need not be handled any more; a new report is always possible. What is kept
 * shorter than that can be taken up for as long as it is kept.
 */
const RESUME_WITHIN = { years: 1, months: 0, days: 0 };

/**
 * The reporter withdraws: nobody works on the case any more, and no consent holds any longer. It
 * stays counted, and its words say so as a message, so that a worker sees it as news. Withdrawn
 * twice is withdrawn once.
 * @throws Refusal not-found; move-not-allowed for a case that ended otherwise; request-invalid
 */
export async function withdraw(db: Db, message: Said): Promise<void> {
  await db.transaction(async (tx) => {
    const current = await lock(tx, message.caseId);
    if (current.state === 'WITHDRAWN') return;
    const to = nextState(current.state, 'withdraw');
    if (!to) throw new Refusal('move-not-allowed');
    // an old form, sent again after the report was taken up again
    if (!(await keepMessage(tx, message, REPORTER))) return;
    await withdrawConsents(tx, { ...message, accountId: null });
    const change = await endCase(tx, current, { ending: { act: 'withdraw' }, by: message });
    const alone = { ...change, mergedInto: null, mergedBecause: null };
    await moved(tx, current, { ...message, act: 'withdraw', to, change: alone });
    // who tells of the same matter did not withdraw
    await releaseMerged(tx, [current.id], message.now);
  });
}

/**
 * The reporter takes their case up again, with the reason as a message: it goes back to who had
 * it, or to everybody's list. The same form sent twice does it once.
 * @throws Refusal not-found; move-not-allowed for a case that is open, or ended too long ago;
 *   request-invalid
 */
export async function resume(db: Db, message: Said): Promise<void> {
  const { caseId, now } = message;
  await db.transaction(async (tx) => {
    const current = await lock(tx, caseId);
    // before the message, which is itself a piece of the case from which a term may count
    const until = await resumableUntil(tx, caseId);
    if (!(await keepMessage(tx, message, REPORTER))) return;
    const here = current.ownerId !== null && (await isHere(tx, current.ownerId));
    const to = nextState(current.state, 'resume', here);
    if (!to || !until || until <= now) throw new Refusal('move-not-allowed');
    const change = here ? {} : newOwner(current, null);
    await moved(tx, current, { ...message, act: 'resume', to, change });
  });
}

/** Until when the reporter can take an ended case up again; undefined for one that never ended. */
export async function resumableUntil(db: Db, caseId: string): Promise<Date | undefined> {
  const ended = await endedLast(db, caseId);
  if (!ended) return undefined;
  const gone = await deleteAfter(db, caseId);
  return earlier(keptUntil(ended, RESUME_WITHIN), gone === null ? undefined : new Date(gone));
}

/** Until when a case that is withdrawn now could be taken up again. */
export async function resumableAfter(
  db: Db,
  it: { request: string; retentionClass: string | null },
  now: Date,
): Promise<Date> {
  const { deleteAfter: gone } = termOf({ ...it, endedAt: now, madeAt: now }, await rules(db));
  return earlier(keptUntil(now, RESUME_WITHIN), gone);
}

function earlier(one: Date, other: Date | undefined): Date {
  return other !== undefined && other < one ? other : one;
}

async function lock(tx: Db, caseId: string): Promise<CaseRow> {
  const current = await lockCase(tx, caseId, 'reporter');
  if (!current) throw new Refusal('not-found');
  return current;
}

async function moved(
  tx: Db,
  current: CaseRow,
  it: { act: ReportersAct; to: State; change: Partial<CaseRow> } & Reckoning,
): Promise<void> {
  const { act, to, now: at } = it;
  const { id: caseId, state: fromState } = current;
  const entry = { caseId, at, actorId: null, act, sealedNote: null };
  await insertJournal(tx, { ...entry, fromState, toState: to });
  await updateCase(tx, current, { ...it.change, state: to });
  await refreshDue(tx, caseId, it);
  const audited = act === 'withdraw' ? 'withdrawn' : 'resumed';
  await audit(tx, { at, actor: { kind: 'reporter' }, act: audited, caseId });
}
