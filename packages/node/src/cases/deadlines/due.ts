import { type Country, nextWorkingDay } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { pausedOpenSince, type TermChange } from './changes.ts';
import { keepDue, timedCase } from './store.ts';
import { isOptional, type Term, type Timed, termsOf } from './terms.ts';

/** Where and when it is worked out: a day begins by the clock of the country. */
export interface Reckoning {
  readonly country: Country;
  readonly now: Date;
}

/** The next thing that somebody here must have done by the end of a day. */
export interface Due {
  readonly on: string;
  /** A step of the protocol, or {@link CHECK}. */
  readonly step: string;
}

/** The step of looking whether somebody outside did what they had to. */
export const CHECK = 'check';

/** After so many days somebody looks whether a term still has to stand still. */
const LOOK_AT_PAUSE_DAYS = 28;

/**
 * Works out what is due next in a case and keeps it beside the case. Give the transaction of
 * whatever changed it: a message, the state, the regime.
 */
export async function refreshDue(
  tx: Db,
  caseId: string,
  { country, now }: Reckoning,
): Promise<void> {
  const timed = await timedCase(tx, caseId);
  if (!timed) return;
  await keepDue(tx, caseId, nextDue(timed, country, now));
}

/** What a filing makes due at once; null for one that is only counted. */
export function firstDue(filing: {
  request: string;
  receivedAt: Date;
  country: Country;
}): Due | null {
  const { country, receivedAt } = filing;
  const fresh = {
    state: 'RECEIVED',
    regime: null,
    regimeFrom: null,
    firstAnswer: undefined,
  } as const;
  return nextDue({ ...fresh, ...filing }, country, receivedAt) ?? null;
}

/**
 * The earliest thing to do: our own step by its day; where somebody outside must act, to look
 * whether they did on the working day after theirs, or after the one they told; and what a case
 * waits for.
 */
export function nextDue(it: Timed, country: Country, now: Date): Due | undefined {
  const { state, changes = [], waitingUntil = null } = it;
  const steps = termsOf(it, country, now)
    .filter(({ who, step, ...term }) => {
      return term.state !== 'done' && who !== 'CITIZEN' && !isOptional(step);
    })
    .map((term) => dueOf(term, changes, country));
  const waits = state === 'WAITING_OTHER' && waitingUntil !== null;
  const back = waits ? [{ on: nextWorkingDay(waitingUntil, 0, country), step: CHECK }] : [];
  return [...steps, ...back].sort((one, other) => one.on.localeCompare(other.on))[0];
}

function dueOf(term: Term, changes: readonly TermChange[], country: Country): Due {
  const { id, who, step, due, expected } = term;
  const since = pausedOpenSince(changes, id);
  if (since !== undefined) {
    return { on: nextWorkingDay(since, LOOK_AT_PAUSE_DAYS, country), step: CHECK };
  }
  if (who === 'POINT') return { on: due, step };
  const last = expected !== null && expected > due ? expected : due;
  return { on: nextWorkingDay(last, 1, country), step: CHECK };
}
