import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { reuse } from './reuse.ts';

const number = z.number().int().positive().max(2_147_483_647);

const reuseRoute = createRoute({
  method: 'post',
  path: '/api/intake/reuse',
  request: { body: jsonBody(z.strictObject({ number })) },
  responses: {
    200: jsonContent(
      z
        .object({
          number,
          language: z.string(),
          answers: z.record(z.string(), z.array(z.string())),
        })
        .openapi('AnswersReused'),
      'What need not be asked again',
    ),
  },
});

/** Answers of an earlier case, for whoever files anew at the desk. Expects a signed-in worker. */
export function reuseRoutes(deps: { db: Db; clock: Clock; municipality: string }) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid }).openapi(
    reuseRoute,
    async (c) => {
      const { number: of } = c.req.valid('json');
      const { db, municipality } = deps;
      const at = { number: of, municipality, now: deps.clock.now() };
      return c.json(await reuse(db, c.var.who, at), 200);
    },
  );
}
