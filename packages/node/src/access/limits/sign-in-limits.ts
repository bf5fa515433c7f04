import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../../system/problem.ts';
import {
  forgetAttempts,
  giveBack,
  type Pace,
  type Spacing,
  takeTry,
  takeTurn,
} from './attempts.ts';
import type { LimitKeys } from './limit-keys.ts';
import { type LimitDeps, slowAnswers } from './slow-answers.ts';

/** Somebody who tries to sign in. */
export interface SignInTry {
  readonly login: string;
  /** What the browser keeps since somebody signed in there (`access/limits/device-cookie.ts`). */
  readonly device: string | undefined;
  readonly address: string;
}

/**
 * Slows those who guess a password or a second step. A browser in which the account has signed in
 * before is counted by itself (OWASP, "device cookies"): a stranger who guesses at a login slows
 * other strangers, never the worker at her own desk. No address is ever locked out.
 */
export interface SignInLimits {
  /**
   * Before a way in is opened that the node has to remember, for whoever asks.
   * @throws Refusal too-many to an address that asks more than people do
   */
  asked(address: string): Promise<void>;
  /**
   * Takes one try, before a password or a code is looked at.
   * @throws Refusal too-many when it is not yet time for the next
   */
  before(attempt: SignInTry): Promise<void>;
  /** After a wrong one: an address with many of them waits for its answer. */
  failed(attempt: SignInTry): Promise<void>;
  /** After the whole sign-in: gives its tries back. @returns what the browser is to keep */
  succeeded(attempt: SignInTry): Promise<string>;
}

const MINUTE = 60_000;

const STRANGERS: Spacing = {
  free: 6,
  firstMs: 5_000,
  longestMs: 15 * MINUTE,
  memoryMs: 24 * 60 * MINUTE,
};
const KNOWN_DEVICE: Spacing = { ...STRANGERS, free: 12, longestMs: 5 * MINUTE };
/** A password and one second step. */
const TRIES_OF_ONE = 2;

/** An office behind one address asks for some at once, and goes on for the whole day. */
const ASKING: Pace = { burst: 100, intervalMs: 1_000, longestMs: 0 };

const SLOW = {
  event: 'sign-in-guessed',
  free: 20,
  windowMs: 10 * MINUTE,
  stepMs: 250,
  longestMs: 5_000,
  room: { each: 20, all: 200 },
} as const;

export function signInLimits(deps: LimitDeps): SignInLimits {
  const { db, keys, clock } = deps;
  const slow = slowAnswers(deps, SLOW);
  return {
    asked: async (address) => {
      const key = await keys.nameOf('asked', address);
      const turn = await takeTurn(db, key, { pace: ASKING, now: clock.now() });
      if (turn === undefined) throw new Refusal('too-many');
    },
    before: async (attempt) => {
      const { key, spacing } = await bucketOf(keys, attempt);
      if (!(await takeTry(db, key, { spacing, now: clock.now() }))) throw new Refusal('too-many');
    },
    failed: ({ address }) => slow.wrong(address),
    succeeded: async (attempt) => {
      const { key, spacing } = await bucketOf(keys, attempt);
      if (spacing === KNOWN_DEVICE) await forgetAttempts(db, key);
      else await giveBack(db, key, TRIES_OF_ONE);
      return remember(keys, attempt);
    },
  };
}

async function bucketOf(keys: LimitKeys, { login, device }: SignInTry) {
  const name = nameOf(login);
  const id = await knownDevice(keys, name, device);
  return id === undefined
    ? { key: await keys.nameOf('sign-in', name), spacing: STRANGERS }
    : { key: await keys.nameOf('sign-in', name, id), spacing: KNOWN_DEVICE };
}

/** As many colleagues as share one browser without pushing one another out. */
const MOST_ACCOUNTS = 12;
const ID = /^[\w-]{22}$/;

/** `id.proof.proof…`: the browser's id, and for each account proof that it signed in there. */
async function remember(keys: LimitKeys, { login, device }: SignInTry): Promise<string> {
  const [given = '', ...proofs] = device?.split('.') ?? [];
  const id = ID.test(given) ? given : randomBytes(16).toString('base64url');
  const mine = await proofOf(keys, nameOf(login), id);
  const others = proofs.filter((proof) => proof.length === mine.length && proof !== mine);
  return [id, mine, ...others].slice(0, 1 + MOST_ACCOUNTS).join('.');
}

async function knownDevice(
  keys: LimitKeys,
  name: string,
  device: string | undefined,
): Promise<string | undefined> {
  const [id = '', ...proofs] = device?.split('.') ?? [];
  if (!ID.test(id)) return undefined;
  const mine = Buffer.from(await proofOf(keys, name, id));
  const isKnown = proofs.slice(0, MOST_ACCOUNTS).some((proof) => {
    const given = Buffer.from(proof);
    return given.length === mine.length && timingSafeEqual(given, mine);
  });
  return isKnown ? id : undefined;
}

function proofOf(keys: LimitKeys, name: string, id: string): Promise<string> {
  return keys.nameOf('device', name, id);
}

function nameOf(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}
