import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { Refusal } from '../../system/problem.ts';
import type { AccessDeps } from '../dependencies.ts';
import { PASSWORD_MAX_LENGTH } from '../password/password.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { assertionSchema, prfSchema, requestOptionsSchema } from '../second-step/passkey-shapes.ts';
import { passkeySignInOptions } from '../second-step/passkey-sign-in.ts';
import { prfInput } from '../second-step/passkeys.ts';
import { openSession } from './session.ts';
import { sessionCookie } from './session-cookie.ts';
import { sessionSchema, sessionShape } from './session-shape.ts';
import {
  passSecondStep,
  type Started,
  signInByPasskey,
  signInByPassword,
  whoIsSigningIn,
} from './sign-in.ts';
import { signInSteps } from './sign-in-steps.ts';

const credentialsSchema = z.strictObject({
  // a NUL would make the database fail
  login: z
    .string()
    .max(200)
    .regex(/^\P{Cc}+$/u),
  password: z.string().min(1).max(PASSWORD_MAX_LENGTH),
});

const stepSchema = z.strictObject({
  kind: z.enum(['totp', 'recovery-code']),
  code: z.string().min(1).max(100),
});

const passkeySchema = z.strictObject({ response: assertionSchema, prf: prfSchema.nullable() });

const answer = (description: string) => ({ 200: jsonContent(sessionSchema, description) });
const refused = (description: string) => ({ 401: { description } });

const passwordRoute = createRoute({
  method: 'post',
  path: '/api/session',
  request: { body: jsonBody(credentialsSchema) },
  responses: {
    ...answer('The first step is done: `stage` says what comes next'),
    ...refused('Name or password is wrong'),
  },
});

const stepRoute = createRoute({
  method: 'post',
  path: '/api/session/second-factor',
  request: { body: jsonBody(stepSchema) },
  responses: { ...answer('Signed in'), ...refused('The code is wrong, or the session is over') },
});

const optionsRoute = createRoute({
  method: 'post',
  path: '/api/session/passkey/options',
  responses: {
    200: jsonContent(
      z.object({ options: requestOptionsSchema, prf: z.string() }),
      'What a browser needs to ask for a passkey; `prf` is what to evaluate, base64url',
    ),
  },
});

const passkeyRoute = createRoute({
  method: 'post',
  path: '/api/session/passkey',
  request: { body: jsonBody(passkeySchema) },
  responses: { ...answer('Signed in'), ...refused('The passkey does not pass') },
});

/** Signing in, step by step; each gives a session of its own and ends the one before. */
export function signInRoutes(deps: AccessDeps) {
  const { db, clock, log, node } = deps;
  const cookie = sessionCookie(deps);
  const steps = signInSteps(deps);

  const enter = async (c: Context, { cookie: value, accountId }: Started) => {
    await cookie.replace(c, value);
    const session = await openSession(db, value, { now: clock.now() });
    if (!session) throw new Refusal('sign-in-required');
    if (session.stage === 'open') {
      log.info('signed-in', { accountId });
      await steps.done(c, session.account.login);
    }
    return sessionShape(deps, session);
  };

  return new OpenAPIHono({ defaultHook: refuseInvalid })
    .openapi(passwordRoute, async (c) => {
      await deps.limits.asked(deps.addressOf(c));
      const given = c.req.valid('json');
      const started = await steps.take(c, given.login, () => signInByPassword(deps, given));
      return c.json(await enter(c, started), 200);
    })
    .openapi(stepRoute, async (c) => {
      const session = await cookie.read(c);
      if (!session) throw new Refusal('sign-in-required');
      const started = await steps.take(c, session.account.login, () =>
        passSecondStep(deps, session, c.req.valid('json')),
      );
      return c.json(await enter(c, started), 200);
    })
    .openapi(optionsRoute, async (c) => {
      await deps.limits.asked(deps.addressOf(c));
      const account = whoIsSigningIn(await cookie.read(c));
      const options = await passkeySignInOptions(deps, account?.id ?? null);
      return c.json({ options, prf: prfInput(node.url) }, 200);
    })
    .openapi(passkeyRoute, async (c) => {
      const session = await cookie.read(c);
      const started = await steps.take(c, whoIsSigningIn(session)?.login, () =>
        signInByPasskey(deps, session, c.req.valid('json')),
      );
      return c.json(await enter(c, started), 200);
    });
}
