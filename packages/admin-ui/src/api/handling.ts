import type { Texts } from '../texts/language.ts';

/** By whose rules a case is handled: an id of the protocol's list of regimes. */
export type RegimeId = keyof Texts['terms']['regime'];
export type StandstillReason = keyof Texts['terms']['reason'];
export type TermState = 'done' | 'coming' | 'late' | 'passed' | 'paused';
/** What a worker can do about a term: put it off by law or by consent, or note what happened. */
export type TermMove = 'law' | 'consent' | 'pause' | 'done' | 'stated';

/** Who must do what by when. */
export interface CaseTerm {
  id: string;
  step: keyof Texts['terms']['step'];
  who: keyof Texts['terms']['who'];
  /** The last day, YYYY-MM-DD. */
  due: string;
  state: TermState;
  doneOn: string | null;
  /** By when they say that it will be done. */
  expected: string | null;
  /** The latest last day that the law lets. */
  longest: string | null;
  standstill: StandstillReason[];
  /** Whether the point promises it; otherwise a law sets it. */
  promise: boolean;
  ref: string;
  moves: TermMove[];
}

export type CorrectedField = 'story' | 'when' | 'place' | 'name' | 'email' | 'phone';

export type ConsentState = 'asked' | 'given' | 'refused' | 'withdrawn';

/** What a reporter agreed to, or was asked to. */
export interface Consent {
  id: string;
  purpose: string;
  party: string | null;
  /** How a worker heard it. */
  manner: string | null;
  state: ConsentState;
  askedBy: string | null;
  at: string;
  decidedAt: string | null;
  withdrawnAt: string | null;
}

/** What the reporter said after the end. */
export interface Feedback {
  at: string;
  codes: string[];
  words: string | null;
}

/** Longest name of a party, and longest account of how a consent was heard. */
export const PARTY_MAX = 200;

export type ConsentWanted =
  | { id: string; purpose: string; party: string | null; state: 'asked' }
  | { id: string; purpose: string; party: string | null; state: 'given'; manner: string }
  | { id: string; state: 'withdrawn' };
