import type { Actor as AtWork } from '../../../packages/node/src/cases/acts.ts';
import type { Db } from '../../../packages/node/src/system/database.ts';
import type { Move } from '../../people.ts';
import type { Filing } from '../filing.ts';
import { type Moment, workday } from './workday.ts';

/** A worker with a case open before them: everything that the case domain asks of its caller. */
export interface Hand {
  readonly db: Db;
  readonly by: AtWork;
  /** An id that is the same for the same word within one case. */
  id(word: string): string;
  /** The day so many days from the moment at which it is done, `YYYY-MM-DD`. */
  day(fromNow: number): string;
  act(move: Move): Promise<void>;
  /** Another show case. */
  other(id: string): Promise<{ caseId: string; number: number }>;
  /** The account of a colleague. */
  account(login: string): Promise<string>;
}

/** The reporter of a case, come back with their code. */
export interface Self {
  readonly db: Db;
  readonly by: {
    readonly caseId: string;
    readonly filingKey: Uint8Array;
    readonly accountId: null;
    readonly now: Date;
  };
  id(word: string): string;
}

export type Doing = (hand: Hand) => Promise<void>;
export type Answering = (self: Self) => Promise<void>;

export type Scene = { readonly moment: Moment } & (
  | { readonly login: string; readonly does: readonly Doing[] }
  | { readonly says: readonly Answering[] }
);

/** A case that is told in full: invented like all others, and open while somebody looks around. */
export interface ShowCase {
  readonly id: string;
  readonly filed: Moment;
  readonly filing: Filing;
  readonly scenes: readonly Scene[];
}

export function worker(login: string, moment: Moment, ...does: Doing[]): Scene {
  return { login, moment, does };
}

export function reporter(moment: Moment, ...says: Answering[]): Scene {
  return { moment, says };
}

/** What happens in a show case, on the clock. */
export type ShowStep = { readonly at: Date; readonly case: string } & (
  | { readonly kind: 'file'; readonly story: string; readonly filing: Filing }
  | { readonly kind: 'show'; readonly login: string; readonly does: readonly Doing[] }
  | { readonly kind: 'come-back'; readonly says: readonly Answering[] }
);

/** The steps of a case in order, none after `until`. */
export function stepsOf({ id, filed, filing, scenes }: ShowCase, until: Date): ShowStep[] {
  const first = workday(until, filed);
  const steps: ShowStep[] = [{ kind: 'file', at: first, case: id, story: `show ${id}`, filing }];
  let cursor = first;
  for (const { moment, ...what } of scenes) {
    const at = workday(until, moment);
    // a day that has only begun: what was to happen later has just happened
    if (at > cursor) cursor = at;
    const step = { at: cursor, case: id };
    steps.push(
      'login' in what
        ? { ...step, kind: 'show', ...what }
        : { ...step, kind: 'come-back', ...what },
    );
  }
  return steps;
}
