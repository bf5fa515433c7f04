import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SigningKey } from '@nabij/protocol';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { LANGUAGES } from '../../intake/texts.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { Refusal } from '../../system/problem.ts';
import { noticeKeyOf } from '../notice-key.ts';
import { endWorkerMail, readWorkerMail, wantWorkerMail } from './worker-mail.ts';

const mailSchema = z
  .object({
    available: z.boolean().openapi({ description: 'whether this point can send mail' }),
    email: z.string().nullable().openapi({ description: 'where mail goes; null: nowhere' }),
    refused: z.boolean().openapi({ description: 'the mail server knows no such address' }),
  })
  .openapi('WorkMail');

const okMail = { 200: jsonContent(mailSchema, 'Whether one hears by mail, and where') };
const path = '/api/me/mail';
const readRoute = createRoute({ method: 'get', path, responses: okMail });
const setRoute = createRoute({
  method: 'put',
  path,
  request: {
    body: jsonBody(
      z
        .strictObject({ email: z.email().max(254), language: z.enum(LANGUAGES) })
        .openapi('NewWorkMail'),
    ),
  },
  responses: okMail,
});
const endRoute = createRoute({ method: 'delete', path, responses: okMail });

export interface WorkerMailDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly key: SigningKey;
  /** Whether the point has a mail server. */
  readonly mails: boolean;
}

/** A worker's own mail about news. Expects somebody signed in (`who`). */
export function workerMailRoutes({ db, clock, key, mails }: WorkerMailDeps) {
  const answer = async (accountId: string) => {
    const found = await readWorkerMail(db, { accountId, noticeKey: await noticeKeyOf(key) });
    return { available: mails, email: found?.email ?? null, refused: found?.refused ?? false };
  };
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => c.json(await answer(c.var.who.accountId), 200))
    .openapi(setRoute, async (c) => {
      if (!mails) throw new Refusal('request-invalid');
      const { accountId } = c.var.who;
      const of = { accountId, noticeKey: await noticeKeyOf(key), now: clock.now() };
      await wantWorkerMail(db, of, c.req.valid('json'));
      return c.json(await answer(accountId), 200);
    })
    .openapi(endRoute, async (c) => {
      await endWorkerMail(db, c.var.who.accountId, clock.now());
      return c.json(await answer(c.var.who.accountId), 200);
    });
}
