import type { ProblemCode } from '@nabij/protocol';
import type { Context } from 'hono';
import { Refusal } from '../../system/problem.ts';
import type { AccessDeps } from '../dependencies.ts';
import { deviceCookie } from '../limits/device-cookie.ts';

/** Every step at which somebody could guess, slowed for those who do. */
export interface SignInSteps {
  /**
   * Runs one step. Without a login nobody said who they are: a passkey, which cannot be guessed.
   * @throws Refusal too-many before the step is run, and whatever the step itself refuses
   */
  take<Result>(c: Context, login: string | undefined, run: () => Promise<Result>): Promise<Result>;
  /** After the last one: the browser is known from now on. */
  done(c: Context, login: string): Promise<void>;
}

const WRONG: readonly ProblemCode[] = ['sign-in-failed', 'second-factor-failed'];

export function signInSteps({ limits, addressOf, node }: AccessDeps): SignInSteps {
  const device = deviceCookie(node.url);
  const tryOf = (c: Context, login: string) => ({
    login,
    device: device.get(c),
    address: addressOf(c),
  });
  return {
    take: async (c, login, run) => {
      const attempt = tryOf(c, login ?? '');
      if (login !== undefined) await limits.before(attempt);
      try {
        return await run();
      } catch (error) {
        if (error instanceof Refusal && WRONG.includes(error.problem)) await limits.failed(attempt);
        throw error;
      }
    },
    done: async (c, login) => device.set(c, await limits.succeeded(tryOf(c, login))),
  };
}
