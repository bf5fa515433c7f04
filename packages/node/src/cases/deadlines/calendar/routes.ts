import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../../access/dependencies.ts';
import { refuseInvalid } from '../../../access/refuse-invalid.ts';
import { holdSession } from '../../../access/sign-in/hold.ts';
import { requireFresh } from '../../../access/sign-in/session.ts';
import { jsonBody, jsonContent } from '../../../system/json-content.ts';
import type { DeskDeps } from '../../dependencies.ts';
import { CALENDAR_LANGUAGES, endCalendar, makeCalendar, readCalendar } from './feed.ts';
import { feedOf } from './store.ts';

const content = jsonContent(
  z.object({
    madeAt: z.string().nullable(),
    // the last day on which a program read it
    readOn: z.string().nullable(),
  }),
  'Whether there is a calendar; its address is shown once, when it is made',
);

const readRoute = createRoute({
  method: 'get',
  path: '/api/me/calendar',
  responses: { 200: content },
});

const makeRoute = createRoute({
  method: 'post',
  path: '/api/me/calendar',
  request: { body: jsonBody(z.strictObject({ language: z.enum(CALENDAR_LANGUAGES) })) },
  responses: {
    200: jsonContent(
      z.object({ address: z.string() }),
      'Where calendar programs read it; shown this once',
    ),
  },
});

const endRoute = createRoute({
  method: 'delete',
  path: '/api/me/calendar',
  responses: { 200: content },
});

const feedRoute = createRoute({
  method: 'get',
  path: '/calendar/{secret}',
  request: { params: z.object({ secret: z.string().regex(/^[\w-]{43}\.ics$/) }) },
  responses: {
    200: {
      description: 'What is due, as iCalendar: case numbers and steps, no content',
      content: { 'text/calendar': { schema: z.string() } },
    },
  },
});

/** What the calendar needs beside the desk. */
export interface CalendarRouteDeps extends DeskDeps {
  readonly name: string;
  readonly url: string;
}

/** One's own calendar of terms. Expects a signed-in worker in the context, under `/api`. */
export function calendarRoutes(deps: CalendarRouteDeps) {
  const { db, clock, url } = deps;
  const shown = async (accountId: string) => {
    const feed = await feedOf(db, accountId);
    return { madeAt: feed?.madeAt.toISOString() ?? null, readOn: feed?.readOn ?? null };
  };
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => c.json(await shown(c.var.who.accountId), 200))
    .openapi(makeRoute, async (c) => {
      const { who, session } = c.var;
      const now = clock.now();
      requireFresh(who, now);
      const { language } = c.req.valid('json');
      const secret = await db.transaction(async (tx) => {
        // asked for before the sessions ended, it would open cases after
        await holdSession(tx, session);
        return makeCalendar(tx, { accountId: who.accountId, now }, language);
      });
      return c.json({ address: new URL(`/calendar/${secret}.ics`, url).href }, 200);
    })
    .openapi(endRoute, async (c) => {
      const { accountId } = c.var.who;
      await endCalendar(db, { accountId, now: clock.now() });
      return c.json(await shown(accountId), 200);
    })
    .openapi(feedRoute, async (c) => {
      const secret = c.req.valid('param').secret.slice(0, -'.ics'.length);
      const body = await readCalendar(deps, secret, clock.now());
      c.header('Cache-Control', 'private, no-store');
      return c.body(body, 200, { 'Content-Type': 'text/calendar; charset=utf-8' });
    });
}
