import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { uuid } from '../../system/uuid.ts';
import { choosableRegimes } from '../deadlines/terms.ts';
import type { DeskDeps } from '../dependencies.ts';
import { colleaguesOf } from '../flow/colleagues.ts';
import { type FilterWords, filterShape } from '../list/filters.ts';
import { forgetView, keepView, listViews } from './views.ts';

const viewSchema = z.object({
  id: z.string(),
  name: z.string(),
  filters: z.record(z.string(), z.string()),
  shared: z.boolean(),
  mine: z.boolean(),
});

const choicesSchema = z
  .object({
    views: z.array(viewSchema),
    colleagues: z.array(z.object({ id: z.string(), name: z.string(), mine: z.boolean() })),
    regimes: z.array(z.string()),
  })
  .openapi('ListChoices');

/** Kept as it was typed, once it is known to be filters: that is what an address must hold. */
const filters = z
  .record(z.string(), z.string())
  .refine((given) => z.strictObject(filterShape).safeParse(given).success);

const params = z.object({ id: uuid });
const okViews = { 200: jsonContent(choicesSchema, 'What lists can be narrowed to, by name') };

const listRoute = createRoute({ method: 'get', path: '/api/views', responses: okViews });
const keepRoute = createRoute({
  method: 'put',
  path: '/api/views/{id}',
  request: {
    params,
    body: jsonBody(
      z
        .strictObject({ name: z.string().trim().min(1).max(80), filters, shared: z.boolean() })
        .openapi('NewView'),
    ),
  },
  responses: okViews,
});
const forgetRoute = createRoute({
  method: 'delete',
  path: '/api/views/{id}',
  request: { params },
  responses: okViews,
});

/** Saved lists, and the names that filters need. Expects a signed-in worker (`who`). */
export function viewsRoutes({ db, clock, log, nodeKeys, country }: DeskDeps) {
  const choices = async (who: SessionEnv['Variables']['who']) => {
    const views = await listViews(db, { who, nodeKeys, log, now: clock.now() });
    const colleagues = await colleaguesOf(db, { who, nodeKeys });
    return {
      views: views.map((view) => ({ ...view, filters: view.filters as Record<string, string> })),
      colleagues: colleagues.map((one) => ({ ...one, mine: one.id === who.accountId })),
      regimes: choosableRegimes(country),
    };
  };
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => c.json(await choices(c.var.who), 200))
    .openapi(keepRoute, async (c) => {
      const { who } = c.var;
      const { id } = c.req.valid('param');
      const { filters: words, ...view } = c.req.valid('json');
      const viewing = { who, nodeKeys, log, now: clock.now() };
      await keepView(db, viewing, { ...view, id, filters: words as FilterWords });
      return c.json(await choices(who), 200);
    })
    .openapi(forgetRoute, async (c) => {
      const { who } = c.var;
      await forgetView(db, { who, nodeKeys, log, now: clock.now() }, c.req.valid('param').id);
      return c.json(await choices(who), 200);
    });
}
