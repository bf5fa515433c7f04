import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../system/clock.ts';
import type { Db } from '../system/database.ts';
import type { Log } from '../system/log.ts';
import { type OpenIntakeKey, openIntakeKeys, type Unlocked } from './intake-key.ts';

/** A little of some work that needs open intake keys; 0 done: nothing to do for now. */
export type VaultJob = (
  db: Db,
  keys: ReadonlyMap<string, OpenIntakeKey>,
  batch: { now: Date; limit: number },
) => Promise<{ done: number }>;

export interface TendingDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  /** In the order in which they are done. */
  readonly jobs: readonly VaultJob[];
}

/** Work on what is sealed, done while somebody is there whose request opens the keys to it. */
export interface Tending {
  /** Somebody works here: goes on, unless a minute ago there was nothing to do with their keys. */
  wake(who: Unlocked, when?: 'now'): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Ends after the batch under way. */
  stop(): Promise<void>;
}

const BATCH = 50;
const IDLE_MS = 60_000;
/** Keys stay open no longer than this after the request that brought them. */
const LONGEST_MS = 60_000;
const MOST_REMEMBERED = 200;

/** Tends a point's vault in this process; others may do so at the same time. */
export function tendVault(deps: TendingDeps): Tending {
  const { clock, log } = deps;
  // since when there is nothing to do with the keys of an account
  const idle = new Map<string, number>();
  let running: Promise<void> | undefined;
  let stopped = false;

  async function run(who: Unlocked): Promise<void> {
    const end = performance.now() + LONGEST_MS;
    try {
      const isOver = (): boolean => stopped || performance.now() > end;
      if (!(await work(deps, who, isOver))) return;
    } catch (error) {
      log.error('vault-tending-failed', {}, error);
    }
    if (idle.size >= MOST_REMEMBERED) idle.clear();
    idle.set(who.accountId, clock.now().getTime());
  }

  return {
    wake(who, when) {
      const since = idle.get(who.accountId) ?? Number.NEGATIVE_INFINITY;
      const isIdle = Math.abs(clock.now().getTime() - since) < IDLE_MS;
      if (stopped || running || (isIdle && when !== 'now')) return;
      running = run(who).finally(() => {
        running = undefined;
      });
    },
    settled: async () => running,
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

/** Every job until it has nothing to do. @returns false if it was over before */
async function work(deps: TendingDeps, who: Unlocked, isOver: () => boolean): Promise<boolean> {
  const { db, clock, jobs } = deps;
  const keys = await openIntakeKeys(db, who);
  if (keys.size === 0) return true;
  for (const job of jobs) {
    for (let done = 1; done > 0; ) {
      if (isOver()) return false;
      ({ done } = await job(db, keys, { now: clock.now(), limit: BATCH }));
      // whoever waits for an answer goes first
      await turn();
    }
  }
  return true;
}
