import { HERE } from '../../system/client-address.ts';
import { Refusal } from '../../system/problem.ts';
import { type Pace, takeTurn } from './attempts.ts';
import type { LimitDeps } from './slow-answers.ts';

/** Paces what is filed from one address, so that a program cannot fill the desk. */
export interface SendLimits {
  /**
   * Before somebody's first answers are kept: their place here lives a day.
   * @throws Refusal too-many to an address that begins more reports than people do
   */
  begins(address: string): Promise<void>;
  /**
   * Waits for this send's turn; nobody notices who is not one of very many.
   * @param it.trapped whether it filled in what no person sees: it waits longest, and is taken
   * @throws Refusal too-many when the turn is too far off to wait for
   */
  turn(address: string, it?: { trapped?: boolean }): Promise<void>;
}

/** A class room that begins together, and a town hall's public computers all day. */
const BEGINNING: Pace = { burst: 200, intervalMs: 2_000, longestMs: 0 };
const PACE: Pace = { burst: 30, intervalMs: 5_000, longestMs: 20_000 };

export function sendLimits({ db, clock, keys, wait }: LimitDeps): SendLimits {
  return {
    begins: async (address) => {
      if (address === HERE) return;
      const key = await keys.nameOf('begin', address);
      const turn = await takeTurn(db, key, { pace: BEGINNING, now: clock.now() });
      if (turn === undefined) throw new Refusal('too-many');
    },
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
