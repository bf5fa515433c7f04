import { type Country, type Deadline, deadlinesOf, regimes } from '@nabij/protocol';
import { isEnded, type State } from './workflow.ts';

/**
 * How a term stands. `passed`: its day is over and somebody else had to act, of whom the point
 * does not know whether they did; only of itself can it say `done` or `late`.
 */
export type TermState = 'done' | 'coming' | 'late' | 'passed';

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
  /** When a worker first wrote to the reporter. */
  readonly firstAnswer: Date | undefined;
}

const TIME_ZONES = { NL: 'Europe/Amsterdam', BE: 'Europe/Brussels' } as const;

/**
 * The terms of a case, the earliest first; none for one that has ended. A filing that is only
 * counted promises no answer, so that nothing is late of which nobody spoke.
 */
export function termsOf(it: Timed, country: Country, now: Date): Term[] {
  if (isEnded(it.state)) return [];
  const promised = deadlinesOf({ regime: null, start: it.receivedAt, country });
  const start = it.regimeFrom ? noonOf(it.regimeFrom) : it.receivedAt;
  const own = new Set(promised.map(({ id }) => id));
  const legal = deadlinesOf({ regime: it.regime, start, country }).filter(({ id }) => !own.has(id));
  const today = dayIn(country, now);
  const answered = it.firstAnswer ? dayIn(country, it.firstAnswer) : null;
  return [...(it.request === 'REPORT' ? [] : promised), ...legal]
    .map((deadline) => termOf(deadline, { today, answered }))
    .sort((a, b) => a.due.localeCompare(b.due));
}

/** When a worker first wrote to the reporter. */
export function firstAnswerIn(messages: readonly { sender: string; at: Date }[]): Date | undefined {
  return messages.find(({ sender }) => sender === 'worker')?.at;
}

/** The regimes that a worker can choose from. */
export function choosableRegimes(country: Country): string[] {
  return regimes(country).map(({ id }) => id);
}

/** The day that it is somewhere, `YYYY-MM-DD`. */
export function dayIn(country: Country, at: Date): string {
  const timeZone = TIME_ZONES[country];
  // Swedish writes dates as ISO 8601 does
  return new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone }).format(at);
}

function termOf(
  { id, step, who, due, promise, ref }: Deadline,
  { today, answered }: { today: string; answered: string | null },
): Term {
  const ours = who === 'POINT';
  const term = { id, step, who, due, promise, ref };
  if (ours && answered !== null) return { ...term, state: 'done', doneOn: answered };
  const over = ours ? 'late' : 'passed';
  return { ...term, state: due < today ? over : 'coming', doneOn: null };
}

function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
