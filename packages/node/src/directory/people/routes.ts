import { randomUUID } from 'node:crypto';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { audit } from '../../access/audit/audit.ts';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import type { Log } from '../../system/log.ts';
import { problemResponse, Refusal } from '../../system/problem.ts';
import { uuid } from '../../system/uuid.ts';
import { MAX_PORTRAIT_BYTES, PORTRAIT_TYPE, portraitOf } from './portrait.ts';
import { portraitPath } from './portrait-path.ts';
import { type Card, cardOf, deleteCard, putCard, putPhoto, shownPhoto } from './store.ts';

/** Where a portrait is sent to; larger than other requests. */
export const CARD_PHOTO_PATH = '/api/me/card/photo';

const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]+$/u);
const newCardSchema = z.strictObject({ name: line(80), line: line(120) });

const cardSchema = z
  .object({
    shown: z.boolean().openapi({ description: 'whether citizens see this person' }),
    name: z.string().openapi({ description: 'what citizens read; before that, the own name' }),
    line: z.string().openapi({ description: 'what citizens can come for' }),
    photo: z.string().nullable().openapi({ description: 'address of the photo on this node' }),
  })
  .openapi('OwnCard');

const okCard = { 200: jsonContent(cardSchema, 'What citizens see of oneself') };
const readRoute = createRoute({ method: 'get', path: '/api/me/card', responses: okCard });
const showRoute = createRoute({
  method: 'put',
  path: '/api/me/card',
  request: { body: jsonBody(newCardSchema) },
  responses: okCard,
});
const hideRoute = createRoute({
  method: 'delete',
  path: '/api/me/card',
  responses: { 204: { description: 'Not shown any more; the photo is deleted' } },
});
const photoRoute = createRoute({
  method: 'put',
  path: CARD_PHOTO_PATH,
  description: 'The body is the picture itself: JPEG, PNG, WebP, HEIC or AVIF of at most 5 MB.',
  responses: okCard,
});
const noPhotoRoute = createRoute({ method: 'delete', path: CARD_PHOTO_PATH, responses: okCard });
const portraitRoute = createRoute({
  method: 'get',
  path: '/people/{id}',
  request: { params: z.object({ id: uuid }) },
  responses: {
    200: {
      description: 'The portrait of somebody who chose to be shown',
      content: { [PORTRAIT_TYPE]: { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
});

export interface PeopleDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
}

/** Showing oneself to citizens, or not. What is under `/api` expects somebody signed in (`who`). */
export function peopleRoutes({ db, clock, log }: PeopleDeps) {
  const app = new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid });
  app.use(
    CARD_PHOTO_PATH,
    bodyLimit({ maxSize: MAX_PORTRAIT_BYTES, onError: (c) => problemResponse(c, 'too-large') }),
  );
  const note = async (accountId: string, act: 'card-shown' | 'card-hidden') => {
    const actor = { kind: 'account', id: accountId } as const;
    await audit(db, { at: clock.now(), actor, act, subject: accountId });
    log.info(act, { accountId });
  };
  const own = async (who: SessionEnv['Variables']['who']) =>
    shapeOf(who.name, await cardOf(db, who.accountId));
  const change = async (accountId: string, it: Parameters<typeof putPhoto>[2]) => {
    if (!(await putPhoto(db, accountId, it))) throw new Refusal('not-found');
    await note(accountId, 'card-shown');
  };
  return app
    .openapi(readRoute, async (c) => c.json(await own(c.var.who), 200))
    .openapi(showRoute, async (c) => {
      const { accountId } = c.var.who;
      await putCard(db, { accountId, ...c.req.valid('json'), at: clock.now() });
      await note(accountId, 'card-shown');
      return c.json(await own(c.var.who), 200);
    })
    .openapi(hideRoute, async (c) => {
      const { accountId } = c.var.who;
      if (await deleteCard(db, accountId)) await note(accountId, 'card-hidden');
      return c.body(null, 204);
    })
    .openapi(photoRoute, async (c) => {
      const { accountId } = c.var.who;
      const photo = await portraitOf(new Uint8Array(await c.req.arrayBuffer()));
      await change(accountId, { photo, photoId: randomUUID() });
      return c.json(await own(c.var.who), 200);
    })
    .openapi(noPhotoRoute, async (c) => {
      await change(c.var.who.accountId, { photo: null, photoId: null });
      return c.json(await own(c.var.who), 200);
    })
    .openapi(portraitRoute, async (c) => {
      const photo = await shownPhoto(db, c.req.valid('param').id);
      if (!photo) throw new Refusal('not-found');
      const headers = { 'Content-Type': PORTRAIT_TYPE, 'Cache-Control': 'public, max-age=3600' };
      return c.body(new Uint8Array(photo), 200, headers);
    });
}

function shapeOf(accountName: string, card: Card | undefined): z.infer<typeof cardSchema> {
  if (!card) return { shown: false, name: accountName, line: '', photo: null };
  const { name, line: says, photoId } = card;
  return { shown: true, name, line: says, photo: photoId === null ? null : portraitPath(photoId) };
}
