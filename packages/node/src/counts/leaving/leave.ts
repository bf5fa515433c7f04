import { type Country, type Period, periodEnd, type SigningKey } from '@nabij/protocol';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import type { Log } from '../../system/log.ts';
import { Refusal } from '../../system/problem.ts';
import type { Preparing } from '../preparing.ts';
import { release } from '../release.ts';
import { lockReleases } from '../store.ts';
import { nextLeaving } from './next.ts';

/** With what quarters leave by themselves. */
export interface LeavingDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly key: SigningKey;
  readonly entityId: string;
  readonly country: Country;
  readonly preparing: Preparing;
  /** Called after a release was queued, so that it leaves at once. */
  readonly wake: () => void;
}

const MINUTE_MS = 60_000;
/** How long before its day a quarter is prepared, so that people find it ready to look at. */
const AHEAD_MS = 3 * 24 * 60 * MINUTE_MS;
/** How long after a failure it is tried again without anybody asking. */
const AGAIN_MS = 60 * MINUTE_MS;

/**
 * Prepares what leaves next when its day comes near, and lets it go when the day is there: one
 * quarter at most, the oldest. Several processes of a node may do this at once.
 * @returns the quarter that left
 */
export async function leaveDue(deps: LeavingDeps): Promise<Period | undefined> {
  const { db, clock, preparing, country } = deps;
  const now = clock.now();
  const next = await nextLeaving(db, { country, now });
  if (!next?.at || periodEnd(next.period) > now) return undefined;
  if (now.getTime() < next.at.getTime() - AHEAD_MS) return undefined;
  if (next.failedAt && now.getTime() < next.failedAt.getTime() + AGAIN_MS) return undefined;
  const ready = await preparing.make(next.period);
  if (ready === undefined || ready.how === 'nothing' || clock.now() < next.at) return undefined;
  return leaves(deps, { period: next.period, digest: ready.digest });
}

/** What stood in its way may have come meanwhile, so it is asked again where it cannot change. */
async function leaves(
  deps: LeavingDeps,
  { period, digest }: { period: Period; digest: string },
): Promise<Period | undefined> {
  const { db, log, clock, country } = deps;
  const now = clock.now();
  try {
    const left = await db.transaction(async (tx) => {
      await lockReleases(tx);
      const next = await nextLeaving(tx, { country, now });
      if (next?.period !== period || next.at === null || next.at > now) return false;
      await release(tx, deps, { period, digest, accountId: null, now });
      return true;
    });
    if (!left) return undefined;
  } catch (error) {
    // the counts changed since it was prepared: the next look prepares it anew
    if (error instanceof Refusal && error.problem === 'release-changed') return undefined;
    throw error;
  }
  log.info('released', { period });
  deps.wake();
  return period;
}

/** Looks every minute until stopped; trouble is logged, and tried again. */
export function startLeaving(open: () => LeavingDeps): { stop(): Promise<void> } {
  let running: Promise<unknown> | undefined;
  let stopped = false;
  const look = () => {
    if (running !== undefined) return;
    const deps = open();
    running = leaveDue(deps)
      .catch((error: unknown) => {
        // what was under way when the node stopped is done by the next one
        if (!stopped) deps.log.error('release-not-made', {}, error);
      })
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(look, MINUTE_MS);
  return {
    // not waited for: proving takes minutes, and nothing is lost when it is cut off
    stop: async () => {
      stopped = true;
      clearInterval(timer);
    },
  };
}
