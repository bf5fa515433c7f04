import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { jsonContent } from '../../system/json-content.ts';
import { uuid } from '../../system/uuid.ts';
import type { Point } from '../pages/shell.ts';
import { loadTexts } from '../texts.ts';
import { planSheet } from './sheet.ts';

const steps = z.array(z.object({ what: z.string(), who: z.string(), when: z.string() }));
const lines = z.array(z.string());

const sheetSchema = z
  .object({
    language: z.string(),
    direction: z.enum(['ltr', 'rtl']),
    title: z.string(),
    about: lines,
    heads: z.object({
      goals: z.string(),
      what: z.string(),
      who: z.string(),
      when: z.string(),
    }),
    goals: z.array(z.object({ area: z.string(), words: z.string(), steps })),
    others: z.object({ title: z.string(), steps }),
    closing: lines,
  })
  .openapi('PlanSheet');

const sheetRoute = createRoute({
  method: 'get',
  path: '/api/cases/{id}/plan/sheet',
  request: { params: z.object({ id: uuid }) },
  responses: { 200: jsonContent(sheetSchema, 'The plan, in the language of whose it is') },
});

/** The plan on paper. Expects a signed-in worker. */
export function planSheetRoutes(deps: { db: Db; clock: Clock; point: Point }) {
  const to = { ...deps, textsIn: loadTexts() };
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid }).openapi(
    sheetRoute,
    async (c) => {
      const at = { caseId: c.req.valid('param').id, now: deps.clock.now() };
      return c.json(await planSheet(to, c.var.who, at), 200);
    },
  );
}
