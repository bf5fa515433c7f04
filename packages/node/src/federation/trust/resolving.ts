import type { ProblemCode } from '@nabij/protocol';
import type { Peer } from '../peers.ts';

/** What came of looking for trust in a point. */
export type Outcome =
  | { readonly trusted: true; readonly peer: Peer }
  | { readonly trusted: false; readonly problem: ProblemCode };

/** Who asks: we ourselves, a message of somebody in the directory, or one of a stranger. */
export type Asker = 'ourselves' | 'listed' | 'stranger';

/** What is asked about whom. */
export interface Asking {
  readonly entityId: string;
  readonly asker: Asker;
  readonly now: Date;
}

/** Looks for trust in one node once at a time: whoever asks meanwhile gets the same outcome. */
export type Resolving = (asking: Asking, work: () => Promise<Outcome>) => Promise<Outcome>;

const TOO_MANY: Outcome = { trusted: false, problem: 'too-many' };

const MINUTE = 60_000;

/** Messages start at most so many searches at once, of which strangers so many. */
const AT_ONCE = 8;
const STRANGERS_AT_ONCE = 4;
/** Strangers start so many in a minute. */
const STRANGERS = 10;
/** So many messages of strangers wait for searches, and so many of others, each with all its bytes. */
const MOST_WAITING = 32;

/** What did not lead to trust is not looked for again so soon, and so many of them are kept. */
const KEPT_MS = MINUTE;
const MOST_KEPT = 1000;

/**
 * Keeps searches for trust within bounds, however many messages come in with whatever names on
 * them: nobody has signed for a message before its key is known. Our own asking is not held up
 * by what strangers do, and always looks anew.
 */
export function createResolving(): Resolving {
  const underWay = new Map<string, Promise<Outcome>>();
  const failed = new Map<string, { readonly until: number; readonly outcome: Outcome }>();
  const isStrangerLet = atMost(STRANGERS, MINUTE);
  const busy = { listed: 0, stranger: 0 };
  const waiting = { listed: 0, stranger: 0 };

  /** Why a message starts no search now. */
  function heldBack({ entityId, asker, now }: Asking): Outcome | undefined {
    const kept = failed.get(entityId);
    if (kept && now.getTime() < kept.until) return kept.outcome;
    const isFree = busy.listed + busy.stranger < AT_ONCE;
    if (isFree && asker !== 'stranger') return undefined;
    // whoever names slow nodes leaves places to the points that are known
    const isRoom = isFree && busy.stranger < STRANGERS_AT_ONCE;
    return isRoom && isStrangerLet(now.getTime()) ? undefined : TOO_MANY;
  }

  async function search(asking: Asking, work: () => Promise<Outcome>): Promise<Outcome> {
    const { entityId, asker, now } = asking;
    if (asker !== 'ourselves') busy[asker] += 1;
    try {
      const outcome = await work();
      failed.delete(entityId);
      if (!outcome.trusted) {
        for (const oldest of failed.keys()) {
          if (failed.size < MOST_KEPT) break;
          failed.delete(oldest);
        }
        failed.set(entityId, { until: now.getTime() + KEPT_MS, outcome });
      }
      return outcome;
    } finally {
      if (asker !== 'ourselves') busy[asker] -= 1;
      underWay.delete(entityId);
    }
  }

  function find(asking: Asking, work: () => Promise<Outcome>): Promise<Outcome> | Outcome {
    const running = underWay.get(asking.entityId);
    if (running) return running;
    const held = asking.asker === 'ourselves' ? undefined : heldBack(asking);
    if (held) return held;
    const made = search(asking, work);
    underWay.set(asking.entityId, made);
    return made;
  }

  return async (asking, work) => {
    const { asker } = asking;
    if (asker === 'ourselves') return find(asking, work);
    if (waiting[asker] >= MOST_WAITING) return TOO_MANY;
    waiting[asker] += 1;
    try {
      return await find(asking, work);
    } finally {
      waiting[asker] -= 1;
    }
  };
}

function atMost(count: number, milliseconds: number): (now: number) => boolean {
  let from = Number.NEGATIVE_INFINITY;
  let used = 0;
  return (now) => {
    // a clock that was set back begins anew, too
    if (now < from || now >= from + milliseconds) [from, used] = [now, 0];
    used += 1;
    return used <= count;
  };
}
