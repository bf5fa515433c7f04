import type { Envelope, ProblemCode } from '@nabij/protocol';
import { type Db, isDatabaseAway } from '../system/database.ts';
import { hasCode } from '../system/error-code.ts';
import { deleteReceived, insertReceived, limitWaiting, type ReceivedRow } from './store.ts';
import { together } from './together.ts';

/** A verified message, and the receipt that it gets if it is taken. */
export interface Arrival {
  readonly message: Envelope;
  readonly digest: string;
  readonly receipt: string;
  readonly now: Date;
  /** The version of its issuer's row by which it was judged; null where that was read just now. */
  readonly version: string | null;
  /**
   * What it does here. It is undone with everything else when it throws. A refusal that it returns
   * undoes only that the message came.
   */
  readonly effect: (tx: Db) => Promise<ProblemCode | undefined> | Promise<void>;
  /** Whether that takes long, so that nobody else's message should wait for it. */
  readonly alone: boolean;
}

/**
 * Taken, with its effect; or one with its `iss` and `jti` was here before; or its effect refused
 * it; or it is to be looked at anew and nothing was done: its issuer is no longer as it was when
 * the message was judged, or its effect refused a copy that came at the same time.
 */
export type Taking = 'taken' | 'repeated' | 'judged-too-early' | { readonly refused: ProblemCode };

export type TakeOnce = (arrival: Arrival) => Promise<Taking>;

/** So many messages at most in one transaction, one of which is under way. */
const LIMITS = { most: 32, goes: 1 };

/** How long messages that are taken together may wait for a lock of somebody else, together. */
const PATIENCE_MS = 250;

/**
 * Takes messages, each with its effect or not at all. Those that come at the same time share a
 * transaction, and with it the wait for the disk. When that fails, for whatever reason, it leaves
 * nothing, and every message gets a transaction of its own: so one that cannot be taken harms no
 * other, and only its own sender hears of it.
 */
export function takerOf(db: Db): TakeOnce {
  const takeAlone = async (arrival: Arrival) =>
    (await takeAll(db, [arrival]))[0] ?? 'judged-too-early';
  const taken = together<Arrival, Taking>(async (arrivals) => {
    try {
      const takings = await takeAll(db, arrivals, PATIENCE_MS);
      return takings.map((taking) => Promise.resolve(taking));
    } catch (error) {
      const isItsOwn = arrivals.length === 1 && !isTiredOfWaiting(error);
      if (isItsOwn || isDatabaseAway(error)) throw error;
      return arrivals.map(takeAlone);
    }
  }, LIMITS);
  return (arrival) => (arrival.alone ? takeAlone(arrival) : taken(arrival));
}

/** SQLSTATE 55P03: it would have had to wait longer for a lock. */
function isTiredOfWaiting(error: unknown): boolean {
  return hasCode(error, /^55P03$/);
}

/** One transaction, all or nothing. */
function takeAll(db: Db, arrivals: readonly Arrival[], patience?: number): Promise<Taking[]> {
  const firsts = firstOfEach(arrivals);
  return db.transaction(async (tx) => {
    // Asked in one breath. A copy that is being taken elsewhere makes the insert wait until its
    // transaction ends.
    const [, inserted] = await Promise.all([
      patience === undefined ? undefined : limitWaiting(tx, patience),
      insertReceived(tx, [...firsts.values()].map(rowOf)),
    ]);
    const judged = new Map(inserted.map((row) => [nameOf(row), row.fresh]));
    const taking = (arrival: Arrival): Taking => {
      const name = nameOf(arrival.message);
      const fresh = judged.get(name);
      if (fresh === undefined) return 'judged-too-early';
      return fresh && firsts.get(name) === arrival ? 'taken' : 'repeated';
    };
    const refused = new Map<string, Taking>();
    for (const arrival of inOrder(arrivals)) {
      const problem = taking(arrival) === 'taken' ? await arrival.effect(tx) : undefined;
      if (!problem) continue;
      await deleteReceived(tx, arrival.message);
      refused.set(nameOf(arrival.message), { refused: problem });
    }
    return arrivals.map((arrival) => {
      const name = nameOf(arrival.message);
      const refusal = refused.get(name);
      if (!refusal) return taking(arrival);
      // nothing is left of the first copy that another could repeat
      return firsts.get(name) === arrival ? refusal : 'judged-too-early';
    });
  });
}

/** Copies that come together: one of them is taken, and the others are repeats. */
function firstOfEach(arrivals: readonly Arrival[]): Map<string, Arrival> {
  const firsts = new Map<string, Arrival>();
  for (const arrival of arrivals) {
    const name = nameOf(arrival.message);
    if (!firsts.has(name)) firsts.set(name, arrival);
  }
  return firsts;
}

function rowOf({ message, digest, receipt, now, version }: Arrival): ReceivedRow {
  const { iss, jti, type } = message;
  return { iss, jti, type, digest, receipt, receivedAt: now, version };
}

function nameOf({ iss, jti }: Pick<Envelope, 'iss' | 'jti'>): string {
  return `${jti} ${iss}`;
}

/** By what they are about, and in its order: so that two transactions lock it in one order. */
function inOrder(arrivals: readonly Arrival[]): readonly Arrival[] {
  if (arrivals.length < 2) return arrivals;
  const about = ({ message }: Arrival) => message.ref ?? '';
  return arrivals.toSorted((a, b) => {
    if (about(a) !== about(b)) return about(a) < about(b) ? -1 : 1;
    return (a.message.seq ?? 0) - (b.message.seq ?? 0);
  });
}
