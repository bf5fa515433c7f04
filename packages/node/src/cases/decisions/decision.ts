import { findCode } from '@nabij/protocol';
import { requireChoosable } from '../../system/codes/choosable.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import { openText, sealText } from '../../vault/seal.ts';
import { AMOUNT_MAX } from './mandate.ts';
import type { DecisionState, decisions } from './tables.ts';

export type DecisionRow = typeof decisions.$inferSelect;

/** Own words in a decision: of who made it, and of who answered. */
export interface Words {
  readonly text: string;
  readonly answer: string;
}

/** What somebody wants to decide; its id is made where the form is, so that sending twice is once. */
export interface NewDecision {
  readonly id: string;
  readonly kind: string;
  readonly decision: string;
  readonly reasons: readonly string[];
  /** Euro cents; null where it costs nothing. */
  readonly amount: number | null;
  /** When to look again at what is put off, `YYYY-MM-DD`. */
  readonly againOn: string | null;
  readonly text: string;
  /** Whether a second colleague is asked. */
  readonly proposed: boolean;
}

/** Longest own words, in Unicode code points. */
export const WORDS_MAX = 2000;

/** States of decisions that hold. */
const HOLDS: readonly DecisionState[] = ['made', 'agreed'];

/**
 * Checks what does not depend on the case: codes, and what fits together. A decision needs a
 * reason; a reason fits what was decided (`for` of its list); words are never needed.
 * @throws Refusal reason-required, request-invalid
 */
export function checkDecision(wanted: NewDecision, at: { now: Date }): void {
  const { kind, decision, amount, againOn, proposed } = wanted;
  const taken = decision === 'TAKEN';
  requireChoosable('decision_kind', [kind], at);
  requireChoosable('decision', [decision], at);
  checkReasons(wanted.reasons, decision, at);
  // who asks a colleague does not decide within their own mandate
  if (proposed && (!taken || wanted.reasons.includes('WITHIN_MANDATE'))) invalid();
  if (amount !== null && !(taken && Number.isSafeInteger(amount) && amount > 0)) invalid();
  if (amount !== null && amount > AMOUNT_MAX) invalid();
  if (amount === null && taken && kind === 'QUICK_BUDGET') invalid();
  if (againOn !== null && decision !== 'POSTPONED') invalid();
  checkWords(wanted.text);
}

/** @throws Refusal reason-required, request-invalid */
export function checkReasons(
  reasons: readonly string[],
  decision: string,
  at: { now: Date },
): void {
  if (reasons.length === 0) throw new Refusal('reason-required');
  requireChoosable('decision_reason', reasons, at);
  const fits = (code: string) => findCode('decision_reason', code)?.for?.includes(decision);
  if (!reasons.every(fits)) invalid();
}

/** @throws Refusal request-invalid */
export function checkWords(text: string): void {
  if (lengthOf(text) > WORDS_MAX) invalid();
}

/** What a case has cost, in euro cents: what was decided and holds. */
export function spentIn(all: readonly Pick<DecisionRow, 'state' | 'amount'>[]): number {
  return sumOf(all.filter(({ state }) => HOLDS.includes(state)));
}

/** What waits for a second colleague, in euro cents. */
export function waitingIn(all: readonly Pick<DecisionRow, 'state' | 'amount'>[]): number {
  return sumOf(all.filter(({ state }) => state === 'proposed'));
}

/** Whether a decision holds. */
export function holds(state: DecisionState): boolean {
  return HOLDS.includes(state);
}

/** Opens the words of a decision. One that was changed in the database does not open. */
export async function openWords(filingKey: Uint8Array, row: DecisionRow): Promise<Words> {
  return JSON.parse(await openText(filingKey, placeOf(row), row.sealed)) as Words;
}

/** Seals the words of a decision to everything else in it. */
export async function sealDecision(
  filingKey: Uint8Array,
  row: Omit<DecisionRow, 'sealed'>,
  { text, answer }: Words,
): Promise<DecisionRow> {
  const words = JSON.stringify({ text, answer });
  return { ...row, sealed: await sealText(filingKey, placeOf(row), words) };
}

/** Everything is part of the place: who writes to the database cannot agree for a colleague. */
function placeOf(row: Omit<DecisionRow, 'sealed'>): string {
  const { id, caseId, kind, decision, reasons, amount, againOn, state, madeBy, at } = row;
  const made = [kind, decision, reasons.join('+'), amount ?? '', againOn ?? '', madeBy];
  const settled = [row.settledBy ?? '', row.settledAt?.toJSON() ?? '', row.answerReasons.join('+')];
  return ['case', caseId, 'decision', id, state, at.toJSON(), ...made, ...settled].join('/');
}

function sumOf(all: readonly { amount: number | null }[]): number {
  return all.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
}

function invalid(): never {
  throw new Refusal('request-invalid');
}
