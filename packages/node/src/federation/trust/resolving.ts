import type { ProblemCode } from '@nabij/protocol';
import type { Peer } from '../peers.ts';

/** What came of looking for trust in a point. */
export type Outcome =
  | { readonly trusted: true; readonly peer: Peer }
  | {
      readonly trusted: false;
      readonly problem: ProblemCode;
      /** Whether the point itself gave no statement. */
      readonly isSilent?: boolean;
    };

/**
 * Who asks: we ourselves, or a message of a point that was trusted before, of one that only the
 * directory names, or of a stranger.
 */
export type Asker = 'ourselves' | Lane;

type Lane = 'known' | 'listed' | 'stranger';

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

/** Messages start at most so many searches at once, each kind of sender in places of its own. */
const PLACES: Readonly<Record<Lane, number>> = { known: 16, listed: 32, stranger: 4 };
/** Strangers start so many in a minute. */
const STRANGERS = 10;
/** So many messages wait for one search, each with all its bytes. */
const MOST_WAITING = 2;

/**
 * What did not lead to trust is not looked for again so soon: a minute, and for a point that is
 * silent every time twice as long, up to 16 minutes. So many are remembered.
 */
const HELD_MS = MINUTE;
const MOST_DOUBLINGS = 4;
const MOST_KEPT = 5000;

interface Failure {
  readonly outcome: Outcome;
  readonly until: number;
  /** How often in a row it was silent. */
  readonly silent: number;
}

/**
 * Keeps searches for trust within bounds, however many messages come in with whatever names on
 * them: nobody has signed for a message before its key is known. Our own asking is not held up by
 * any of it, and always looks anew. Whoever names points that are dead fills the places for as
 * long as each of them is waited for once: after that each is remembered, takes a place ever more
 * rarely, and none of those of points that were well when they were last looked for.
 */
export function createResolving(): Resolving {
  const underWay = new Map<string, { readonly outcome: Promise<Outcome>; waiting: number }>();
  const failed = createFailures();
  const isStrangerLet = atMost(STRANGERS, MINUTE);
  const busy: Record<Lane, number> = { known: 0, listed: 0, stranger: 0 };

  async function search(asking: Asking, work: () => Promise<Outcome>, lane?: Lane) {
    if (lane) busy[lane] += 1;
    try {
      const outcome = await work();
      failed.note(asking, outcome);
      return outcome;
    } finally {
      if (lane) busy[lane] -= 1;
      underWay.delete(asking.entityId);
    }
  }

  function start(asking: Asking, work: () => Promise<Outcome>, lane?: Lane) {
    const made = { outcome: search(asking, work, lane), waiting: 0 };
    underWay.set(asking.entityId, made);
    return made;
  }

  /** The search that a message waits for, or what it is told at once. */
  function find(asking: Asking, asker: Lane, work: () => Promise<Outcome>) {
    const { entityId, now } = asking;
    const running = underWay.get(entityId);
    if (running) return running.waiting < MOST_WAITING ? running : TOO_MANY;
    const failure = failed.of(entityId);
    if (failure && now.getTime() < failure.until) return failure.outcome;
    const lane = failure && asker === 'known' ? 'listed' : asker;
    if (busy[lane] >= PLACES[lane]) return TOO_MANY;
    if (lane === 'stranger' && !isStrangerLet(now.getTime())) return TOO_MANY;
    return start(asking, work, lane);
  }

  return async (asking, work) => {
    const { asker, entityId } = asking;
    if (asker === 'ourselves') return (underWay.get(entityId) ?? start(asking, work)).outcome;
    const found = find(asking, asker, work);
    if ('trusted' in found) return found;
    found.waiting += 1;
    try {
      return await found.outcome;
    } finally {
      found.waiting -= 1;
    }
  };
}

/** Who led to no trust lately, the oldest forgotten first. */
function createFailures() {
  const kept = new Map<string, Failure>();

  function note({ entityId, now }: Asking, outcome: Outcome): void {
    const before = kept.get(entityId);
    kept.delete(entityId);
    if (outcome.trusted) return;
    const at = now.getTime();
    // our own asking within that time makes it no longer
    const isAnew = before === undefined || at >= before.until;
    const silent = outcome.isSilent ? (before?.silent ?? 0) + (isAnew ? 1 : 0) : 0;
    const doublings = Math.min(MOST_DOUBLINGS, Math.max(0, silent - 1));
    for (const oldest of kept.keys()) {
      if (kept.size < MOST_KEPT) break;
      kept.delete(oldest);
    }
    kept.set(entityId, { outcome, silent, until: at + HELD_MS * 2 ** doublings });
  }
  return { note, of: (entityId: string) => kept.get(entityId) };
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
