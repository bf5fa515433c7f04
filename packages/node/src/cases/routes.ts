import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../access/dependencies.ts';
import { refuseInvalid } from '../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../system/json-content.ts';
import { uuid } from '../system/uuid.ts';
import { act } from './act.ts';
import { actorOf } from './actor-of.ts';
import { MESSAGE_MAX } from './conversation.ts';
import type { DeskDeps } from './dependencies.ts';
import { codes, detailSchema } from './detail-schema.ts';
import { change, look } from './on-case.ts';

const version = z.int().positive();
const text = z.string().min(1).max(MESSAGE_MAX);

const actSchema = z
  .discriminatedUnion('act', [
    z.strictObject({ act: z.literal('take'), version }),
    z.strictObject({
      act: z.literal('hand-on'),
      version,
      to: uuid,
      note: text,
      stay: z.boolean(),
    }),
    z.strictObject({ act: z.literal('support'), version, accountId: uuid }),
    z.strictObject({ act: z.literal('unsupport'), version, accountId: uuid }),
    z.strictObject({ act: z.literal('wait'), version, note: text, until: z.iso.date() }),
    z.strictObject({ act: z.literal('go-on'), version }),
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
      careCategories: codes.optional(),
    }),
    z.strictObject({
      act: z.literal('close'),
      version,
      outcomes: codes.min(1),
      foundedness: z.string().max(60).nullable().default(null),
      text: text.nullable().default(null),
      messageId: uuid.nullable().default(null),
    }),
    z.strictObject({
      act: z.literal('refuse'),
      version,
      reason: z.string().min(1).max(60),
      text,
      messageId: uuid,
    }),
    z.strictObject({ act: z.literal('reopen'), version, note: text }),
  ])
  .openapi('Act');

const params = z.object({ id: uuid });

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
    .openapi(detailRoute, async (c) =>
      c.json(await look(deps, c.var.who, c.req.valid('param').id), 200),
    )
    .openapi(actRoute, async (c) => {
      const on = { who: c.var.who, caseId: c.req.valid('param').id };
      const wanted = c.req.valid('json');
      const shown = await change(deps, on, (it) => act(it.db, actorOf(it), wanted));
      return c.json(shown, 200);
    });
}
