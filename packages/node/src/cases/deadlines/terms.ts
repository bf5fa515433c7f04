import {
  type Country,
  type Deadline,
  dayIn,
  deadlinesOf,
  type OwnTerm,
  regimes,
  type StandstillReason,
} from '@nabij/protocol';
import { isEnded, type State } from '../workflow.ts';
import { doneBy, happened, isPaused, type TermChange, toldDay } from './changes.ts';

/**
 * How a term stands. `passed`: its day is over and somebody else had to act, of whom the point
 * does not know whether they did; only of itself can it say `done` or `late`. `paused`: it stands
 * still, and its day moves on with every day.
 */
export type TermState = 'done' | 'coming' | 'late' | 'passed' | 'paused';

/** Who must do what by when, and how that stands. */
export interface Term {
  readonly id: string;
  /** For `stepName` of the protocol. */
  readonly step: string;
  /** For `whoName` of the protocol. */
  readonly who: string;
  /** The last day, `YYYY-MM-DD`. */
  readonly due: string;
  readonly state: TermState;
  /** The day on which it was done, `YYYY-MM-DD`. */
  readonly doneOn: string | null;
  /** By when they say that it will be done, where that is known. */
  readonly expected: string | null;
  /** The latest last day to which it may be put off without consent. */
  readonly longest: string | null;
  /** For what reasons it may stand still. */
  readonly standstill: readonly StandstillReason[];
  /** Whether it is a promise; otherwise it is in the law. */
  readonly promise: boolean;
  readonly ref: string;
}

/** What of a case decides its terms. */
export interface Timed {
  readonly state: State;
  readonly request: string;
  readonly receivedAt: Date;
  readonly regime: string | null;
  /** The day from which the terms of the regime count; null: the day of receipt. */
  readonly regimeFrom: string | null;
  /** Whether this point handles it itself, for the body whose rules hold. */
  readonly regimeOurs?: boolean;
  /** When somebody here first answered the reporter. */
  readonly firstAnswer: Date | undefined;
  /** The day on which a case that waits for somebody else comes back. */
  readonly waitingUntil?: string | null;
  /** When the reporter asked to erase everything, as long as that is not decided. */
  readonly erasureAsked?: Date | undefined;
  /** What happened to the terms. */
  readonly changes?: readonly TermChange[];
  /** The terms of the town's own regulation. */
  readonly own?: readonly OwnTerm[];
}

/** The id of the term for an answer to who asks to be erased. */
export const ERASURE = 'POINT-ERASURE';
const DATA_REQUEST = 'EU-GDPR-DSR';

/** Steps that somebody may take or leave: when their day is over, nobody is late. */
const OPTIONAL = ['refuse', 'personal_plan_window', 'max_age_of_facts'];

/** The two promises that a first answer keeps. */
const ANSWERED = ['acknowledge', 'first_contact'];

/**
 * The terms of a case, the earliest first; of one that has ended only that for an answer to who
 * asks to be erased. A filing that is only counted promises no answer, so that nothing is late of
 * which nobody spoke.
 */
export function termsOf(it: Timed, country: Country, now: Date): Term[] {
  const today = dayIn(country, now);
  const filed = isOver(it.state) ? [] : filedTerms(it, country, today);
  return [...filed, ...erasureTerm(it, country, today)]
    .map((deadline) => termOf(deadline, it, { country, today }))
    .sort((a, b) => a.due.localeCompare(b.due));
}

/** The regimes that a worker can choose from. */
export function choosableRegimes(country: Country): string[] {
  return regimes(country).map(({ id }) => id);
}

/** Whether nobody is late when the day of this step is over. */
export function isOptional(step: string): boolean {
  return OPTIONAL.includes(step);
}

/** Whether nobody works on it: what was merged into another case goes on there. */
function isOver(state: State): boolean {
  return isEnded(state) || state === 'MERGED';
}

function filedTerms(it: Timed, country: Country, today: string): Deadline[] {
  const { changes = [], own = [] } = it;
  const promised = deadlinesOf({ regime: null, start: it.receivedAt, country });
  // noon is on the same day everywhere in Europe
  const start = it.regimeFrom ? new Date(`${it.regimeFrom}T12:00:00Z`) : it.receivedAt;
  const ids = new Set(promised.map(({ id }) => id));
  const legal = deadlinesOf({
    ...{ regime: it.regime, start, country, own },
    ...happened(changes, today),
    acknowledged: acknowledgedOn(it, country),
  });
  const theirs = legal.filter(({ id }) => !ids.has(id));
  return [...(it.request === 'REPORT' ? [] : promised), ...theirs.map((one) => oursIf(it, one))];
}

/** Where the point handles it for the body, what the body must do is for the point to do. */
function oursIf({ regimeOurs = false }: Timed, deadline: Deadline): Deadline {
  return regimeOurs && deadline.who !== 'CITIZEN' ? { ...deadline, who: 'POINT' } : deadline;
}

/** An answer within a month, which may be put off by two (GDPR art. 12(3)). */
function erasureTerm({ erasureAsked, changes = [] }: Timed, country: Country, today: string) {
  if (!erasureAsked) return [];
  const asked = dayIn(country, erasureAsked);
  const since = changes
    .filter(({ term, fromOn }) => term === ERASURE && fromOn >= asked)
    .map((change) => ({ ...change, term: DATA_REQUEST }));
  const request = { regime: 'EU-GDPR', start: erasureAsked, country };
  const found = deadlinesOf({ ...request, ...happened(since, today) });
  const erase = { id: ERASURE, step: 'erase_on_request', who: 'POINT', standstill: [] } as const;
  return found.filter(({ id }) => id === DATA_REQUEST).map((row) => ({ ...row, ...erase }));
}

/** When the receipt was acknowledged, by whoever must handle it. */
function acknowledgedOn({ changes = [], ...it }: Timed, country: Country): string | null {
  if (it.regimeOurs && it.firstAnswer) return dayIn(country, it.firstAnswer);
  const ids = deadlinesOf({ regime: it.regime, start: it.receivedAt, country })
    .filter(({ step, who }) => step === 'acknowledge' && who !== 'POINT')
    .map(({ id }) => id);
  return doneBy(changes, ids);
}

function termOf(
  deadline: Deadline,
  { changes = [], firstAnswer }: Timed,
  { country, today }: { country: Country; today: string },
): Term {
  const { id, step, who, due, longest, standstill, promise, ref } = deadline;
  const ours = who === 'POINT';
  const answered = ours && ANSWERED.includes(step) && firstAnswer;
  const doneOn = doneBy(changes, [id]) ?? (answered ? dayIn(country, firstAnswer) : null);
  const expected = toldDay(changes, id);
  const term = { id, step, who, due, doneOn, expected, longest, standstill, promise, ref };
  if (doneOn !== null) return { ...term, state: 'done' };
  if (isPaused(changes, id, today)) return { ...term, state: 'paused' };
  const over = ours && !isOptional(step) ? 'late' : 'passed';
  return { ...term, state: due < today ? over : 'coming' };
}
