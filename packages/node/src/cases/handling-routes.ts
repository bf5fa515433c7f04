import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../access/dependencies.ts';
import { refuseInvalid } from '../access/refuse-invalid.ts';
import type { SignedIn } from '../access/sign-in/session.ts';
import { jsonBody, jsonContent } from '../system/json-content.ts';
import { uuid } from '../system/uuid.ts';
import { PARTY_MAX } from './consents/consent.ts';
import { addConsent, decideConsent } from './consents/consents.ts';
import { caseDetail } from './detail.ts';
import { detailSchema } from './detail-schema.ts';
import { journalOpening, openCaseFor } from './read.ts';
import { setRegime } from './regime.ts';
import type { CasesDeps } from './routes.ts';

const params = z.object({ id: uuid });
const detailContent = jsonContent(detailSchema, 'The case after that');

const regimeRoute = createRoute({
  method: 'put',
  path: '/api/cases/{id}/regime',
  request: {
    params,
    body: jsonBody(
      z.strictObject({
        regime: z.string().min(1).max(60).nullable(),
        // the day from which its terms count; without: the day of receipt
        from: z.iso.date().nullable().default(null),
      }),
    ),
  },
  responses: { 200: detailContent },
});

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
export function handlingRoutes({ db, clock, country, news }: CasesDeps) {
  const shown = async (who: SignedIn, caseId: string, now: Date) => {
    // the answer shows the whole case, also to somebody who never asked to see it
    await journalOpening(db, { caseId, actorId: who.accountId }, now);
    const { accountId } = who;
    return caseDetail(db, await openCaseFor(db, who, caseId), { accountId, now, country });
  };
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(regimeRoute, async (c) => {
      const { who } = c.var;
      const { id: caseId } = c.req.valid('param');
      const now = clock.now();
      await openCaseFor(db, who, caseId);
      const by = { caseId, accountId: who.accountId, now, country };
      await setRegime(db, by, c.req.valid('json'));
      return c.json(await shown(who, caseId, now), 200);
    })
    .openapi(consentRoute, async (c) => {
      const { who } = c.var;
      const { id: caseId } = c.req.valid('param');
      const now = clock.now();
      const { filingKey } = (await openCaseFor(db, who, caseId)).open;
      const by = { caseId, accountId: who.accountId, filingKey, now, news };
      const wanted = c.req.valid('json');
      if (wanted.state === 'withdrawn') await decideConsent(db, by, wanted);
      else await addConsent(db, by, wanted);
      return c.json(await shown(who, caseId, now), 200);
    });
}
