import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { uuid } from '../../system/uuid.ts';
import type { DeskDeps } from '../dependencies.ts';
import { codes, detailSchema } from '../detail-schema.ts';
import { colleague } from '../flow/colleagues.ts';
import { change, type OnCase } from '../on-case.ts';
import { PLAN_TEXT_MAX } from '../trajectory/plan.ts';
import { DOERS } from '../trajectory/tables.ts';
import { agreeStep } from './agreed-steps.ts';
import { CONFERENCE_TEXT_MAX } from './conference.ts';
import { setConference } from './conferences.ts';
import { invite, showGuest, uninvite } from './guests.ts';

const ofConference = z.object({ id: uuid, cid: uuid });
const ofGuest = z.object({ id: uuid, cid: uuid, gid: uuid });
const responses = { 200: jsonContent(detailSchema, 'The case after that') };

const conferenceRoute = createRoute({
  method: 'put',
  path: '/api/cases/{id}/conferences/{cid}',
  request: {
    params: ofConference,
    body: jsonBody(
      z.strictObject({
        // the one that was on the screen; null: a new one, whose id is made where the form is
        version: z.int().positive().nullable(),
        state: z.enum(['planned', 'held', 'cancelled']),
        at: z.iso.datetime({ offset: true }),
        question: z.string().max(CONFERENCE_TEXT_MAX.question),
        place: z.string().max(CONFERENCE_TEXT_MAX.place),
        notes: z.string().max(CONFERENCE_TEXT_MAX.notes),
      }),
    ),
  },
  responses,
});

const inviteRoute = createRoute({
  method: 'put',
  path: '/api/cases/{id}/conferences/{cid}/guests/{gid}',
  request: {
    params: ofGuest,
    body: jsonBody(
      z.strictObject({
        kind: z.enum(['reporter', 'colleague', 'helper', 'agency', 'point']),
        // of a colleague; anybody else but the reporter has a name
        accountId: uuid.nullable(),
        name: z.string().max(CONFERENCE_TEXT_MAX.name).nullable(),
      }),
    ),
  },
  responses,
});

const uninviteRoute = createRoute({
  method: 'delete',
  path: '/api/cases/{id}/conferences/{cid}/guests/{gid}',
  request: { params: ofGuest },
  responses,
});

const shownRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/conferences/{cid}/guests/{gid}/shown',
  request: { params: ofGuest, body: jsonBody(z.strictObject({ id: uuid, parts: codes.min(1) })) },
  responses,
});

const stepRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/conferences/{cid}/steps',
  request: {
    params: ofConference,
    body: jsonBody(
      z.strictObject({
        id: uuid,
        what: z.string().max(PLAN_TEXT_MAX.what),
        doer: z.enum(DOERS),
        name: z.string().max(PLAN_TEXT_MAX.name).nullable(),
        dueOn: z.iso.date().nullable(),
      }),
    ),
  },
  responses,
});

/** With whom a case is discussed. Expects a signed-in worker in the context. */
export function conferenceRoutes(deps: DeskDeps) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(conferenceRoute, async (c) => {
      const { id: caseId, cid: id } = c.req.valid('param');
      const { at, ...written } = c.req.valid('json');
      const wanted = { id, ...written, at: new Date(at) };
      const on = { who: c.var.who, caseId };
      return c.json(await change(deps, on, (it) => setConference(it.db, it, wanted)), 200);
    })
    .openapi(inviteRoute, async (c) => {
      const { id: caseId, cid: conferenceId, gid: id } = c.req.valid('param');
      const wanted = { conferenceId, id, ...c.req.valid('json') };
      const on = { who: c.var.who, caseId };
      const shown = await change(deps, on, async (it) => {
        if (wanted.accountId !== null) await colleague(it.db, it, wanted.accountId);
        await invite(it.db, inviting(it), wanted);
      });
      return c.json(shown, 200);
    })
    .openapi(uninviteRoute, async (c) => {
      const { id: caseId, cid: conferenceId, gid: id } = c.req.valid('param');
      const on = { who: c.var.who, caseId };
      const shown = await change(deps, on, (it) =>
        uninvite(it.db, inviting(it), { conferenceId, id }),
      );
      return c.json(shown, 200);
    })
    .openapi(shownRoute, async (c) => {
      const { id: caseId, cid: conferenceId, gid: guestId } = c.req.valid('param');
      const wanted = { conferenceId, guestId, ...c.req.valid('json') };
      const on = { who: c.var.who, caseId };
      return c.json(await change(deps, on, (it) => showGuest(it.db, inviting(it), wanted)), 200);
    })
    .openapi(stepRoute, async (c) => {
      const { id: caseId, cid: conferenceId } = c.req.valid('param');
      const step = { conferenceId, ...c.req.valid('json'), goalId: null };
      const on = { who: c.var.who, caseId };
      return c.json(await change(deps, on, (it) => agreeStep(it.db, it, step)), 200);
    });
}

function inviting(it: OnCase) {
  return { ...it, anonymity: it.found.filing.anonymity };
}
