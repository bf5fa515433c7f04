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
  /** Whether it touches only what is of its issuer, so that others' effects can run meanwhile. */
  readonly ofIssuerOnly: boolean;
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

/** How long messages that are taken together may wait for a lock, and for one answer of the database. */
const PATIENCE = { lock: 250, answer: 1_000 };

/** So long messages of whoever sent one that failed, or took long, share no transaction with others. */
const APART_MS = 60_000;
const MOST_APART = 1000;

/**
 * Takes messages, each with its effect or not at all. Those that come at the same time share a
 * transaction, and with it the wait for the disk. When that fails, for whatever reason, it leaves
 * nothing, and every message gets a transaction of its own: so one that cannot be taken harms no
 * other, and only its own sender hears of it. What that one sends next comes alone, so that nobody
 * makes others come twice again and again.
 */
export function takerOf(db: Db): TakeOnce {
  const apart = new Map<string, number>();
  const isApart = ({ message, now }: Arrival) =>
    Math.abs(now.getTime() - (apart.get(message.iss) ?? Number.NaN)) < APART_MS;
  const failed = ({ message, now }: Arrival) => {
    if (apart.size >= MOST_APART) apart.clear();
    apart.set(message.iss, now.getTime());
  };
  const takeAlone = async (arrival: Arrival) =>
    (await takeAll(db, [arrival], { failed }))[0] ?? 'judged-too-early';
  const taken = together<Arrival, Taking>(async (arrivals) => {
    try {
      const takings = await takeAll(db, arrivals, { patience: PATIENCE, failed });
      return takings.map((taking) => Promise.resolve(taking));
    } catch (error) {
      const isItsOwn = arrivals.length === 1 && !isTiredOfWaiting(error);
      if (isItsOwn || isDatabaseAway(error)) throw error;
      return arrivals.map(takeAlone);
    }
  }, LIMITS);
  return (arrival) => (arrival.alone || isApart(arrival) ? takeAlone(arrival) : taken(arrival));
}

/** SQLSTATE 25P02: nothing more is done in a transaction in which something failed. */
const IN_FAILED_TRANSACTION = /^25P02$/;

/** SQLSTATE 55P03, 57014: it would have had to wait longer for a lock, or for an answer. */
function isTiredOfWaiting(error: unknown): boolean {
  return hasCode(error, /^(55P03|57014)$/);
}

interface Together {
  /** Without: as long as it takes. */
  readonly patience?: typeof PATIENCE;
  /** Hears whose effect failed. */
  readonly failed: (arrival: Arrival) => void;
}

/** One transaction, all or nothing. */
function takeAll(
  db: Db,
  arrivals: readonly Arrival[],
  { patience, failed }: Together,
): Promise<Taking[]> {
  const effectOf = async (tx: Db, arrival: Arrival): Promise<ProblemCode | undefined> => {
    try {
      return (await arrival.effect(tx)) ?? undefined;
    } catch (error) {
      // what fails only because another effect did is not its sender's fault
      if (!isDatabaseAway(error) && !hasCode(error, IN_FAILED_TRANSACTION)) failed(arrival);
      throw error;
    }
  };
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
    const bringAbout = async (arrival: Arrival): Promise<void> => {
      const problem = taking(arrival) === 'taken' ? await effectOf(tx, arrival) : undefined;
      if (!problem) return;
      await deleteReceived(tx, arrival.message);
      refused.set(nameOf(arrival.message), { refused: problem });
    };
    await allOrFirst(
      lanesOf(inOrder(arrivals)).map(async (lane) => {
        for (const arrival of lane) await bringAbout(arrival);
      }),
    );
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

/**
 * What is to be done one after the other: per issuer where nothing else is touched, all the rest in
 * one. Lanes run at the same time, so that the database is asked for many things in one breath.
 */
function lanesOf(arrivals: readonly Arrival[]): Arrival[][] {
  const lane = ({ ofIssuerOnly, message }: Arrival) => (ofIssuerOnly ? message.iss : undefined);
  return [...Map.groupBy(arrivals, lane).values()];
}

/**
 * Waits for all of them, whatever becomes of the others: none may go on with a transaction that is
 * over. @throws what the first that failed threw
 */
async function allOrFirst(all: readonly Promise<void>[]): Promise<void> {
  const failures: unknown[] = [];
  await Promise.all(all.map((one) => one.catch((error: unknown) => failures.push(error))));
  if (failures.length > 0) throw failures[0];
}
