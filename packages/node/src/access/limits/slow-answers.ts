import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import type { Log } from '../../system/log.ts';
import { Refusal } from '../../system/problem.ts';
import { countPoints } from './attempts.ts';
import type { LimitKeys } from './limit-keys.ts';

/** Waits so many milliseconds. */
export type Wait = (ms: number) => Promise<unknown>;

export interface LimitDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly keys: LimitKeys;
  readonly wait: Wait;
}

/** What makes wrong answers of one kind slow. */
export interface Slowness {
  /** Of what; also the event that is logged, with how many there were. */
  readonly event: 'code-guessed' | 'sign-in-guessed';
  /** So many in a window cost nothing. */
  readonly free: number;
  readonly windowMs: number;
  /** How much longer each one waits than the one before it. */
  readonly stepMs: number;
  readonly longestMs: number;
  /** How many may wait at once: of one address, and of all. */
  readonly room: { readonly each: number; readonly all: number };
}

/** Makes wrong answers slow for an address that gives many. The right ones never come here. */
export interface SlowAnswers {
  /**
   * Counts one wrong answer and waits as long as it costs.
   * @param weight 1, or a part of it for what is a slip rather than a guess: it does not wait
   * @throws Refusal too-many when too many wait already
   */
  wrong(address: string, weight?: number): Promise<void>;
}

const POINTS = 10;

export function slowAnswers(deps: LimitDeps, slowness: Slowness): SlowAnswers {
  const room = waitingRoom(slowness.room);
  const tally = startTally(deps, slowness);

  async function cost(address: string, weight: number): Promise<number> {
    const { windowMs, free, stepMs, longestMs } = slowness;
    const count = await countPoints(deps.db, await deps.keys.nameOf(slowness.event, address), {
      points: Math.max(1, Math.round(POINTS * weight)),
      windowMs,
      now: deps.clock.now(),
    });
    const over = Math.ceil(count / POINTS) - free;
    return weight < 1 ? 0 : Math.min(longestMs, Math.max(0, over) * stepMs);
  }

  return {
    wrong: async (address, weight = 1) => {
      if (weight >= 1) tally();
      // before anything is written: whoever finds no seat costs the database nothing
      if (!room.enter(address)) throw new Refusal('too-many');
      try {
        const ms = await cost(address, weight);
        if (ms > 0) await deps.wait(ms);
      } finally {
        room.leave(address);
      }
    },
  };
}

function waitingRoom({ each, all }: Slowness['room']) {
  const waiting = new Map<string, number>();
  let inAll = 0;
  return {
    enter(address: string): boolean {
      const there = waiting.get(address) ?? 0;
      if (there >= each || inAll >= all) return false;
      waiting.set(address, there + 1);
      inAll += 1;
      return true;
    },
    leave(address: string): void {
      const left = (waiting.get(address) ?? 1) - 1;
      if (left > 0) waiting.set(address, left);
      else waiting.delete(address);
      inAll -= 1;
    },
  };
}

/** Counts in one window what all addresses get wrong; logs each time it has doubled. */
function startTally({ clock, log }: LimitDeps, { event, free, windowMs }: Slowness): () => void {
  let count = 0;
  let next = 0;
  let ends = 0;
  return () => {
    const now = clock.now().getTime();
    if (now >= ends) {
      count = 0;
      next = free + 1;
      ends = now + windowMs;
    }
    count += 1;
    if (count < next) return;
    log.warn(event, { count });
    next = count * 2;
  };
}
