import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../access/dependencies.ts';
import { refuseInvalid } from '../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../system/json-content.ts';
import { uuid } from '../system/uuid.ts';
import { PARTY_MAX } from './consents/consent.ts';
import { addConsent, decideConsent } from './consents/consents.ts';
import type { DeskDeps } from './dependencies.ts';
import { detailSchema } from './detail-schema.ts';
import { change } from './on-case.ts';

const params = z.object({ id: uuid });
const detailContent = jsonContent(detailSchema, 'The case after that');

const named = {
  id: uuid,
  purpose: z.string().min(1).max(60),
  party: z.string().max(PARTY_MAX).nullable(),
};

const consentSchema = z
  .discriminatedUnion('state', [
    z.strictObject({ ...named, state: z.literal('asked') }),
    // told at the desk or by telephone, and noted
    z.strictObject({ ...named, state: z.literal('given'), manner: z.string().max(PARTY_MAX) }),
    z.strictObject({ id: uuid, state: z.literal('withdrawn') }),
  ])
  .openapi('ConsentWanted');

const consentRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/consents',
  request: { params, body: jsonBody(consentSchema) },
  responses: { 200: detailContent },
});

/** What a worker sets or notes for a case. Expects a signed-in worker in the context. */
export function handlingRoutes(deps: DeskDeps) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid }).openapi(
    consentRoute,
    async (c) => {
      const on = { who: c.var.who, caseId: c.req.valid('param').id };
      const wanted = c.req.valid('json');
      const shown = await change(deps, on, async (it) => {
        if (wanted.state === 'withdrawn') await decideConsent(it.db, it, wanted);
        else await addConsent(it.db, it, wanted);
      });
      return c.json(shown, 200);
    },
  );
}
