import type { ProblemCode } from '@nabij/protocol';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import { problemResponse } from '../system/problem.ts';
import { holdsStatedKey } from '../vault/intake-key.ts';
import type { AccessDeps, SessionEnv } from './dependencies.ts';
import { type Privilege, privilegeOf, stagesOf } from './privileges.ts';
import { sessionCookie } from './sign-in/session-cookie.ts';
import type { AccountRole, SessionStage } from './tables.ts';

/** What somebody is told who has come that far in signing in, where that is not enough. */
const BY_STAGE: Readonly<Record<SessionStage, ProblemCode>> = {
  'second-factor': 'second-factor-required',
  vault: 'second-factor-required',
  enrolment: 'enrolment-required',
  open: 'forbidden',
};

/**
 * Keeps every address under `/api` to the table of privileges: one that is not listed is refused,
 * whoever asks. Sets `session` and `who` for those that need somebody signed in.
 */
export function guard(deps: AccessDeps) {
  const cookie = sessionCookie(deps);
  return createMiddleware<SessionEnv>(async (c, next) => {
    const route = answering(c);
    if (!route) return problemResponse(c, 'not-found');
    const privilege = privilegeOf(deps.node.role, route);
    if (!privilege) return problemResponse(c, 'forbidden');
    if (privilege.who === 'everybody' || privilege.who === 'reporter') return next();
    const session = await cookie.read(c);
    if (!session) return problemResponse(c, 'sign-in-required');
    const refusal = refusalFor(privilege, { stage: session.stage, role: session.account.role });
    if (refusal) return problemResponse(c, refusal);
    if (needsLettingIn(privilege, session.account.role)) {
      const isIn = session.who && (await holdsStatedKey(deps.db, session.who, deps.nodeKeys));
      if (!isIn) return problemResponse(c, 'not-let-in');
    }
    c.set('session', session);
    if (session.who) c.set('who', session.who);
    return next();
  });
}

/** The route that will answer, as the router itself found it: never an own reading of the path. */
function answering(c: Context): { method: string; path: string } | undefined {
  return matchedRoutes(c).find(({ method }) => method !== 'ALL');
}

/**
 * Who handles cases does nothing before a colleague let them in, not even what needs no key: an
 * accepted invitation, or a role that somebody wrote into a row, makes nobody a lead.
 */
function needsLettingIn({ who }: Privilege, role: AccountRole): boolean {
  return typeof who !== 'string' && (role === 'worker' || role === 'lead');
}

function refusalFor(
  privilege: Privilege,
  has: { stage: SessionStage; role: AccountRole },
): ProblemCode | undefined {
  if (!stagesOf(privilege).includes(has.stage)) return BY_STAGE[has.stage];
  const { who } = privilege;
  return typeof who === 'string' || who.includes(has.role) ? undefined : 'forbidden';
}
