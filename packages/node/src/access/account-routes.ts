import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { jsonBody, jsonContent } from '../system/json-content.ts';
import { accountSchema, accountShape } from './account-shape.ts';
import { audit } from './audit/audit.ts';
import type { AccessDeps, SessionEnv } from './dependencies.ts';
import { changePassword } from './password/change.ts';
import { PASSWORD_MAX_LENGTH } from './password/password.ts';
import { refuseInvalid } from './refuse-invalid.ts';
import {
  enrolPasskey,
  passkeyEnrolmentOptions,
  removePasskey,
} from './second-step/passkey-enrolment.ts';
import {
  attestationSchema,
  creationOptionsSchema,
  prfSchema,
} from './second-step/passkey-shapes.ts';
import { prfInput } from './second-step/passkeys.ts';
import { makeRecoveryCodes } from './second-step/recovery-codes.ts';
import { enrolTotp, offerTotp, removeTotp } from './second-step/totp-enrolment.ts';
import { holdSession } from './sign-in/hold.ts';
import { openSession, requireFresh, requireOpen } from './sign-in/session.ts';
import { sessionCookie } from './sign-in/session-cookie.ts';
import { signInSteps } from './sign-in/sign-in-steps.ts';

const account = { 200: jsonContent(accountSchema, 'The account as it is now') };
const passwordText = z.string().min(1).max(PASSWORD_MAX_LENGTH);

const readRoute = createRoute({ method: 'get', path: '/api/account', responses: account });

const offerTotpRoute = createRoute({
  method: 'post',
  path: '/api/account/totp',
  responses: {
    200: jsonContent(
      z.object({
        secret: z.string(),
        uri: z.string(),
        qr: z.object({ size: z.number().int(), path: z.string() }),
      }),
      'A secret for an authenticator app; `qr.path` draws it in a square of `qr.size`',
    ),
  },
});

const addTotpRoute = createRoute({
  method: 'put',
  path: '/api/account/totp',
  request: {
    body: jsonBody(
      z.strictObject({
        secret: z.string().regex(/^[A-Z2-7]{32}$/),
        code: z.string().min(1).max(20),
      }),
    ),
  },
  responses: account,
});

const removeTotpRoute = createRoute({
  method: 'delete',
  path: '/api/account/totp',
  responses: account,
});

const passkeyOptionsRoute = createRoute({
  method: 'post',
  path: '/api/account/passkeys/options',
  responses: {
    200: jsonContent(
      z.object({ options: creationOptionsSchema, prf: z.string() }),
      'What a browser needs to make a passkey; `prf` is what to evaluate, base64url',
    ),
  },
});

const addPasskeyRoute = createRoute({
  method: 'post',
  path: '/api/account/passkeys',
  request: {
    body: jsonBody(
      z.strictObject({
        response: attestationSchema,
        name: z
          .string()
          .trim()
          .min(1)
          .max(60)
          .regex(/^\P{Cc}+$/u),
        prf: prfSchema.nullable(),
      }),
    ),
  },
  responses: account,
});

const removePasskeyRoute = createRoute({
  method: 'delete',
  path: '/api/account/passkeys/{id}',
  request: {
    params: z.object({
      id: z
        .string()
        .max(1400)
        .regex(/^[\w-]+$/),
    }),
  },
  responses: account,
});

const codesRoute = createRoute({
  method: 'post',
  path: '/api/account/recovery-codes',
  responses: {
    200: jsonContent(z.object({ codes: z.array(z.string()) }), 'New codes; shown this once'),
  },
});

const passwordRoute = createRoute({
  method: 'post',
  path: '/api/account/password',
  request: { body: jsonBody(z.strictObject({ current: passwordText, next: passwordText })) },
  responses: {
    204: { description: 'Changed; every other session has ended, and a calendar’s address' },
  },
});

/** What people change about their own ways to sign in. The guard has put the session there. */
export function accountRoutes(deps: AccessDeps) {
  const cookie = sessionCookie(deps);
  const steps = signInSteps(deps);

  const shape = async (c: Context<SessionEnv>) => accountShape(deps, c.var.session);
  /** The account after a change that may have begun a new session. */
  const after = async (c: Context<SessionEnv>, begun: string | undefined) => {
    if (begun === undefined) return refreshed(c);
    await cookie.replace(c, begun);
    const { id: accountId, login } = c.var.session.account;
    deps.log.info('signed-in', { accountId });
    await steps.done(c, login);
    const session = await openSession(deps.db, begun, { now: deps.clock.now() });
    return accountShape(deps, session ?? c.var.session);
  };
  const refreshed = async (c: Context<SessionEnv>) =>
    accountShape(deps, (await cookie.read(c)) ?? c.var.session);

  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => c.json(await shape(c), 200))
    .openapi(offerTotpRoute, async (c) => c.json(await offerTotp(deps, c.var.who), 200))
    .openapi(addTotpRoute, async (c) =>
      c.json(await after(c, await enrolTotp(deps, c.var.session, c.req.valid('json'))), 200),
    )
    .openapi(removeTotpRoute, async (c) => {
      await removeTotp(deps, c.var.session);
      return c.json(await refreshed(c), 200);
    })
    .openapi(passkeyOptionsRoute, async (c) => {
      const options = await passkeyEnrolmentOptions(deps, c.var.who);
      return c.json({ options, prf: prfInput(deps.node.url) }, 200);
    })
    .openapi(addPasskeyRoute, async (c) =>
      c.json(await after(c, await enrolPasskey(deps, c.var.session, c.req.valid('json'))), 200),
    )
    .openapi(removePasskeyRoute, async (c) => {
      await removePasskey(deps, c.var.session, c.req.valid('param').id);
      return c.json(await refreshed(c), 200);
    })
    .openapi(codesRoute, async (c) => {
      const who = requireOpen(c.var.session);
      const now = deps.clock.now();
      requireFresh(who, now);
      const codes = await deps.db.transaction(async (tx) => {
        await holdSession(tx, c.var.session);
        const actor = { kind: 'account', id: who.accountId } as const;
        await audit(tx, { at: now, actor, act: 'recovery-codes-made' });
        return makeRecoveryCodes(tx, who, now);
      });
      return c.json({ codes }, 200);
    })
    .openapi(passwordRoute, async (c) => {
      const { session } = c.var;
      await steps.take(c, session.account.login, () =>
        changePassword(deps, session, c.req.valid('json')),
      );
      return c.body(null, 204);
    });
}
