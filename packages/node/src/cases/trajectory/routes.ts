import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { uuid } from '../../system/uuid.ts';
import { PARTY_MAX } from '../consents/consent.ts';
import type { DeskDeps } from '../dependencies.ts';
import { detailSchema } from '../detail-schema.ts';
import { change } from '../on-case.ts';
import { join } from './join.ts';
import { leave } from './leave.ts';
import { lookAt, pageSchema } from './page.ts';

const detailContent = jsonContent(detailSchema, 'The case after that');
const params = z.object({ id: uuid });

const pageRoute = createRoute({
  method: 'get',
  path: '/api/trajectories/{id}',
  request: { params },
  responses: { 200: jsonContent(pageSchema, 'The cases of one person, and what was planned') },
});

const joinRoute = createRoute({
  method: 'put',
  path: '/api/cases/{id}/trajectory',
  request: {
    params,
    body: jsonBody(
      z.strictObject({
        number: z.number().int().positive().max(2_147_483_647),
        // how the person agreed, where no consent of theirs says so
        manner: z.string().max(PARTY_MAX).nullable(),
      }),
    ),
  },
  responses: { 200: detailContent },
});

const leaveRoute = createRoute({
  method: 'delete',
  path: '/api/cases/{id}/trajectory',
  request: { params },
  responses: { 200: detailContent },
});

/** The cases of one person, seen together with their agreement. Expects a signed-in worker. */
export function trajectoryRoutes(deps: DeskDeps) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(pageRoute, async (c) => {
      const at = { id: c.req.valid('param').id, now: deps.clock.now() };
      return c.json(await lookAt(deps.db, c.var.who, at), 200);
    })
    .openapi(joinRoute, async (c) => {
      const on = { who: c.var.who, caseId: c.req.valid('param').id };
      const wanted = c.req.valid('json');
      return c.json(await change(deps, on, (it) => join(it.db, it, wanted)), 200);
    })
    .openapi(leaveRoute, async (c) => {
      const on = { who: c.var.who, caseId: c.req.valid('param').id };
      return c.json(await change(deps, on, (it) => leave(it.db, it)), 200);
    });
}
