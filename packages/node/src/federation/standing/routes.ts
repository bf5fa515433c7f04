import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { ENVELOPE_MEDIA_TYPE, type SigningKey } from '@nabij/protocol';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { jsonContent } from '../../system/json-content.ts';
import type { Log } from '../../system/log.ts';
import { Refusal } from '../../system/problem.ts';
import { directoryReader } from '../directory/stored.ts';
import { sendAgain } from './send-again.ts';
import { standingSchema } from './shapes.ts';
import { type PeriodsOf, type StandingDeps, standingOf } from './standing.ts';
import { receiptFor } from './store.ts';

const standingRoute = createRoute({
  method: 'get',
  path: '/api/peers',
  responses: {
    200: jsonContent(standingSchema, 'This point, its coordinator, what left it, other points'),
  },
});

const againRoute = createRoute({
  method: 'post',
  path: '/api/peers/messages/{jti}/again',
  request: { params: z.object({ jti: z.uuid() }) },
  responses: { 204: { description: 'It waits again, and is tried at once' } },
});

const receiptRoute = createRoute({
  method: 'get',
  path: '/api/peers/messages/{jti}/receipt',
  request: { params: z.object({ jti: z.uuid() }) },
  responses: {
    200: {
      description: 'The signed receipt, as it came and was verified: a compact JWS',
      content: { [ENVELOPE_MEDIA_TYPE]: { schema: z.string() } },
    },
  },
});

export interface StandingRoutesDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly key: SigningKey;
  readonly entityId: string;
  readonly name: string;
  readonly periodsOf: PeriodsOf;
  readonly questioned: StandingDeps['questioned'];
  /** Called after something waits again, so that it leaves at once. */
  readonly wake: () => void;
}

/** At a point: how it is connected. Numbers of cases and their content are not part of it. */
export function standingRoutes(deps: StandingRoutesDeps) {
  const { db, clock, key, entityId, name, periodsOf, questioned } = deps;
  const readDirectory = directoryReader(db);
  const publicKey = key.publicJwk;
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(standingRoute, async (c) => {
      const it = { db, entityId, name, publicKey, readDirectory, periodsOf, questioned };
      return c.json(await standingOf(it, clock.now()), 200);
    })
    .openapi(againRoute, async (c) => {
      const { jti } = c.req.valid('param');
      const { accountId } = c.var.who;
      await sendAgain(db, key, { jti, accountId, now: clock.now() });
      deps.log.info('delivery-asked-again', { jti, accountId });
      deps.wake();
      return c.body(null, 204);
    })
    .openapi(receiptRoute, async (c) => {
      const { jti } = c.req.valid('param');
      const receipt = await receiptFor(db, jti);
      if (receipt === undefined) throw new Refusal('not-found');
      c.header('Content-Type', ENVELOPE_MEDIA_TYPE);
      c.header('Content-Disposition', `attachment; filename="receipt-${jti}.jws"`);
      return c.body(receipt, 200);
    });
}
