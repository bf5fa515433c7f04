import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { loadTexts } from '../../intake/texts.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { jsonContent } from '../../system/json-content.ts';
import { uuid } from '../../system/uuid.ts';
import { today } from '../days.ts';
import { menuOf } from './menu.ts';

const dishSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    name: z.string(),
    description: z.string(),
    because: z.string(),
    ways: z.array(z.string()),
    asksToVerify: z.boolean(),
  })
  .openapi('MenuService');

const menuRoute = createRoute({
  method: 'get',
  path: '/api/cases/{id}/menu',
  request: { params: z.object({ id: uuid }) },
  responses: {
    200: jsonContent(
      z
        .object({
          language: z.string(),
          direction: z.enum(['ltr', 'rtl']),
          title: z.string(),
          lead: z.string(),
          free: z.string(),
          fitting: z.array(dishSchema),
          others: z.array(dishSchema),
        })
        .openapi('PersonalMenu'),
      'Services that fit this case, in the language of the reporter',
    ),
  },
});

/** The personal menu of a case. Expects a signed-in worker in the context. */
export function menuRoutes({ db, clock }: { db: Db; clock: Clock }) {
  const textsIn = loadTexts();
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid }).openapi(
    menuRoute,
    async (c) => {
      const of = { caseId: c.req.valid('param').id, day: today(clock.now()) };
      return c.json(await menuOf(db, of, textsIn), 200);
    },
  );
}
