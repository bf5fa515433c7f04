import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { uuid } from '../../system/uuid.ts';
import type { DeskDeps } from '../dependencies.ts';
import { detailSchema } from '../detail-schema.ts';
import { change, type OnCase } from '../on-case.ts';
import { CONTACT_CHANNELS, CONTACT_NOTE_MAX } from './contact.ts';
import { noteContact, strikeContact } from './contacts.ts';
import { noteNotHeard, WHY_MAX } from './hearing.ts';
import { answerMediation, removeParty, setParty } from './parties.ts';
import { PARTY_TEXT_MAX } from './party.ts';

const ofCase = z.object({ id: uuid });
const ofParty = z.object({ id: uuid, pid: uuid });
const ofContact = z.object({ id: uuid, cid: uuid });
const responses = { 200: jsonContent(detailSchema, 'The case after that') };
const code = z.string().min(1).max(60);

const partyRoute = createRoute({
  method: 'put',
  path: '/api/cases/{id}/people/{pid}',
  request: {
    params: ofParty,
    body: jsonBody(
      z.strictObject({
        // the one that was on the screen; null: somebody new, whose id is made where the form is
        version: z.int().positive().nullable(),
        role: code,
        name: z.string().max(PARTY_TEXT_MAX.name),
        reach: z.string().max(PARTY_TEXT_MAX.reach),
        note: z.string().max(PARTY_TEXT_MAX.note),
      }),
    ),
  },
  responses,
});

const removeRoute = createRoute({
  method: 'delete',
  path: '/api/cases/{id}/people/{pid}',
  request: { params: ofParty },
  responses,
});

const mediationRoute = createRoute({
  method: 'put',
  path: '/api/cases/{id}/people/{pid}/mediation',
  request: {
    params: ofParty,
    body: jsonBody(
      z.strictObject({
        answer: z.enum(['agreed', 'declined']).nullable(),
        manner: z.string().max(PARTY_TEXT_MAX.manner).default(''),
      }),
    ),
  },
  responses,
});

const contactRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/contacts',
  request: {
    params: ofCase,
    body: jsonBody(
      z.strictObject({
        id: uuid,
        // null: the reporter
        partyId: uuid.nullable(),
        channel: z.enum(CONTACT_CHANNELS),
        direction: z.enum(['in', 'out']),
        reached: z.boolean(),
        told: z.boolean(),
        heard: z.boolean(),
        at: z.iso.datetime({ offset: true }),
        note: z.string().max(CONTACT_NOTE_MAX),
      }),
    ),
  },
  responses,
});

const strikeRoute = createRoute({
  method: 'delete',
  path: '/api/cases/{id}/contacts/{cid}',
  request: { params: ofContact },
  responses,
});

const notHeardRoute = createRoute({
  method: 'put',
  path: '/api/cases/{id}/not-heard',
  request: {
    params: ofCase,
    // null takes the reason back
    body: jsonBody(
      z.strictObject({
        notHeard: z.strictObject({ reason: code, why: z.string().max(WHY_MAX) }).nullable(),
      }),
    ),
  },
  responses,
});

/** Who is involved in a case and who was spoken with. Expects a signed-in worker in the context. */
export function partiesRoutes(deps: DeskDeps) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(partyRoute, async (c) => {
      const { id: caseId, pid: id } = c.req.valid('param');
      const wanted = c.req.valid('json');
      const on = { who: c.var.who, caseId };
      return c.json(await change(deps, on, (it) => setParty(it.db, it, { id, ...wanted })), 200);
    })
    .openapi(removeRoute, async (c) => {
      const { id: caseId, pid } = c.req.valid('param');
      const on = { who: c.var.who, caseId };
      return c.json(await change(deps, on, (it) => removeParty(it.db, it, pid)), 200);
    })
    .openapi(mediationRoute, async (c) => {
      const { id: caseId, pid: id } = c.req.valid('param');
      const answer = { id, ...c.req.valid('json') };
      const on = { who: c.var.who, caseId };
      return c.json(await change(deps, on, (it) => answerMediation(it.db, told(it), answer)), 200);
    })
    .openapi(contactRoute, async (c) => {
      const { at, ...wanted } = c.req.valid('json');
      const contact = { ...wanted, at: new Date(at) };
      const on = { who: c.var.who, caseId: c.req.valid('param').id };
      return c.json(await change(deps, on, (it) => noteContact(it.db, told(it), contact)), 200);
    })
    .openapi(strikeRoute, async (c) => {
      const { id: caseId, cid } = c.req.valid('param');
      const on = { who: c.var.who, caseId };
      return c.json(await change(deps, on, (it) => strikeContact(it.db, told(it), cid)), 200);
    })
    .openapi(notHeardRoute, async (c) => {
      const { notHeard } = c.req.valid('json');
      const on = { who: c.var.who, caseId: c.req.valid('param').id };
      return c.json(await change(deps, on, (it) => noteNotHeard(it.db, it, notHeard)), 200);
    });
}

function told(it: OnCase) {
  return { ...it, anonymity: it.found.filing.anonymity };
}
