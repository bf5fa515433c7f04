import { setTimeout as pause } from 'node:timers/promises';
import type { SigningKey } from '@nabij/protocol';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import type { Log } from '../../system/log.ts';
import { limitKeys } from './limit-keys.ts';
import { type SendLimits, sendLimits } from './send-limits.ts';
import { type SignInLimits, signInLimits } from './sign-in-limits.ts';
import { type SlowAnswers, slowAnswers, type Wait } from './slow-answers.ts';

export type { SendLimits } from './send-limits.ts';
export type { SignInLimits, SignInTry } from './sign-in-limits.ts';
export type { SlowAnswers, Wait } from './slow-answers.ts';

/** What makes guessing and flooding slow, for everybody who can reach the node. */
export interface Limits {
  readonly signIn: SignInLimits;
  /**
   * Wrong receipt codes. The right code never comes here: a reporter is not slowed by what others
   * at the same address do. Its 80 bits keep a guesser out; this keeps them from being a burden.
   */
  readonly codes: SlowAnswers;
  readonly sends: SendLimits;
}

const CODES = {
  event: 'code-guessed',
  free: 10,
  windowMs: 10 * 60_000,
  stepMs: 250,
  longestMs: 5_000,
  room: { each: 20, all: 200 },
} as const;

/** @param it.wait how to wait; tests pass their own */
export function createLimits(it: {
  db: Db;
  clock: Clock;
  log: Log;
  key: SigningKey;
  wait?: Wait;
}): Limits {
  const { db, clock, log, wait = (ms: number) => pause(ms, undefined, { ref: false }) } = it;
  const deps = { db, clock, log, keys: limitKeys(it.key), wait };
  return {
    signIn: signInLimits(deps),
    codes: slowAnswers(deps, CODES),
    sends: sendLimits(deps),
  };
}
