import { dayIn, openTerms } from '@nabij/protocol';
import { type AuditAct, audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import { type CaseRow, insertJournal, lockCase, updateCase } from '../store.ts';
import { isEnded } from '../workflow.ts';
import { type Reckoning, refreshDue } from './due.ts';
import { movesOf } from './may-change.ts';
import { sealTermNote } from './note-place.ts';
import { changeById, insertChange, type TermChangeRow, timedCase, updateChange } from './store.ts';
import { type Term, termsOf } from './terms.ts';

/** Longest note beside a change, in Unicode code points. */
export const TERM_NOTE_MAX = 2_000;

/** Who changes the terms of which case, with the key of its texts. */
export interface TermChanger extends Reckoning {
  readonly caseId: string;
  readonly accountId: string;
  readonly filingKey: Uint8Array;
}

/** What is noted of a term; days are `YYYY-MM-DD`. */
export type TermNews = {
  readonly id: string;
  readonly term: string;
  readonly note: string | null;
} & (
  | {
      readonly kind: 'pause';
      readonly from: string;
      /** The last day on which it stands still; null: that is not known yet. */
      readonly until: string | null;
      readonly reason: string;
    }
  /** Somebody outside did what they had to. */
  | { readonly kind: 'done'; readonly on: string }
  /** Somebody outside says by when they will have done it. */
  | { readonly kind: 'stated'; readonly until: string }
);

const JOURNAL = { pause: 'term-pause', done: 'term-done', stated: 'term-stated' } as const;
const AUDIT = {
  pause: 'term-paused',
  done: 'term-done-noted',
  stated: 'term-stated',
} as const satisfies Record<TermNews['kind'], AuditAct>;

/**
 * Notes what happened to a term. Sent twice it is noted once; a pause that is sent again gets the
 * last day that is in it.
 * @throws Refusal not-found; move-not-allowed for a case that has ended; request-invalid for a
 *   term that the case does not have, or that may not change like this
 */
export async function noteTerm(db: Db, by: TermChanger, news: TermNews): Promise<void> {
  const note = news.note?.trim() || null;
  if (note && lengthOf(note) > TERM_NOTE_MAX) throw new Refusal('request-invalid');
  await db.transaction(async (tx) => {
    const current = await lockOpen(tx, by.caseId);
    const before = await changeById(tx, news.id);
    if (before) return again(tx, by, { current, before, news });
    const row = { ...rowOf(by, news), takenBackAt: null };
    check(row, await termFor(tx, by, news.term), dayIn(by.country, by.now));
    await insertChange(tx, { ...row, sealedNote: await sealTermNote(by.filingKey, row, note) });
    const acts = { journal: JOURNAL[news.kind], audit: AUDIT[news.kind], term: news.term };
    await changed(tx, by, { current, ...acts });
  });
}

/**
 * Takes back what was noted by mistake. What the reporter was told in a letter stays.
 * @throws Refusal not-found; move-not-allowed for a letter, or a case that has ended
 */
export async function takeBack(db: Db, by: TermChanger, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const current = await lockOpen(tx, by.caseId);
    const before = await changeById(tx, id);
    if (!before || before.caseId !== by.caseId) throw new Refusal('not-found');
    if (before.kind === 'extension') throw new Refusal('move-not-allowed');
    if (before.takenBackAt !== null) return;
    await updateChange(tx, id, { takenBackAt: by.now });
    const acts = { journal: 'term-take-back', audit: 'term-change-taken-back' } as const;
    await changed(tx, by, { current, ...acts, term: before.term });
  });
}

/** Journals and audits a change of a term, and works out anew what is due. */
export async function changed(
  tx: Db,
  by: TermChanger,
  it: { current: CaseRow; journal: string; audit: AuditAct; term: string },
): Promise<void> {
  const { caseId, accountId, now: at } = by;
  const { state } = it.current;
  const entry = { caseId, at, actorId: accountId, act: it.journal, sealedNote: null };
  await insertJournal(tx, { ...entry, fromState: state, toState: state });
  await updateCase(tx, it.current, {});
  await refreshDue(tx, caseId, by);
  const actor = { kind: 'account', id: accountId } as const;
  await audit(tx, { at, actor, act: it.audit, caseId, subject: it.term });
}

/** A term of a case as it is now. @throws Refusal request-invalid where the case has none such */
export async function termFor(
  tx: Db,
  { caseId, country, now }: TermChanger,
  id: string,
): Promise<Term | 'open'> {
  const timed = await timedCase(tx, caseId);
  const term = timed && termsOf(timed, country, now).find((one) => one.id === id);
  if (term) return term;
  const isOpen = openTerms(timed?.regime ?? null, country).some((one) => one.id === id);
  if (!isOpen) throw new Refusal('request-invalid');
  return 'open';
}

/** A case that is open, with other writers of it made to wait. */
export async function lockOpen(tx: Db, caseId: string): Promise<CaseRow> {
  const current = await lockCase(tx, caseId);
  if (!current) throw new Refusal('not-found');
  if (isEnded(current.state) || current.state === 'MERGED') throw new Refusal('move-not-allowed');
  return current;
}

async function again(
  tx: Db,
  by: TermChanger,
  { current, before, news }: { current: CaseRow; before: TermChangeRow; news: TermNews },
): Promise<void> {
  const isSame = before.caseId === by.caseId && before.kind === news.kind;
  if (!isSame || before.term !== news.term || before.takenBackAt !== null) {
    throw new Refusal('changed-meanwhile');
  }
  if (news.kind !== 'pause' || news.until === before.untilOn) return;
  if (news.until === null || news.until < before.fromOn) throw new Refusal('request-invalid');
  await updateChange(tx, news.id, { untilOn: news.until });
  const acts = { journal: 'term-pause', audit: 'term-paused' } as const;
  await changed(tx, by, { current, ...acts, term: news.term });
}

function rowOf(by: TermChanger, news: TermNews): Omit<TermChangeRow, 'sealedNote' | 'takenBackAt'> {
  const { id, kind, term } = news;
  const made = { id, caseId: by.caseId, kind, term, basis: null, setBy: by.accountId, at: by.now };
  const today = dayIn(by.country, by.now);
  switch (news.kind) {
    case 'pause':
      return { ...made, fromOn: news.from, untilOn: news.until, reason: news.reason };
    case 'done':
      return { ...made, fromOn: news.on, untilOn: null, reason: null };
    case 'stated':
      return { ...made, fromOn: today, untilOn: news.until, reason: null };
  }
}

function check(
  { kind, fromOn, untilOn, reason }: ReturnType<typeof rowOf>,
  term: Term | 'open',
  today: string,
): void {
  const wrong = new Refusal('request-invalid');
  if (untilOn !== null && untilOn < fromOn) throw wrong;
  // what has not happened yet is not noted
  if (fromOn > today) throw wrong;
  if (term === 'open') {
    if (kind === 'pause') throw wrong;
    return;
  }
  if (kind === 'extension' || !movesOf(term, today).includes(kind)) throw wrong;
  const isReason = term.standstill.some((code) => code === reason);
  if (kind === 'pause' && !isReason) throw wrong;
}
