import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { jsonBody } from '../../system/json-content.ts';
import { periodParams } from '../period-params.ts';
import { HOLD_REASONS } from '../tables.ts';
import { holdBack, letGo } from './hold.ts';

const holdRoute = createRoute({
  method: 'put',
  path: '/api/releases/{period}/hold',
  request: {
    params: periodParams,
    body: jsonBody(z.strictObject({ reason: z.enum(HOLD_REASONS).nullable() })),
  },
  responses: { 204: { description: 'Held back: it leaves in no way until it is let go' } },
});

const letGoRoute = createRoute({
  method: 'delete',
  path: '/api/releases/{period}/hold',
  request: { params: periodParams },
  responses: { 204: { description: 'Let go: it leaves at the earliest the next morning' } },
});

/** Holding a quarter back. Expects a signed-in worker in the context (`who`). */
export function holdRoutes({ db, clock }: { db: Db; clock: Clock }) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(holdRoute, async (c) => {
      const { period } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const by = { accountId: c.var.who.accountId, now: clock.now() };
      await holdBack(db, { period, reason }, by);
      return c.body(null, 204);
    })
    .openapi(letGoRoute, async (c) => {
      const by = { accountId: c.var.who.accountId, now: clock.now() };
      await letGo(db, c.req.valid('param').period, by);
      return c.body(null, 204);
    });
}
