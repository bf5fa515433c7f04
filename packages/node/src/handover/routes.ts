import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { REJECT_REASONS } from '@nabij/protocol';
import type { SessionEnv } from '../access/dependencies.ts';
import { refuseInvalid } from '../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../system/json-content.ts';
import { Refusal } from '../system/problem.ts';
import { uuid } from '../system/uuid.ts';
import { acceptOffer, rejectOffer, remind, takeBack, withdrawOffer } from './decide.ts';
import type { HandoverDeps } from './dependencies.ts';
import { otherPoints } from './points.ts';
import { handoverSchema, openFirst, type ShownHandover, showHandovers } from './shape.ts';
import { allHandovers, findHandover } from './store.ts';
import { takeIn } from './take-in.ts';

const params = z.object({ id: uuid });
const handover = { 200: jsonContent(handoverSchema, 'The handover as it stands') };
const nothing = z.strictObject({});

const listRoute = createRoute({
  method: 'get',
  path: '/api/handovers',
  responses: {
    200: jsonContent(
      z.object({ incoming: z.array(handoverSchema), outgoing: z.array(handoverSchema) }),
      'Cases offered to this point, and by it: open ones first, the latest in front',
    ),
  },
});

const pointsRoute = createRoute({
  method: 'get',
  path: '/api/handovers/points',
  responses: {
    200: jsonContent(
      z.object({
        points: z.array(
          z.object({
            entityId: z.string(),
            name: z.string(),
            town: z.string().optional(),
            municipalities: z.array(z.string()),
            phone: z.string().optional(),
            address: z.string().optional(),
            hours: z.string().optional(),
            canReceive: z.boolean(),
          }),
        ),
      }),
      'The other points of the region',
    ),
  },
});

const oneRoute = createRoute({
  method: 'get',
  path: '/api/handovers/{id}',
  request: { params },
  responses: handover,
});

/** Something that is done with one handover. */
function stepRoute<Step extends string, Body extends z.ZodType>(step: Step, body: Body) {
  return createRoute({
    method: 'post',
    path: `/api/handovers/{id}/${step}`,
    request: { params, body: jsonBody(body) },
    responses: handover,
  });
}

const withdrawRoute = stepRoute('withdraw', nothing);
const acceptRoute = stepRoute('accept', nothing);
const rejectRoute = stepRoute('reject', z.strictObject({ reason: z.enum(REJECT_REASONS) }));
const takeInRoute = stepRoute('take-in', nothing);
const takeBackRoute = stepRoute('take-back', nothing);
const remindRoute = stepRoute('remind', nothing);

/** Handovers, both sides. Expects a signed-in worker in the context. */
export function handoverRoutes(deps: HandoverDeps) {
  const { db } = deps;
  const shown = async (id: string): Promise<ShownHandover> => {
    const row = await findHandover(db, id);
    const [one] = row ? await showHandovers(db, [row]) : [];
    if (!one) throw new Refusal('not-found');
    return one;
  };
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const all = openFirst(await showHandovers(db, await allHandovers(db)));
      const incoming = all.filter(({ side }) => side === 'receiver');
      return c.json({ incoming, outgoing: all.filter(({ side }) => side === 'sender') }, 200);
    })
    .openapi(pointsRoute, async (c) => c.json({ points: await otherPoints(deps) }, 200))
    .openapi(oneRoute, async (c) => c.json(await shown(c.req.valid('param').id), 200))
    .openapi(withdrawRoute, async (c) => {
      const { id } = c.req.valid('param');
      await withdrawOffer(deps, { id, accountId: c.var.who.accountId });
      return c.json(await shown(id), 200);
    })
    .openapi(acceptRoute, async (c) => {
      const { id } = c.req.valid('param');
      await acceptOffer(deps, { id, accountId: c.var.who.accountId });
      return c.json(await shown(id), 200);
    })
    .openapi(rejectRoute, async (c) => {
      const { id } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      await rejectOffer(deps, { id, accountId: c.var.who.accountId }, reason);
      return c.json(await shown(id), 200);
    })
    .openapi(takeInRoute, async (c) => {
      const { id } = c.req.valid('param');
      await takeIn(deps, c.var.who, id);
      return c.json(await shown(id), 200);
    })
    .openapi(takeBackRoute, async (c) => {
      const { id } = c.req.valid('param');
      await takeBack(deps, { id, accountId: c.var.who.accountId });
      return c.json(await shown(id), 200);
    })
    .openapi(remindRoute, async (c) => {
      const { id } = c.req.valid('param');
      await remind(deps, { id, accountId: c.var.who.accountId });
      return c.json(await shown(id), 200);
    });
}
