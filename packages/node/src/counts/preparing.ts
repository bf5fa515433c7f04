import { setTimeout } from 'node:timers/promises';
import type { Period } from '@nabij/protocol';
import type { Log } from '../system/log.ts';
import { findPrepared, type PrepareDeps, type Prepared, prepare } from './prepare.ts';

/** Milliseconds that somebody waits for what may be ready in a moment. */
const PATIENCE_MS = 2_000;

/** Prepares releases while people go on, one at a time for each quarter. */
export interface Preparing {
  /** What will leave, or undefined while it is being made. @throws Refusal release-not-next */
  look(period: Period): Promise<Prepared | undefined>;
}

/** @param deps - with which releases are prepared, and where it is told when that failed */
export function openPreparing(deps: PrepareDeps & { readonly log: Log }): Preparing {
  const running = new Map<Period, Promise<Prepared | undefined>>();
  const start = (period: Period) => {
    const job = prepare(deps, period)
      .catch((cause: unknown) => {
        // whoever looks again starts it again
        deps.log.error('release-not-prepared', { period }, cause);
        return undefined;
      })
      .finally(() => running.delete(period));
    running.set(period, job);
    return job;
  };
  return {
    async look(period) {
      const ready = await findPrepared(deps.db, period);
      if (ready) return ready;
      const soon = new AbortController();
      const moment = setTimeout(PATIENCE_MS, undefined, { signal: soon.signal });
      try {
        return await Promise.race([running.get(period) ?? start(period), moment]);
      } finally {
        soon.abort();
      }
    },
  };
}
