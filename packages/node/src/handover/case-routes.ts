import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { entityIdSchema, HANDOVER_REASONS } from '@nabij/protocol';
import type { SessionEnv } from '../access/dependencies.ts';
import { refuseInvalid } from '../access/refuse-invalid.ts';
import { journalWatching, openCaseFor } from '../cases/read.ts';
import { jsonBody, jsonContent } from '../system/json-content.ts';
import { Refusal } from '../system/problem.ts';
import { uuid } from '../system/uuid.ts';
import { consentSchema, handoverConsents, setHandoverConsent } from './consents.ts';
import type { HandoverDeps } from './dependencies.ts';
import { shownDocument } from './document.ts';
import { offerHandover } from './offer.ts';
import { previewHandover } from './preview.ts';
import { handoverSchema, openFirst, previewSchema, showHandovers } from './shape.ts';
import { findHandover, handoversOf } from './store.ts';

const params = z.object({ id: uuid });
const parts = z.array(z.string().max(60)).min(1).max(20);
const reason = z.enum(HANDOVER_REASONS);

const caseRoute = createRoute({
  method: 'get',
  path: '/api/cases/{id}/handover',
  request: { params },
  responses: {
    200: jsonContent(
      z.object({
        current: handoverSchema.nullable(),
        earlier: z.array(handoverSchema),
        consents: z.array(consentSchema),
      }),
      'To whom a case is offered or went, how it came, and what its reporter agreed to',
    ),
  },
});

const previewRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/handover/preview',
  request: { params, body: jsonBody(z.strictObject({ to: entityIdSchema, parts, reason })) },
  responses: {
    200: jsonContent(
      z.object({
        preview: previewSchema,
        document: z.record(z.string(), z.unknown()),
        files: z.array(z.object({ name: z.string(), bytes: z.number(), mediaType: z.string() })),
        bytes: z.number(),
        tooLarge: z.boolean(),
      }),
      'Exactly what would be sealed, but for the key of the reporter’s code',
    ),
  },
});

const wanted = z.strictObject({
  id: uuid,
  to: entityIdSchema,
  parts,
  state: z.enum(['asked', 'given']),
  manner: z.string().max(60).optional(),
  givenOn: z.iso.date().optional(),
  words: z.string().max(200).optional(),
});

const consentsRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/handover/consents',
  request: { params, body: jsonBody(wanted) },
  responses: { 200: jsonContent(consentSchema, 'The consent as it stands') },
});

const offerRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/handover',
  request: {
    params,
    body: jsonBody(
      z.strictObject({ id: uuid, consent: uuid, reason, days: z.int().min(1).max(28) }),
    ),
  },
  responses: { 200: jsonContent(handoverSchema, 'The handover as it stands') },
});

/** The handover of one case. Expects a signed-in worker in the context. */
export function caseHandoverRoutes(deps: HandoverDeps) {
  const { db, clock } = deps;
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(caseRoute, async (c) => {
      const { id: caseId } = c.req.valid('param');
      const open = await openCaseFor(db, c.var.who, caseId);
      await journalWatching(db, { caseId, actorId: c.var.who.accountId }, clock.now());
      const all = openFirst(await showHandovers(db, await handoversOf(db, caseId)));
      const current = all.find(({ side, state }) => side === 'sender' && LASTS.includes(state));
      const earlier = all.filter((it) => it !== current);
      const consents = await handoverConsents(db, open);
      return c.json({ current: current ?? null, earlier, consents }, 200);
    })
    .openapi(previewRoute, async (c) => {
      const on = { who: c.var.who, caseId: c.req.valid('param').id };
      const { document, ...rest } = await previewHandover(deps, on, c.req.valid('json'));
      return c.json({ ...rest, document: shownDocument(document) }, 200);
    })
    .openapi(consentsRoute, async (c) => {
      const on = { who: c.var.who, caseId: c.req.valid('param').id };
      return c.json(await setHandoverConsent(deps, on, c.req.valid('json')), 200);
    })
    .openapi(offerRoute, async (c) => {
      const on = { who: c.var.who, caseId: c.req.valid('param').id };
      const body = c.req.valid('json');
      await offerHandover(deps, on, body);
      const row = await findHandover(db, body.id);
      const [shown] = row ? await showHandovers(db, [row]) : [];
      if (!shown) throw new Refusal('not-found');
      return c.json(shown, 200);
    });
}

/** What a case still stands in: offered, or with another point. */
const LASTS: readonly string[] = ['offered', 'moved', 'arrived'];
