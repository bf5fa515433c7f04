import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { jsonContent } from '../../system/json-content.ts';
import { Refusal } from '../../system/problem.ts';
import { beholderOf } from './beholder.ts';
import { cursorSchema, writeCursor } from './cursor.ts';
import type { ListDeps } from './dependencies.ts';
import { filterShape, orderOf } from './filters.ts';
import { caseRow, rowSchema } from './row.ts';
import { countCases, listCases } from './store.ts';
import { groupsFor, todaySchema } from './today.ts';

const PAGE = 50;
const PAGE_MAX = 200;

const listRoute = createRoute({
  method: 'get',
  path: '/api/cases',
  request: {
    query: z.object({
      ...filterShape,
      limit: z.coerce.number().int().min(1).max(PAGE_MAX).optional(),
      after: cursorSchema.optional().openapi({ type: 'string' }),
    }),
  },
  responses: {
    200: jsonContent(
      z.object({
        cases: z.array(rowSchema),
        total: z.number().openapi({ description: 'how many there are on all pages' }),
        next: z.string().nullable().openapi({ description: 'give it as `after` for more' }),
      }),
      'Cases of this point',
    ),
  },
});

const todayRoute = createRoute({
  method: 'get',
  path: '/api/today',
  request: { query: z.object({ of: z.enum(['mine', 'team']).default('mine') }) },
  responses: { 200: jsonContent(todaySchema, 'What asks for attention today') },
});

/** Lists of cases. Expects a signed-in worker in the context (`who`). */
export function listRoutes(deps: ListDeps) {
  const { db } = deps;
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const { limit = PAGE, after, ...filters } = c.req.valid('query');
      const { sort } = orderOf(filters);
      if (after && after.sort !== sort) throw new Refusal('request-invalid');
      const { accountId } = c.var.who;
      const by = beholderOf(deps, accountId);
      const [rows, total] = await Promise.all([
        listCases(db, { filters, by, limit, after }),
        countCases(db, filters, by),
      ]);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      const next = last ? writeCursor(sort, last) : null;
      return c.json({ cases: shown.map((row) => caseRow(row, accountId)), total, next }, 200);
    })
    .openapi(todayRoute, async (c) => {
      const by = beholderOf(deps, c.var.who.accountId);
      return c.json(await groupsFor(db, c.req.valid('query').of, by), 200);
    });
}
