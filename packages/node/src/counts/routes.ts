import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { type Country, isPeriod, periodEnd, type SigningKey } from '@nabij/protocol';
import type { SessionEnv } from '../access/dependencies.ts';
import { refuseInvalid } from '../access/refuse-invalid.ts';
import { deliveryStates } from '../federation/store.ts';
import type { Clock } from '../system/clock.ts';
import type { Db } from '../system/database.ts';
import { jsonBody, jsonContent } from '../system/json-content.ts';
import type { Log } from '../system/log.ts';
import { deliverySchema } from './delivery-schema.ts';
import { holdSchema, leavingShown, nextSchema } from './leaving/shown.ts';
import { closedLeftOut } from './left-out.ts';
import type { Preparing } from './preparing.ts';
import { duePeriods, release } from './release.ts';
import { type ReleaseRow, releasedList, releaseOf } from './store.ts';

const entrySchema = z
  .object({
    period: z.string(),
    releasedAt: z.string(),
    releasedBy: z.string().nullable().openapi({ description: 'null: it left by itself' }),
    delivery: deliverySchema.nullable(),
  })
  .openapi('ReleaseEntry');

const previewSchema = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('preparing').openapi({ description: 'being made; ask again in a moment' }),
      period: z.string(),
    }),
    z.object({
      state: z.literal('failed').openapi({ description: 'the last try failed; ask for another' }),
      period: z.string(),
    }),
    z.object({
      state: z.enum(['ready', 'left']),
      period: z.string(),
      // not z.custom inside: an OpenAPI document cannot be made of it
      release: z.record(z.string(), z.unknown()),
      bytes: z.string(),
      digest: z.string(),
      how: z
        .enum(['chosen', 'coarse', 'nothing'])
        .nullable()
        .openapi({ description: 'how it was chosen what stays back; null for what left before' }),
      due: z.boolean(),
      closedLeftOut: z.int().openapi({
        description: 'how many cases closed in it are in no number: more than ever came in',
      }),
    }),
  ])
  .openapi('ReleasePreview');

const params = z.object({ period: z.string().regex(/^\d{4}-Q[1-4]$/) });

const listRoute = createRoute({
  method: 'get',
  path: '/api/releases',
  responses: {
    200: jsonContent(
      z.object({
        releases: z.array(entrySchema),
        due: z.array(z.string()),
        next: nextSchema.nullable(),
        holds: z.array(holdSchema),
      }),
      'All that ever left this point, and the quarters that may leave now',
    ),
  },
});

const previewRoute = createRoute({
  method: 'get',
  path: '/api/releases/{period}/preview',
  request: { params },
  responses: {
    200: jsonContent(previewSchema, 'The release exactly as it will leave, or as it left'),
  },
});

const againRoute = createRoute({
  method: 'post',
  path: '/api/releases/{period}/preparation',
  request: { params },
  responses: { 204: { description: 'It is being made anew' } },
});

const releaseRoute = createRoute({
  method: 'post',
  path: '/api/releases/{period}',
  request: {
    params,
    body: jsonBody(z.strictObject({ digest: z.string().max(100) })),
  },
  responses: { 201: jsonContent(entrySchema, 'Released: frozen, signed and queued') },
});

export interface CountsDeps {
  db: Db;
  clock: Clock;
  log: Log;
  key: SigningKey;
  entityId: string;
  country: Country;
  preparing: Preparing;
  /** Called after a release was queued, so that it leaves at once. */
  wake: () => void;
}

/** Figures of this point that may leave. Expects a signed-in worker in the context (`who`). */
export function countsRoutes(deps: CountsDeps) {
  const { db, clock } = deps;
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const rows = await releasedList(db);
      const states = await deliveryStates(
        db,
        rows.map((row) => row.jti),
      );
      const releases = rows.map((row) => shape(row, states.get(row.jti)));
      const now = clock.now();
      const due = await duePeriods(db, now);
      return c.json({ releases, due, ...(await leavingShown(db, deps.country, now)) }, 200);
    })
    .openapi(previewRoute, async (c) => {
      const period = periodIn(c.req.valid('param'));
      const released = await releaseOf(db, period);
      if (released) {
        return c.json(
          { ...asItLeft(released), closedLeftOut: await closedLeftOut(db, period) },
          200,
        );
      }
      const ready = await deps.preparing.look(period);
      if (typeof ready === 'string') return c.json({ state: ready, period }, 200);
      const { release: body, bytes, digest, how } = ready;
      const due = periodEnd(period) <= clock.now();
      const shown = { period, release: { ...body }, bytes, digest, how, due };
      const left = await closedLeftOut(db, period);
      return c.json({ state: 'ready' as const, ...shown, closedLeftOut: left }, 200);
    })
    .openapi(againRoute, async (c) => {
      const period = periodIn(c.req.valid('param'));
      if (!(await releaseOf(db, period))) await deps.preparing.again(period);
      return c.body(null, 204);
    })
    .openapi(releaseRoute, async (c) => {
      const period = periodIn(c.req.valid('param'));
      const { digest } = c.req.valid('json');
      const { accountId, name } = c.var.who;
      const now = clock.now();
      await release(db, deps, { period, digest, accountId, now });
      deps.log.info('released', { period, accountId });
      deps.wake();
      const delivery = { state: 'waiting', attempts: 0, refusal: null } as const;
      const entry = { period, releasedAt: now.toISOString(), releasedBy: name, delivery };
      return c.json(entry, 201);
    });
}

function periodIn({ period }: { period: string }) {
  if (!isPeriod(period)) throw new RangeError('Not a period');
  return period;
}

function asItLeft({ period, body, digest }: ReleaseRow) {
  const release: Record<string, unknown> = JSON.parse(body);
  return { state: 'left' as const, period, release, bytes: body, digest, how: null, due: false };
}

type Delivery = z.infer<typeof entrySchema>['delivery'];

function shape(
  row: { period: string; releasedAt: Date; releasedBy: string | null },
  delivery: NonNullable<Delivery> | undefined,
): z.infer<typeof entrySchema> {
  return {
    period: row.period,
    releasedAt: row.releasedAt.toISOString(),
    releasedBy: row.releasedBy,
    delivery: delivery ?? null,
  };
}
