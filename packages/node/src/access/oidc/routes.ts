import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { hasCode } from '../../system/error-code.ts';
import { hostCookie } from '../../system/host-cookie.ts';
import { jsonContent } from '../../system/json-content.ts';
import { Refusal } from '../../system/problem.ts';
import { audit } from '../audit/audit.ts';
import type { AccessDeps, SessionEnv } from '../dependencies.ts';
import { requireFresh, startVaultSession } from '../sign-in/session.ts';
import { SESSION_COOKIE } from '../sign-in/session-cookie.ts';
import { type Oidc, OidcError } from './oidc.ts';
import { accountBySubject, setSubject } from './store.ts';
import { keepTicket, takeTicket } from './ticket.ts';

export interface OidcDeps extends Omit<AccessDeps, 'oidc'> {
  /** Undefined where the town has no sign-in of its own. */
  readonly oidc: Oidc | undefined;
}

/** What the sign-in page says after coming back from the provider without a session. */
type Trouble = 'unavailable' | 'refused' | 'unknown';

const waysSchema = z
  .object({
    password: z.literal(true),
    passkey: z.literal(true),
    oidc: z.object({ name: z.string() }).nullable(),
  })
  .openapi('SignInWays');

const waysRoute = createRoute({
  method: 'get',
  path: '/api/sign-in-ways',
  responses: { 200: jsonContent(waysSchema, 'The ways to sign in here') },
});

const startRoute = createRoute({
  method: 'get',
  path: '/api/session/oidc',
  responses: { 302: { description: "To the town's own sign-in" } },
});

const callbackRoute = createRoute({
  method: 'get',
  path: '/api/session/oidc/callback',
  responses: { 302: { description: 'Back from it: to the desk, where a passkey opens the vault' } },
});

const linkRoute = createRoute({
  method: 'post',
  path: '/api/account/oidc',
  responses: { 200: jsonContent(z.object({ url: z.string() }), 'Where to sign in once') },
});

const unlinkRoute = createRoute({
  method: 'delete',
  path: '/api/account/oidc',
  responses: { 204: { description: 'No longer linked' } },
});

/** SQLSTATE, PostgreSQL appendix A. */
const UNIQUE_VIOLATION = /^23505$/;

/** Sign-in with the town's own provider. It says who somebody is; their passkey opens the vault. */
export function oidcRoutes(deps: OidcDeps) {
  const { db, clock, oidc } = deps;
  // Lax: the way back from the provider comes from another site
  const ticket = hostCookie(deps.node.url, 'nabij-oidc', 'Lax');
  const session = hostCookie(deps.node.url, SESSION_COOKIE, 'Strict');
  const home = deps.node.role === 'point' ? '/desk' : '/region';

  const begin = async (c: Context, linkTo: string | null): Promise<string> => {
    if (!oidc) throw new Refusal('not-found');
    await deps.limits.asked(deps.addressOf(c));
    const { url, checks } = await oidc.start();
    ticket.set(c, await keepTicket(db, { checks, linkTo }, clock.now()));
    return url;
  };

  const finish = async (c: Context): Promise<string> => {
    if (!oidc) throw new Refusal('not-found');
    const now = clock.now();
    const held = await takeTicket(db, ticket.get(c) ?? '', now);
    ticket.clear(c);
    if (!held) throw new OidcError('refused');
    const subject = await oidc.finish(new URL(c.req.url), held.checks);
    if (held.linkTo !== null) return linked(deps, { accountId: held.linkTo, subject, now, home });
    const accountId = await accountBySubject(db, subject);
    if (accountId === undefined) return troubled(home, 'unknown');
    session.set(c, await startVaultSession(db, accountId, now));
    return home;
  };

  return new OpenAPIHono<SessionEnv>()
    .openapi(waysRoute, (c) =>
      c.json(
        {
          password: true as const,
          passkey: true as const,
          oidc: oidc ? { name: oidc.name } : null,
        },
        200,
      ),
    )
    .openapi(startRoute, async (c) => {
      // a link on another site must not change who is signed in here
      const from = c.req.header('sec-fetch-site') ?? 'same-origin';
      if (from !== 'same-origin' && from !== 'none') return c.redirect(home, 302);
      return c.redirect(await orTrouble(deps, home, begin(c, null)), 302);
    })
    .openapi(callbackRoute, async (c) => c.redirect(await orTrouble(deps, home, finish(c)), 302))
    .openapi(linkRoute, async (c) => {
      requireFresh(c.var.who, clock.now());
      try {
        return c.json({ url: await begin(c, c.var.who.accountId) }, 200);
      } catch (error) {
        throw error instanceof OidcError ? new Refusal('unavailable') : error;
      }
    })
    .openapi(unlinkRoute, async (c) => {
      const now = clock.now();
      requireFresh(c.var.who, now);
      const { accountId: id } = c.var.who;
      await db.transaction(async (tx) => {
        await setSubject(tx, id, null);
        await audit(tx, { at: now, actor: { kind: 'account', id }, act: 'provider-unlinked' });
      });
      return c.body(null, 204);
    });
}

async function linked(
  { db }: OidcDeps,
  it: { accountId: string; subject: string; now: Date; home: string },
): Promise<string> {
  const actor = { kind: 'account', id: it.accountId } as const;
  try {
    await db.transaction(async (tx) => {
      await setSubject(tx, it.accountId, it.subject);
      await audit(tx, { at: it.now, actor, act: 'provider-linked' });
    });
  } catch (error) {
    if (hasCode(error, UNIQUE_VIOLATION)) return `${it.home}/account?provider=taken`;
    throw error;
  }
  return `${it.home}/account?provider=linked`;
}

/** The sign-in page says what went wrong; the provider's own words go nowhere. */
async function orTrouble(deps: OidcDeps, home: string, way: Promise<string>): Promise<string> {
  try {
    return await way;
  } catch (error) {
    if (!(error instanceof OidcError)) throw error;
    deps.log.warn('provider-sign-in-failed', { problem: error.reason });
    return troubled(home, error.reason);
  }
}

function troubled(home: string, trouble: Trouble): string {
  return `${home}?provider=${trouble}`;
}
