import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import type { Clock } from '../system/clock.ts';
import type { Db } from '../system/database.ts';
import { hostCookie } from '../system/host-cookie.ts';
import { jsonBody, jsonContent } from '../system/json-content.ts';
import type { Log } from '../system/log.ts';
import { problemResponse, Refusal } from '../system/problem.ts';
import type { SignedIn } from './accounts.ts';
import { openSession, signIn, signOut } from './session.ts';
import type { AccountRole } from './tables.ts';

export interface AccessDeps {
  db: Db;
  clock: Clock;
  log: Log;
  node: { role: 'point' | 'coordinator'; name: string; url: string; languages: string[] };
}

/** What a handler behind {@link requireSession} finds in its context. */
export interface SessionEnv {
  Variables: { who: SignedIn };
}

const sessionSchema = z
  .object({
    account: z.object({ id: z.string(), name: z.string(), role: z.string() }),
    node: z.object({
      role: z.enum(['point', 'coordinator']),
      name: z.string(),
      url: z.string(),
      languages: z.array(z.string()),
    }),
  })
  .openapi('Session');

const credentialsSchema = z.strictObject({
  // a NUL would make the database fail
  login: z
    .string()
    .max(200)
    .regex(/^\P{Cc}+$/u),
  password: z.string().min(1).max(1000),
});

const answer = (description: string) => jsonContent(sessionSchema, description);

const signInRoute = createRoute({
  method: 'post',
  path: '/api/session',
  request: {
    body: jsonBody(credentialsSchema),
  },
  responses: { 200: answer('Signed in'), 401: { description: 'Name or password is wrong' } },
});

const whoRoute = createRoute({
  method: 'get',
  path: '/api/session',
  responses: { 200: answer('Who is signed in'), 401: { description: 'Nobody is' } },
});

const signOutRoute = createRoute({
  method: 'delete',
  path: '/api/session',
  responses: { 204: { description: 'Signed out' } },
});

export function accessRoutes(deps: AccessDeps) {
  const cookie = hostCookie(deps.node.url, 'nabij-desk', 'Strict');
  const shape = (who: SignedIn) => ({
    account: { id: who.accountId, name: who.name, role: who.role },
    node: deps.node,
  });
  return new OpenAPIHono({ defaultHook: refuseInvalid })
    .openapi(signInRoute, async (c) => {
      const session = await signIn(deps.db, c.req.valid('json'), deps.clock.now());
      deps.log.info('signed-in', { accountId: session.who.accountId });
      cookie.set(c, session.cookie);
      return c.json(shape(session.who), 200);
    })
    .openapi(whoRoute, async (c) => {
      const given = cookie.get(c);
      const who = given && (await openSession(deps.db, given, deps.clock.now()));
      if (!who) throw new Refusal('sign-in-required');
      return c.json(shape(who), 200);
    })
    .openapi(signOutRoute, async (c) => {
      const given = cookie.get(c);
      if (given) await signOut(deps.db, given);
      cookie.clear(c);
      return c.body(null, 204);
    });
}

/** Lets through only a live session with one of the roles; sets `who`. */
export function requireSession(deps: AccessDeps, roles: readonly AccountRole[]) {
  const cookie = hostCookie(deps.node.url, 'nabij-desk', 'Strict');
  return createMiddleware<SessionEnv>(async (c, next) => {
    const given = cookie.get(c);
    const who = given && (await openSession(deps.db, given, deps.clock.now()));
    if (!who) return problemResponse(c, 'sign-in-required');
    if (!roles.includes(who.role)) return problemResponse(c, 'forbidden');
    c.set('who', who);
    return next();
  });
}

/** Bad input to a JSON route becomes one refusal; what was typed is never echoed. */
export function refuseInvalid(result: { success: boolean }): void {
  if (!result.success) throw new Refusal('request-invalid');
}
