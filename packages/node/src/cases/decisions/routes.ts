import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { uuid } from '../../system/uuid.ts';
import type { DeskDeps } from '../dependencies.ts';
import { detailSchema } from '../detail-schema.ts';
import { change } from '../on-case.ts';
import { noteBarrier, removeBarrier } from './barrier.ts';
import { decide } from './decide.ts';
import { WORDS_MAX } from './decision.ts';
import { AMOUNT_MAX } from './mandate.ts';
import { settle } from './settle.ts';

const params = z.object({ id: uuid });
const code = z.string().min(1).max(60);
const codes = z.array(code).max(30);
const words = z.string().max(WORDS_MAX).default('');
const shown = jsonContent(detailSchema, 'The case after that');

const decisionWanted = z
  .strictObject({
    id: uuid,
    kind: code,
    decision: code,
    reasons: codes,
    amount: z.number().int().min(1).max(AMOUNT_MAX).nullable().default(null),
    againOn: z.iso.date().nullable().default(null),
    text: words,
    proposed: z.boolean().default(false),
  })
  .openapi('DecisionWanted', { description: 'amounts in whole euro cents' });

const decideRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/decisions',
  request: { params, body: jsonBody(decisionWanted) },
  responses: { 200: shown },
});

const answerSchema = z
  .discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('agreed'), text: words }),
    z.strictObject({ answer: z.literal('declined'), reasons: codes, text: words }),
    z.strictObject({ answer: z.literal('withdrawn'), text: words }),
  ])
  .openapi('DecisionAnswer');

const answerRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/decisions/{did}',
  request: { params: z.object({ id: uuid, did: uuid }), body: jsonBody(answerSchema) },
  responses: { 200: shown },
});

const barrierWanted = z
  .strictObject({
    id: uuid,
    decisionId: uuid.nullable().default(null),
    rule: code,
    level: code,
    text: words,
  })
  .openapi('BarrierWanted');

const barrierRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/barriers',
  request: { params, body: jsonBody(barrierWanted) },
  responses: { 200: shown },
});

const removeRoute = createRoute({
  method: 'delete',
  path: '/api/cases/{id}/barriers/{bid}',
  request: { params: z.object({ id: uuid, bid: uuid }) },
  responses: { 200: shown },
});

/** Deciding in a case, and what gets in the way. Expects a signed-in worker in the context. */
export function decisionRoutes(deps: DeskDeps) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(decideRoute, async (c) => {
      const on = { who: c.var.who, caseId: c.req.valid('param').id };
      const wanted = c.req.valid('json');
      return c.json(await change(deps, on, (it) => decide(it.db, it, wanted)), 200);
    })
    .openapi(answerRoute, async (c) => {
      const { id: caseId, did: id } = c.req.valid('param');
      const answer = { ...c.req.valid('json'), id };
      const on = { who: c.var.who, caseId };
      return c.json(await change(deps, on, (it) => settle(it.db, it, answer)), 200);
    })
    .openapi(barrierRoute, async (c) => {
      const on = { who: c.var.who, caseId: c.req.valid('param').id };
      const wanted = c.req.valid('json');
      return c.json(await change(deps, on, (it) => noteBarrier(it.db, it, wanted)), 200);
    })
    .openapi(removeRoute, async (c) => {
      const { id: caseId, bid } = c.req.valid('param');
      const on = { who: c.var.who, caseId };
      return c.json(await change(deps, on, (it) => removeBarrier(it.db, it, bid)), 200);
    });
}
