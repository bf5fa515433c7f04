import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { jsonContent } from '../../system/json-content.ts';
import { Refusal } from '../../system/problem.ts';
import { audit } from '../audit/audit.ts';
import type { AccessDeps } from '../dependencies.ts';
import { deleteSessionsOf, lockAccount, touchSession } from '../store.ts';
import { sessionCookie } from './session-cookie.ts';
import { sessionSchema, sessionShape } from './session-shape.ts';

const answer = (description: string) => ({ 200: jsonContent(sessionSchema, description) });
const refused = (description: string) => ({ 401: { description } });

const whoRoute = createRoute({
  method: 'get',
  path: '/api/session',
  responses: { ...answer('Who is signed in, and how far'), ...refused('Nobody is') },
});

const stayRoute = createRoute({
  method: 'post',
  path: '/api/session/stay',
  responses: { ...answer('Stays signed in'), ...refused('Nobody is signed in') },
});

const signOutRoute = createRoute({
  method: 'delete',
  path: '/api/session',
  responses: { 204: { description: 'Signed out' } },
});

const everywhereRoute = createRoute({
  method: 'delete',
  path: '/api/sessions',
  responses: {
    204: { description: 'Signed out everywhere; a calendar’s address has ended' },
    ...refused('Nobody is signed in'),
  },
});

/** Who is signed in, staying, and signing out. */
export function sessionRoutes(deps: AccessDeps) {
  const { db, clock, endAddresses } = deps;
  const cookie = sessionCookie(deps);

  const current = async (c: Context) => {
    const session = await cookie.read(c);
    if (!session) throw new Refusal('sign-in-required');
    return session;
  };

  return new OpenAPIHono()
    .openapi(whoRoute, async (c) => c.json(await sessionShape(deps, await current(c)), 200))
    .openapi(stayRoute, async (c) => {
      const { id } = await current(c);
      await touchSession(db, id, clock.now());
      return c.json(await sessionShape(deps, await current(c)), 200);
    })
    .openapi(signOutRoute, async (c) => {
      const session = await cookie.read(c);
      await cookie.end(c);
      if (session) await noteSignOut(deps, session.account.id, 'signed-out');
      return c.body(null, 204);
    })
    .openapi(everywhereRoute, async (c) => {
      const { account } = await current(c);
      await db.transaction(async (tx) => {
        // a sign-in at this moment is over before it, and ends too, or comes after it
        await lockAccount(tx, account.id);
        await deleteSessionsOf(tx, account.id);
        const now = clock.now();
        await endAddresses?.(tx, { accountId: account.id, by: account.id, now });
        await noteSignOut({ db: tx, clock }, account.id, 'signed-out-everywhere');
      });
      await cookie.end(c);
      return c.body(null, 204);
    });
}

async function noteSignOut(
  { db, clock }: Pick<AccessDeps, 'db' | 'clock'>,
  accountId: string,
  act: 'signed-out' | 'signed-out-everywhere',
): Promise<void> {
  await audit(db, { at: clock.now(), actor: { kind: 'account', id: accountId }, act });
}
