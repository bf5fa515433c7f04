import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { uuid } from '../../system/uuid.ts';
import { actorOf } from '../actor-of.ts';
import { MAX_FILES } from '../attachments/attachments.ts';
import { MESSAGE_MAX } from '../conversation.ts';
import type { DeskDeps } from '../dependencies.ts';
import { codes, detailSchema } from '../detail-schema.ts';
import { change } from '../on-case.ts';
import { colleaguesOf } from './colleagues.ts';
import { mergeCase, unmergeCase } from './merge.ts';
import { splitCase } from './split.ts';

const params = z.object({ id: uuid });
const version = z.int().positive();
const detailContent = jsonContent(detailSchema, 'The case after that');

const colleaguesRoute = createRoute({
  method: 'get',
  path: '/api/colleagues',
  responses: {
    200: jsonContent(
      z.object({
        colleagues: z.array(z.object({ id: z.string(), name: z.string(), me: z.boolean() })),
      }),
      'Who is let in to the cases',
    ),
  },
});

const mergeRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/merge',
  request: {
    params,
    body: jsonBody(
      z.strictObject({
        version,
        // a case number, which is a PostgreSQL integer
        into: z.int().positive().max(2_147_483_647),
        because: z.enum(['person', 'matter']),
      }),
    ),
  },
  responses: { 200: detailContent },
});

const unmergeRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/unmerge',
  request: { params, body: jsonBody(z.strictObject({ version })) },
  responses: { 200: detailContent },
});

const splitRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/split',
  request: {
    params,
    body: jsonBody(
      z.strictObject({
        version,
        subject: z.string().max(60),
        grounds: codes,
        domain: z.string().max(60),
        story: z.string().min(1).max(MESSAGE_MAX),
        files: z.array(uuid).max(MAX_FILES).default([]),
      }),
    ),
  },
  responses: { 200: detailContent },
});

/** Cases among others. Expects a signed-in worker in the context. */
export function flowRoutes(deps: DeskDeps) {
  const { db, nodeKeys } = deps;
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(colleaguesRoute, async (c) => {
      const { who } = c.var;
      const found = await colleaguesOf(db, { who, nodeKeys });
      const colleagues = found.map((one) => ({ ...one, me: one.id === who.accountId }));
      return c.json({ colleagues }, 200);
    })
    .openapi(mergeRoute, async (c) => {
      const on = { who: c.var.who, caseId: c.req.valid('param').id };
      const wanted = c.req.valid('json');
      return c.json(await change(deps, on, (it) => mergeCase(it.db, actorOf(it), wanted)), 200);
    })
    .openapi(unmergeRoute, async (c) => {
      const on = { who: c.var.who, caseId: c.req.valid('param').id };
      const wanted = c.req.valid('json');
      return c.json(await change(deps, on, (it) => unmergeCase(it.db, actorOf(it), wanted)), 200);
    })
    .openapi(splitRoute, async (c) => {
      const on = { who: c.var.who, caseId: c.req.valid('param').id };
      const wanted = c.req.valid('json');
      const shown = await change(deps, on, async (it) => {
        await splitCase(it.db, actorOf(it), wanted);
      });
      return c.json(shown, 200);
    });
}
