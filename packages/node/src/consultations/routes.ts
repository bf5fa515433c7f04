import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { entityIdSchema, isCode } from '@nabij/protocol';
import type { SessionEnv } from '../access/dependencies.ts';
import { refuseInvalid } from '../access/refuse-invalid.ts';
import type { SignedIn } from '../access/sign-in/session.ts';
import { directoryReader } from '../federation/directory/stored.ts';
import { jsonBody, jsonContent } from '../system/json-content.ts';
import { Refusal } from '../system/problem.ts';
import { uuid } from '../system/uuid.ts';
import { answer, ask, thank } from './ask.ts';
import { consultingBy } from './by.ts';
import { openCards } from './cards.ts';
import type { ConsultingDeps } from './dependencies.ts';
import { askablePoints, askableSchema } from './points.ts';
import { sayAgain } from './say-again.ts';
import { consultationSchema, consultationShapes, sharedSchema, sharedShapes } from './schema.ts';
import { share } from './share.ts';
import { consultationRows, deleteShared, nameOf, sharedRows } from './store.ts';
import { openConsultation } from './words.ts';

const params = z.object({ id: uuid });
const all = z.object({ consultations: z.array(consultationSchema) });
const answers = { 200: jsonContent(all, 'Every consultation, those that are over last') };
const UNPRINTABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((said) => !UNPRINTABLE.test(said));
const text = (longest: number) => z.string().trim().max(longest);

const listRoute = createRoute({ method: 'get', path: '/api/consultations', responses: answers });
const pointsRoute = createRoute({
  method: 'get',
  path: '/api/consultations/points',
  responses: {
    200: jsonContent(
      z.object({
        from: z.string().openapi({ description: 'the name under which one asks' }),
        points: z.array(askableSchema),
      }),
      'The points that one can ask',
    ),
  },
});
const questionForm = z
  .strictObject({
    to: entityIdSchema,
    colleague: line(120).optional(),
    subject: z
      .string()
      .refine((code) => isCode('subject', code))
      .optional(),
    question: text(10_000).min(1),
  })
  .openapi('ConsultationQuestion');
const askRoute = createRoute({
  method: 'put',
  path: '/api/consultations/{id}',
  request: { params, body: jsonBody(questionForm) },
  responses: answers,
});
const answerRoute = createRoute({
  method: 'post',
  path: '/api/consultations/{id}/answer',
  request: { params, body: jsonBody(z.strictObject({ answer: text(10_000).min(1) })) },
  responses: answers,
});
const thanksRoute = createRoute({
  method: 'post',
  path: '/api/consultations/{id}/thanks',
  request: { params, body: jsonBody(z.strictObject({ thanks: text(2000) })) },
  responses: answers,
});
const againRoute = createRoute({
  method: 'post',
  path: '/api/consultations/{id}/again',
  request: { params },
  responses: answers,
});

const shared = { 200: jsonContent(z.object({ shared: z.array(sharedSchema) }), 'What was shared') };
const sharedRoute = createRoute({ method: 'get', path: '/api/shared-cards', responses: shared });
const shareForm = z
  .strictObject({
    to: entityIdSchema,
    lines: z
      .array(uuid)
      .min(1)
      .max(50)
      .refine((ids) => new Set(ids).size === ids.length),
    note: text(2000),
  })
  .openapi('CardsToShare');
const shareRoute = createRoute({
  method: 'put',
  path: '/api/shared-cards/{id}',
  request: { params, body: jsonBody(shareForm) },
  responses: { 204: { description: 'They wait to be sent, or were before' } },
});
const doneRoute = createRoute({
  method: 'delete',
  path: '/api/shared-cards/{id}',
  request: { params },
  responses: shared,
});

/** Asking other points, and sharing contact cards. Expects a signed-in worker in the context. */
export function consultationRoutes(deps: ConsultingDeps) {
  const { db, clock, entityId: own } = deps;
  const readDirectory = directoryReader(db);
  const byOf = (who: SignedIn) => consultingBy(deps, who);
  const listed = async (key: Uint8Array) => {
    const rows = await consultationRows(db);
    const opened = await Promise.all(rows.map((row) => openConsultation(key, row)));
    return { consultations: await consultationShapes(db, opened) };
  };
  const cards = async (key: Uint8Array) => {
    const opened = await Promise.all((await sharedRows(db)).map((row) => openCards(key, row)));
    return { shared: await sharedShapes(db, opened) };
  };
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => c.json(await listed((await byOf(c.var.who)).box.key), 200))
    .openapi(pointsRoute, async (c) => {
      const points = await askablePoints(readDirectory, { own, now: clock.now() });
      return c.json({ from: await nameOf(db, c.var.who.accountId), points }, 200);
    })
    .openapi(askRoute, async (c) => {
      const by = await byOf(c.var.who);
      await ask(deps, by, { ...c.req.valid('json'), id: c.req.valid('param').id });
      return c.json(await listed(by.box.key), 200);
    })
    .openapi(answerRoute, async (c) => {
      const by = await byOf(c.var.who);
      const it = { id: c.req.valid('param').id, text: c.req.valid('json').answer };
      await answer(deps, by, it);
      return c.json(await listed(by.box.key), 200);
    })
    .openapi(thanksRoute, async (c) => {
      const by = await byOf(c.var.who);
      const it = { id: c.req.valid('param').id, text: c.req.valid('json').thanks };
      await thank(deps, by, it);
      return c.json(await listed(by.box.key), 200);
    })
    .openapi(againRoute, async (c) => {
      const by = await byOf(c.var.who);
      await sayAgain(deps, by, c.req.valid('param').id);
      return c.json(await listed(by.box.key), 200);
    })
    .openapi(sharedRoute, async (c) => c.json(await cards((await byOf(c.var.who)).box.key), 200))
    .openapi(shareRoute, async (c) => {
      const by = await byOf(c.var.who);
      await share(deps, by, { ...c.req.valid('json'), id: c.req.valid('param').id });
      return c.body(null, 204);
    })
    .openapi(doneRoute, async (c) => {
      const by = await byOf(c.var.who);
      if (!(await deleteShared(db, c.req.valid('param').id))) throw new Refusal('not-found');
      return c.json(await cards(by.box.key), 200);
    });
}
