import type { Context } from 'hono';
import { hostCookie } from '../../system/host-cookie.ts';
import type { AccessDeps } from '../dependencies.ts';
import { endSession, type LiveSession, openSession } from './session.ts';

/** Set by pages that ask by themselves, so that they do not keep their reader signed in. */
const BACKGROUND = 'nabij-background';

/** The name of the cookie of a session. */
export const SESSION_COOKIE = 'nabij-desk';

/** The cookie of a session, as handlers use it. */
export interface SessionCookie {
  /** The session that the request came with, if it lives. */
  read(c: Context): Promise<LiveSession | undefined>;
  /** Gives a new cookie; the session of the old one ends, so that nothing planted is ever used. */
  replace(c: Context, value: string): Promise<void>;
  /** Ends the session of the request, if there is one, and takes the cookie away. */
  end(c: Context): Promise<void>;
}

export function sessionCookie({ db, clock, log, node }: AccessDeps): SessionCookie {
  const cookie = hostCookie(node.url, SESSION_COOKIE, 'Strict');
  const endGiven = async (c: Context) => {
    const given = cookie.get(c);
    if (given) await endSession(db, given);
  };
  return {
    read: async (c) => {
      const given = cookie.get(c);
      const background = c.req.header(BACKGROUND) !== undefined;
      return given ? openSession(db, given, { now: clock.now(), background, log }) : undefined;
    },
    replace: async (c, value) => {
      await endGiven(c);
      cookie.set(c, value);
    },
    end: async (c) => {
      await endGiven(c);
      cookie.clear(c);
    },
  };
}
