import { dayIn } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import { openText, sealText } from '../../vault/seal.ts';
import { mayShare } from '../consents/consents.ts';
import { checkFeedback, WORDS_MAX } from '../feedback/feedback.ts';
import { lockCase } from '../store.ts';
import { isEnded } from '../workflow.ts';
import {
  deleteLookBack,
  insertLookBack,
  keepLookBack,
  type LookBackRow,
  lookBackById,
  lookBacksOf,
} from './look-back-store.ts';
import type { Planning } from './open-trajectory.ts';
import { journaled } from './planned.ts';

type By = Omit<Planning, 'who' | 'nodeKeys'>;

/** Looking back that is to be: with the person, or with others who know how it goes. */
export interface NewLookBack {
  readonly id: string;
  readonly way: LookBackRow['way'];
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
}

/** What came of it; nothing is answered where nobody was reached. */
export interface LookBackOutcome {
  readonly id: string;
  readonly reached: boolean;
  /** Codes of `feedback`, at most one for each of the three questions. */
  readonly codes: readonly string[];
  readonly words: string;
}

const ASK_LATER = { purpose: 'FOLLOW_UP', party: null } as const;
const LATEST_MS = 366 * 24 * 3_600_000;

/**
 * Plans to look back some weeks after the end, or changes the day. Whoever wants to ask the person
 * needs their consent.
 * @throws Refusal not-found; move-not-allowed while the case is open, or where it was withdrawn;
 *   consent-required; request-invalid for a day that is over or more than a year away
 */
export async function planLookBack(db: Db, on: By, wanted: NewLookBack): Promise<void> {
  const { id, way, dueOn } = wanted;
  const { caseId, accountId, country, now } = on;
  const last = dayIn(country, new Date(now.getTime() + LATEST_MS));
  if (dueOn < dayIn(country, now) || dueOn > last) throw new Refusal('request-invalid');
  await db.transaction(async (tx) => {
    await lockEnded(tx, caseId);
    const known = await lookBackById(tx, id);
    if (known && known.caseId !== caseId) throw new Refusal('changed-meanwhile');
    if (known?.doneAt) throw new Refusal('move-not-allowed');
    if (known?.way === way && known.dueOn === dueOn) return;
    await checkAsked(tx, on, way);
    const made = { id, caseId, way, dueOn, plannedBy: accountId, plannedAt: now };
    const open = { doneBy: null, doneAt: null, reached: null, codes: [], sealedWords: null };
    if (known) await keepLookBack(tx, { ...known, way, dueOn });
    else await insertLookBack(tx, { ...made, ...open });
    await noted(tx, on, { id, act: 'look-back' });
  });
}

/**
 * Notes what came of a look-back; a second time changes nothing.
 * @throws Refusal not-found; consent-required where the person took it back meanwhile;
 *   reason-required where nothing was answered; request-invalid
 */
export async function noteLookBack(db: Db, on: By, it: LookBackOutcome): Promise<void> {
  const words = it.words.trim();
  if (it.reached) checkFeedback(it.codes, words, on);
  else if (it.codes.length > 0 || lengthOf(words) > WORDS_MAX) throw new Refusal('request-invalid');
  await db.transaction(async (tx) => {
    if (!(await lockCase(tx, on.caseId))) throw new Refusal('not-found');
    const known = await lookBackById(tx, it.id);
    if (known?.caseId !== on.caseId) throw new Refusal('not-found');
    if (known.doneAt) return;
    if (it.reached) await checkAsked(tx, on, known.way);
    const { accountId: doneBy, now: doneAt, filingKey } = on;
    const row = { ...known, doneBy, doneAt, reached: it.reached, codes: [...it.codes] };
    const sealedWords = words === '' ? null : await sealText(filingKey, placeOf(row), words);
    await keepLookBack(tx, { ...row, sealedWords });
    await noted(tx, on, { id: it.id, act: 'look-back-done' });
  });
}

/** Calls a look-back off. @throws Refusal not-found; move-not-allowed for one that was done */
export async function dropLookBack(db: Db, on: By, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await lockCase(tx, on.caseId))) throw new Refusal('not-found');
    const known = await lookBackById(tx, id);
    if (known?.caseId !== on.caseId) throw new Refusal('not-found');
    if (known.doneAt) throw new Refusal('move-not-allowed');
    await deleteLookBack(tx, id);
    const { caseId, accountId, now: at } = on;
    const actor = { kind: 'account', id: accountId } as const;
    await audit(tx, { at, actor, act: 'look-back-changed', caseId, subject: id });
  });
}

/** The look-backs of a case, the first one first. @throws SealBroken */
export async function listLookBacks(
  db: Db,
  { caseId, filingKey }: { caseId: string; filingKey: Uint8Array },
) {
  const rows = await lookBacksOf(db, caseId);
  return Promise.all(
    rows.map(async ({ sealedWords, ...row }) => ({
      ...row,
      words: sealedWords && (await openText(filingKey, placeOf(row), sealedWords)),
    })),
  );
}

async function lockEnded(tx: Db, caseId: string): Promise<void> {
  const current = await lockCase(tx, caseId);
  if (!current) throw new Refusal('not-found');
  const { state } = current;
  if (!isEnded(state) || state === 'WITHDRAWN') throw new Refusal('move-not-allowed');
}

async function checkAsked(tx: Db, on: By, way: LookBackRow['way']): Promise<void> {
  if (way === 'others') return;
  if (!(await mayShare(tx, on, ASK_LATER))) throw new Refusal('consent-required');
}

async function noted(
  tx: Db,
  on: By,
  { id: subject, act }: { id: string; act: 'look-back' | 'look-back-done' },
): Promise<void> {
  const { caseId, accountId: id, now: at } = on;
  await journaled(tx, on, act);
  const actor = { kind: 'account', id } as const;
  await audit(tx, { at, actor, act: 'look-back-changed', caseId, subject });
}

/** The answers are part of the place: they cannot be changed under somebody's own words. */
function placeOf(row: Omit<LookBackRow, 'sealedWords'>): string {
  const { id, caseId, way, doneBy, doneAt, reached, codes } = row;
  const done = [doneBy ?? '', doneAt?.toJSON() ?? '', reached, codes.join('+')];
  return ['case', caseId, 'look-back', id, way, ...done].join('/');
}
