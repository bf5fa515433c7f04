import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { uuid } from '../../system/uuid.ts';
import { MESSAGE_MAX } from '../conversation.ts';
import type { DeskDeps } from '../dependencies.ts';
import { detailSchema } from '../detail-schema.ts';
import { change } from '../on-case.ts';
import { noteTerm, TERM_NOTE_MAX, takeBack } from './change-term.ts';
import { extendTerm } from './extend.ts';
import { extensionLetter } from './extension-letter.ts';
import { setRegime } from './regime.ts';

const params = z.object({ id: uuid });
const changeParams = z.object({ id: uuid, tid: uuid });
const detailContent = jsonContent(detailSchema, 'The case after that');
const term = z.string().min(1).max(60);
const day = z.iso.date();
const note = z.string().max(TERM_NOTE_MAX).nullable().default(null);
const basis = z.enum(['law', 'consent']);

const regimeRoute = createRoute({
  method: 'put',
  path: '/api/cases/{id}/regime',
  request: {
    params,
    body: jsonBody(
      z.strictObject({
        regime: z.string().min(1).max(60).nullable(),
        // the day from which its terms count; without: the day of receipt
        from: day.nullable().default(null),
        // whether this point handles it itself, for the body whose rules hold
        ours: z.boolean().default(false),
      }),
    ),
  },
  responses: { 200: detailContent },
});

const termNews = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...{ kind: z.literal('pause'), term, note, from: day },
      until: day.nullable(),
      reason: z.string().min(1).max(60),
    }),
    z.strictObject({ kind: z.literal('done'), term, note, on: day }),
    z.strictObject({ kind: z.literal('stated'), term, note, until: day }),
  ])
  .openapi('TermNews');

const noteRoute = createRoute({
  method: 'put',
  path: '/api/cases/{id}/terms/{tid}',
  request: { params: changeParams, body: jsonBody(termNews) },
  responses: { 200: detailContent },
});

const takeBackRoute = createRoute({
  method: 'delete',
  path: '/api/cases/{id}/terms/{tid}',
  request: { params: changeParams },
  responses: { 200: detailContent },
});

const extendRoute = createRoute({
  method: 'put',
  path: '/api/cases/{id}/extensions/{tid}',
  request: {
    params: changeParams,
    body: jsonBody(
      z.strictObject({
        ...{ term, basis, until: day },
        consent: z.string().max(TERM_NOTE_MAX).nullable().default(null),
        text: z.string().min(1).max(MESSAGE_MAX),
      }),
    ),
  },
  responses: { 200: detailContent },
});

const letterRoute = createRoute({
  method: 'get',
  path: '/api/cases/{id}/extensions/letter',
  request: { params, query: z.object({ term, basis, until: day }) },
  responses: {
    200: jsonContent(
      z.object({ text: z.string(), language: z.string() }),
      'What the reporter could be told, in their language; a worker says why and sends it',
    ),
  },
});

/** Terms of a case: whose rules, what happened to them. Expects a signed-in worker in the context. */
export function termsRoutes(deps: DeskDeps) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(regimeRoute, async (c) => {
      const on = { who: c.var.who, caseId: c.req.valid('param').id };
      const chosen = c.req.valid('json');
      return c.json(await change(deps, on, (it) => setRegime(it.db, it, chosen)), 200);
    })
    .openapi(noteRoute, async (c) => {
      const { id: caseId, tid: id } = c.req.valid('param');
      const news = { ...c.req.valid('json'), id };
      const shown = await change(deps, { who: c.var.who, caseId }, (it) =>
        noteTerm(it.db, it, news),
      );
      return c.json(shown, 200);
    })
    .openapi(takeBackRoute, async (c) => {
      const { id: caseId, tid } = c.req.valid('param');
      const shown = await change(deps, { who: c.var.who, caseId }, (it) =>
        takeBack(it.db, it, tid),
      );
      return c.json(shown, 200);
    })
    .openapi(extendRoute, async (c) => {
      const { id: caseId, tid: id } = c.req.valid('param');
      const wanted = { ...c.req.valid('json'), id };
      const on = { who: c.var.who, caseId };
      const shown = await change(deps, on, (it) => extendTerm(it.db, it, wanted));
      return c.json(shown, 200);
    })
    .openapi(letterRoute, async (c) => {
      const { db, country, clock } = deps;
      const at = { caseId: c.req.valid('param').id, country, now: clock.now() };
      return c.json(await extensionLetter(db, at, c.req.valid('query')), 200);
    });
}
