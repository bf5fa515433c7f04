import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../access/dependencies.ts';
import { refuseInvalid } from '../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../system/json-content.ts';
import { uuid } from '../system/uuid.ts';
import { act } from './act.ts';
import { caseRow, rowSchema } from './case-row.ts';
import { MESSAGE_MAX } from './conversation.ts';
import type { DeskDeps } from './dependencies.ts';
import { codes, detailSchema } from './detail-schema.ts';
import { change, look } from './on-case.ts';
import { listCases } from './store.ts';

/** Case numbers are PostgreSQL integers; a longer one finds nothing. */
const LAST_NUMBER = 2 ** 31 - 1;

const version = z.int().positive();
const text = z.string().min(1).max(MESSAGE_MAX);

const actSchema = z
  .discriminatedUnion('act', [
    z.strictObject({ act: z.literal('take'), version }),
    z.strictObject({
      act: z.literal('reply'),
      version,
      text,
      waiting: z.boolean(),
      messageId: uuid,
    }),
    z.strictObject({ act: z.literal('note'), version, text }),
    z.strictObject({
      act: z.literal('code'),
      version,
      grounds: codes,
      domain: z.string().max(60),
      natures: codes,
      handlings: codes,
    }),
    z.strictObject({ act: z.literal('close'), version, outcomes: codes.min(1) }),
    z.strictObject({ act: z.literal('refuse'), version, reason: z.string().min(1).max(60) }),
    z.strictObject({ act: z.literal('reopen'), version, note: text }),
  ])
  .openapi('Act');

const params = z.object({ id: uuid });

const listRoute = createRoute({
  method: 'get',
  path: '/api/cases',
  request: {
    query: z.object({
      state: z.enum(['open', 'closed', 'all']).default('open'),
      q: z
        .string()
        .max(20)
        .regex(/^\s*\d*\s*$/)
        .optional(),
    }),
  },
  responses: { 200: jsonContent(z.object({ cases: z.array(rowSchema) }), 'Cases of this point') },
});

const detailRoute = createRoute({
  method: 'get',
  path: '/api/cases/{id}',
  request: { params },
  responses: { 200: jsonContent(detailSchema, 'One case, opened') },
});

const actRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/acts',
  request: {
    params,
    body: jsonBody(actSchema),
  },
  responses: { 200: jsonContent(detailSchema, 'The case after the act') },
});

/** The desk's cases. Expects a signed-in worker in the context (`who`). */
export function casesRoutes(deps: DeskDeps) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const { state, q } = c.req.valid('query');
      const number = q?.trim() ? Math.min(Number(q), LAST_NUMBER) : undefined;
      const rows = await listCases(deps.db, number === undefined ? { state } : { state, number });
      const shown = rows.map((row) => caseRow(row, c.var.who.accountId));
      return c.json({ cases: shown }, 200);
    })
    .openapi(detailRoute, async (c) =>
      c.json(await look(deps, c.var.who, c.req.valid('param').id), 200),
    )
    .openapi(actRoute, async (c) => {
      const on = { who: c.var.who, caseId: c.req.valid('param').id };
      const wanted = c.req.valid('json');
      const shown = await change(deps, on, async (it) => {
        const { anonymity } = it.found.filing;
        const { caseId, accountId, filingKey, now, news } = it;
        const actor = { caseId, accountId, anonymity, filingKey, now, ...(news ? { news } : {}) };
        await act(deps.db, actor, wanted);
      });
      return c.json(shown, 200);
    });
}
