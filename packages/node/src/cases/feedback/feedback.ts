import { randomUUID } from 'node:crypto';
import { audit } from '../../access/audit/audit.ts';
import { requireChoosable } from '../../system/codes/choosable.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import { openText, sealText } from '../../vault/seal.ts';
import { endedLast } from '../endings.ts';
import { insertJournal, lockCase } from '../store.ts';
import { isEnded, type State } from '../workflow.ts';
import { type FeedbackRow, feedbackOf, insertFeedback } from './store.ts';

/** Longest own words, in Unicode code points. */
export const WORDS_MAX = 2000;

/** The three questions with the codes that answer them: one of each, or none. */
export const FEEDBACK_QUESTIONS = {
  helped: ['HELPED', 'HELPED_PARTLY', 'NOT_HELPED'],
  heard: ['HEARD', 'NOT_HEARD'],
  once: ['TOLD_ONCE', 'TOLD_AGAIN'],
} as const;

/** What a reporter said after the end of their case. */
export interface Feedback {
  readonly at: Date;
  readonly codes: readonly string[];
  readonly words: string | null;
}

/** What was taken back is over, and what another point has is for that one to ask about. */
const NOT_ASKED: readonly State[] = ['WITHDRAWN', 'TRANSFERRED'];

/** Whether the three questions are open: after an ending that nobody was asked about yet. */
export async function asksFeedback(db: Db, it: { caseId: string; state: State }): Promise<boolean> {
  if (!isEnded(it.state) || NOT_ASKED.includes(it.state)) return false;
  const ended = await endedLast(db, it.caseId);
  if (!ended) return false;
  return (await feedbackOf(db, it.caseId)).every(({ at }) => at < ended);
}

/**
 * Keeps the answers, once for each ending; the answers of a second time change nothing.
 * @returns false where they were given before
 * @throws Refusal not-found; move-not-allowed while the case is open; request-invalid
 */
export async function giveFeedback(
  db: Db,
  by: { caseId: string; filingKey: Uint8Array; now: Date },
  { codes, words }: { codes: readonly string[]; words: string },
): Promise<boolean> {
  const { caseId, filingKey, now: at } = by;
  checkFeedback(codes, words, by);
  return db.transaction(async (tx) => {
    const current = await lockCase(tx, caseId, 'reporter');
    if (!current) throw new Refusal('not-found');
    const { state } = current;
    if (!isEnded(state) || state === 'WITHDRAWN') throw new Refusal('move-not-allowed');
    if (!(await asksFeedback(tx, { caseId, state }))) return false;
    const row = { id: randomUUID(), caseId, at, codes: [...codes], readAt: null };
    const sealedWords = words === '' ? null : await sealText(filingKey, placeOf(row), words);
    await insertFeedback(tx, { ...row, sealedWords });
    const nothing = { fromState: null, toState: null, sealedNote: null };
    await insertJournal(tx, { caseId, at, actorId: null, act: 'feedback', ...nothing });
    await audit(tx, { at, actor: { kind: 'reporter' }, act: 'feedback-given', caseId });
    return true;
  });
}

/** What was said of a case after each of its endings, the first one first. @throws SealBroken */
export async function listFeedback(
  db: Db,
  { caseId, filingKey }: { caseId: string; filingKey: Uint8Array },
): Promise<Feedback[]> {
  return Promise.all(
    (await feedbackOf(db, caseId)).map(async ({ sealedWords, ...row }) => ({
      at: row.at,
      codes: row.codes,
      words: sealedWords && (await openText(filingKey, placeOf(row), sealedWords)),
    })),
  );
}

/**
 * At most one answer to each of the three questions, and something said at all.
 * @throws Refusal request-invalid, reason-required
 */
export function checkFeedback(codes: readonly string[], words: string, at: { now: Date }): void {
  const perQuestion = Object.values(FEEDBACK_QUESTIONS).map(
    (answers) => codes.filter((code) => answers.some((answer) => answer === code)).length,
  );
  requireChoosable('feedback', codes, at);
  const fits = perQuestion.every((count) => count <= 1);
  if (!fits || perQuestion.reduce((sum, count) => sum + count, 0) !== codes.length) {
    throw new Refusal('request-invalid');
  }
  if (codes.length === 0 && words === '') throw new Refusal('reason-required');
  if (lengthOf(words) > WORDS_MAX) throw new Refusal('request-invalid');
}

/** The answers are part of the place: they cannot be changed under somebody's own words. */
function placeOf({ id, caseId, at, codes }: Omit<FeedbackRow, 'sealedWords'>): string {
  return `case/${caseId}/feedback/${id}/${at.toJSON()}/${codes.join('+')}`;
}
