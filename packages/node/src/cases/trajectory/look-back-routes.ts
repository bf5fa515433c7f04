import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { uuid } from '../../system/uuid.ts';
import type { DeskDeps } from '../dependencies.ts';
import { detailSchema } from '../detail-schema.ts';
import { WORDS_MAX } from '../feedback/feedback.ts';
import { change } from '../on-case.ts';
import { dropLookBack, noteLookBack, planLookBack } from './look-backs.ts';
import { LOOK_BACK_WAYS } from './tables.ts';

const responses = { 200: jsonContent(detailSchema, 'The case after that') };
const params = z.object({ id: uuid, lid: uuid });
const path = '/api/cases/{id}/look-backs/{lid}';

const planRoute = createRoute({
  method: 'put',
  path,
  request: {
    params,
    body: jsonBody(z.strictObject({ way: z.enum(LOOK_BACK_WAYS), dueOn: z.iso.date() })),
  },
  responses,
});

const dropRoute = createRoute({ method: 'delete', path, request: { params }, responses });

const outcomeRoute = createRoute({
  method: 'put',
  path: '/api/cases/{id}/look-backs/{lid}/outcome',
  request: {
    params,
    body: jsonBody(
      z.strictObject({
        reached: z.boolean(),
        codes: z.array(z.string().max(60)).max(60),
        words: z.string().max(WORDS_MAX),
      }),
    ),
  },
  responses,
});

/** Looking back some weeks after the end. Expects a signed-in worker. */
export function lookBackRoutes(deps: DeskDeps) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(planRoute, async (c) => {
      const { id: caseId, lid: id } = c.req.valid('param');
      const wanted = { id, ...c.req.valid('json') };
      const on = { who: c.var.who, caseId };
      return c.json(await change(deps, on, (it) => planLookBack(it.db, it, wanted)), 200);
    })
    .openapi(dropRoute, async (c) => {
      const { id: caseId, lid: id } = c.req.valid('param');
      const on = { who: c.var.who, caseId };
      return c.json(await change(deps, on, (it) => dropLookBack(it.db, it, id)), 200);
    })
    .openapi(outcomeRoute, async (c) => {
      const { id: caseId, lid: id } = c.req.valid('param');
      const outcome = { id, ...c.req.valid('json') };
      const on = { who: c.var.who, caseId };
      return c.json(await change(deps, on, (it) => noteLookBack(it.db, it, outcome)), 200);
    });
}
