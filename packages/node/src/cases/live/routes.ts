import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { stillLives } from '../../access/sign-in/session.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import type { Log } from '../../system/log.ts';
import { uuid } from '../../system/uuid.ts';
import type { Hub } from './hub.ts';
import { streamLive } from './stream.ts';

export interface LiveDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly hub: Hub;
  /** How often a stream says that it is there and looks whether its session is. */
  readonly beatMs?: number;
}

const BEAT_MS = 15_000;

const liveRoute = createRoute({
  method: 'get',
  path: '/api/live',
  description: 'Ends with the session. `case` names the case that the window shows.',
  request: { query: z.object({ case: uuid.optional() }) },
  responses: {
    200: {
      description: 'What changes at this point, as it happens: ids only',
      content: { 'text/event-stream': { schema: z.string() } },
    },
  },
});

/** What happens at the desk, as server-sent events. Expects a signed-in worker (`who`). */
export function liveRoutes({ db, clock, log, hub, beatMs = BEAT_MS }: LiveDeps) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid }).openapi(liveRoute, (c) => {
    const { id } = c.var.session;
    const { accountId } = c.var.who;
    const { case: caseId } = c.req.valid('query');
    const lives = () => stillLives(db, id, clock.now());
    // some proxies keep what they pass on until there is more of it
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, async (stream) => {
      try {
        await streamLive(stream, { hub, clock, beatMs }, { accountId, caseId, lives });
      } catch (error) {
        // caught here: hono would write to the browser what the error says
        log.error('live-ended', {}, error);
      }
    });
  });
}
