import { HERE } from '../system/client-address.ts';
import { Refusal } from '../system/problem.ts';
import { type Pace, takeTurn } from './attempts.ts';
import type { LimitDeps } from './slow-answers.ts';

/** Paces what is filed from one address, so that a program cannot fill the desk. */
export interface SendLimits {
  /**
   * Waits for this send's turn; nobody notices who is not one of very many.
   * @param it.trapped whether it filled in what no person sees: it waits longest, and is taken
   * @throws Refusal too-many when the turn is too far off to wait for
   */
  turn(address: string, it?: { trapped?: boolean }): Promise<void>;
}

const PACE: Pace = { burst: 30, intervalMs: 5_000, longestMs: 20_000 };

export function sendLimits({ db, clock, keys, wait }: LimitDeps): SendLimits {
  return {
    turn: async (address, { trapped = false } = {}) => {
      // a kiosk's own program, a measurement: no web server stood between
      if (address === HERE) return;
      const key = await keys.nameOf('send', address);
      const ms = await takeTurn(db, key, { pace: PACE, now: clock.now() });
      if (ms === undefined) throw new Refusal('too-many');
      const cost = trapped ? PACE.longestMs : ms;
      if (cost > 0) await wait(cost);
    },
  };
}
