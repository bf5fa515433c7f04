import { setTimeout } from 'node:timers/promises';
import type { Period } from '@nabij/protocol';
import type { Log } from '../system/log.ts';
import { Refusal } from '../system/problem.ts';
import { failureOf, forgetFailure, noteFailure } from './leaving/store.ts';
import { findPrepared, type PrepareDeps, type Prepared, prepare } from './prepare.ts';

/** Milliseconds that somebody waits for what may be ready in a moment. */
const PATIENCE_MS = 2_000;

/** Prepares releases while people go on, one at a time for each quarter. */
export interface Preparing {
  /**
   * What will leave, or how far that is. What failed stays so until somebody asks again.
   * @throws Refusal release-not-next
   */
  look(period: Period): Promise<Prepared | 'preparing' | 'failed'>;
  /** Begins anew, also after it failed. */
  again(period: Period): Promise<void>;
  /** Resolves with what will leave once it is made; undefined when that failed. */
  make(period: Period): Promise<Prepared | undefined>;
}

/** @param open - with what releases are prepared now, and where it is told when that failed */
export function openPreparing(open: () => PrepareDeps & { readonly log: Log }): Preparing {
  const running = new Map<Period, Promise<Prepared | 'failed'>>();
  const start = (period: Period) => {
    const deps = open();
    const job = prepare(deps, period)
      .then(async (ready) => {
        await forgetFailure(deps.db, period);
        return ready;
      })
      .catch(async (cause: unknown) => {
        deps.log.error('release-not-prepared', { period }, cause);
        // what left meanwhile did not fail
        if (!(cause instanceof Refusal)) await noted(deps, period);
        return 'failed' as const;
      })
      .finally(() => running.delete(period));
    running.set(period, job);
    return job;
  };
  const under = (period: Period) => running.get(period) ?? start(period);
  return {
    async look(period) {
      const { db } = open();
      const ready = await findPrepared(db, period);
      if (ready) return ready;
      if (!running.has(period) && (await failureOf(db, period))) return 'failed';
      const soon = new AbortController();
      const moment = setTimeout(PATIENCE_MS, 'preparing' as const, { signal: soon.signal });
      try {
        return await Promise.race([under(period), moment]);
      } finally {
        soon.abort();
      }
    },
    async again(period) {
      await forgetFailure(open().db, period);
      void under(period);
    },
    async make(period) {
      const made = (await findPrepared(open().db, period)) ?? (await under(period));
      return made === 'failed' ? undefined : made;
    },
  };
}

/** That it failed; where even that cannot be kept, the log has said it. */
async function noted({ db, clock }: PrepareDeps, period: Period): Promise<void> {
  try {
    await noteFailure(db, period, clock.now());
  } catch {
    // the database is away, and who looks is told so
  }
}
