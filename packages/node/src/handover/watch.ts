import type { Clock } from '../system/clock.ts';
import type { Db } from '../system/database.ts';
import type { StepDeps } from './dependencies.ts';
import { stepReceiving } from './receiving.ts';
import { stepSending } from './sending.ts';
import { openHandovers } from './store.ts';

const EVERY_MS = 30_000;

interface WatchDeps extends StepDeps {
  readonly db: Db;
  readonly clock: Clock;
}

/** Steps every handover that is open: a time may be over, or a consent taken back. */
export async function watchOnce(deps: WatchDeps): Promise<void> {
  const { db, clock } = deps;
  for (const { id, side } of await openHandovers(db)) {
    const at = { id, event: { event: 'tick' }, by: { kind: 'node' }, now: clock.now() } as const;
    try {
      await db.transaction((tx) =>
        side === 'sender' ? stepSending(tx, deps, at) : stepReceiving(tx, deps, at),
      );
    } catch (error) {
      // one that goes wrong leaves no other case frozen
      deps.log.error('handover-unwatched', {}, error);
    }
  }
}

/** Does so every half minute until it is stopped. Several processes may. */
export function startWatching(deps: WatchDeps): { stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  const look = async () => {
    try {
      await watchOnce(deps);
    } catch (error) {
      deps.log.error('handovers-unwatched', {}, error);
    }
  };
  const timer = setInterval(() => {
    running ??= look().finally(() => {
      running = undefined;
    });
  }, EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
