import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SigningKey } from '@nabij/protocol';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { Refusal } from '../../system/problem.ts';
import type { AccessDeps } from '../dependencies.ts';
import { PASSWORD_MAX_LENGTH } from '../password/password.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { openSession, startSession } from '../sign-in/session.ts';
import { sessionCookie } from '../sign-in/session-cookie.ts';
import { sessionSchema, sessionShape } from '../sign-in/session-shape.ts';
import { lockAccount } from '../store.ts';
import { acceptInvitation, showInvitation } from './accept.ts';

const secret = z.string().max(100);

const invitationSchema = z
  .object({ name: z.string(), login: z.string(), node: z.string(), expiresAt: z.string() })
  .openapi('Invitation');

const showRoute = createRoute({
  method: 'post',
  path: '/api/invitation',
  request: { body: jsonBody(z.strictObject({ secret })) },
  responses: {
    200: jsonContent(invitationSchema, 'For whom the link is, and how long'),
    404: { description: 'Used, withdrawn, too old or invented' },
  },
});

const acceptRoute = createRoute({
  method: 'post',
  path: '/api/invitation/accept',
  request: {
    body: jsonBody(
      z.strictObject({ secret, password: z.string().min(1).max(PASSWORD_MAX_LENGTH) }),
    ),
  },
  responses: {
    200: jsonContent(sessionSchema, 'Accepted: what follows is a second step for signing in'),
    404: { description: 'Used, withdrawn, too old or invented' },
  },
});

export interface InvitationDeps extends AccessDeps {
  /** The node's own key. */
  readonly key: SigningKey;
}

/** For who has an invitation's link: to see for whom it is, and to accept it. */
export function invitationRoutes(deps: InvitationDeps) {
  const { db, clock, log, key, node } = deps;
  const cookie = sessionCookie(deps);
  return new OpenAPIHono({ defaultHook: refuseInvalid })
    .openapi(showRoute, async (c) => {
      const { expiresAt, ...shown } = await showInvitation(
        db,
        c.req.valid('json').secret,
        clock.now(),
      );
      return c.json({ ...shown, node: node.name, expiresAt: expiresAt.toISOString() }, 200);
    })
    .openapi(acceptRoute, async (c) => {
      const now = clock.now();
      const who = await acceptInvitation(db, {
        ...c.req.valid('json'),
        node,
        names: node.names,
        key,
        now,
      });
      log.info('invitation-accepted', { accountId: who.accountId });
      const value = await db.transaction(async (tx) => {
        const held = await lockAccount(tx, who.accountId);
        // somebody may have reset the account since
        if (held?.publicKey?.x !== who.privateJwk.x) throw new Refusal('sign-in-required');
        return startSession(tx, who, { stage: 'enrolment', now });
      });
      await cookie.replace(c, value);
      const session = await openSession(db, value, { now });
      if (!session) throw new Refusal('sign-in-required');
      return c.json(await sessionShape(deps, session), 200);
    });
}
