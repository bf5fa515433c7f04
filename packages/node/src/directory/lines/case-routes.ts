import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import type { DeskDeps } from '../../cases/dependencies.ts';
import { detailSchema } from '../../cases/detail-schema.ts';
import { change } from '../../cases/on-case.ts';
import { caseWithFiling } from '../../cases/store.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { Refusal } from '../../system/problem.ts';
import { uuid } from '../../system/uuid.ts';
import { today } from '../days.ts';
import { lifeAreasOf } from '../life-areas-store.ts';
import { noteContact } from './case-lines.ts';
import { listLines } from './lines.ts';
import { linesBy } from './routes.ts';
import { contactForm, lineSchema, lineShapes } from './schema.ts';
import { agencyTypesFor, suggestLines } from './suggest.ts';

/** As many people as somebody calls. */
const MOST = 5;

const suggestRoute = createRoute({
  method: 'get',
  path: '/api/cases/{id}/lines',
  request: { params: z.object({ id: uuid }) },
  responses: {
    200: jsonContent(
      z.object({
        lines: z.array(lineSchema),
        missing: z.array(z.string()).openapi({
          description: 'kinds of agencies that the case may need and where nobody is known',
        }),
      }),
      'The people whom this case may need',
    ),
  },
});
const contactRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/lines/{line}/contact',
  request: { params: z.object({ id: uuid, line: uuid }), body: jsonBody(contactForm) },
  responses: { 200: jsonContent(detailSchema, 'The case after that') },
});

/** Short lines where a case needs them. Expects a signed-in worker in the context. */
export function caseLinesRoutes(deps: DeskDeps) {
  const { db, country } = deps;
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(suggestRoute, async (c) => {
      const found = await caseWithFiling(db, c.req.valid('param').id);
      if (!found) throw new Refusal('not-found');
      const { subject, grounds, domain } = found.case;
      const lifeAreas = await lifeAreasOf(db, found.case.id);
      const types = agencyTypesFor({ subject, grounds, domain, lifeAreas, country });
      const { accountId, box, now } = await linesBy(deps, c.var.who);
      const all = await listLines(db, box);
      const lines = suggestLines(all, types, { max: MOST });
      const missing = types.filter((type) => all.every(({ agencyType }) => agencyType !== type));
      const shapes = await lineShapes(db, lines, { accountId, day: today(now) });
      return c.json({ lines: shapes, missing }, 200);
    })
    .openapi(contactRoute, async (c) => {
      const { id: caseId, line: lineId } = c.req.valid('param');
      const contact = { ...c.req.valid('json'), lineId };
      const { box } = await linesBy(deps, c.var.who);
      const on = { who: c.var.who, caseId };
      const shown = await change(deps, on, (it) => noteContact(db, { ...it, box }, contact));
      return c.json(shown, 200);
    });
}
