import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { CITIZEN_LANGUAGES } from '@nabij/protocol';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { uuid } from '../../system/uuid.ts';
import { detailSchema } from '../detail-schema.ts';
import { change } from '../on-case.ts';
import { journalOpening, openCaseFor } from '../read.ts';
import type { LettersDeps } from './dependencies.ts';
import { filledTemplates } from './filled.ts';
import { writeLetter } from './letters.ts';

const language = z.enum(CITIZEN_LANGUAGES);

const filledRoute = createRoute({
  method: 'get',
  path: '/api/cases/{id}/templates',
  request: {
    params: z.object({ id: uuid }),
    query: z.object({
      audience: z.enum(['reporter', 'other-side']).default('reporter'),
      language: language.optional(),
      party: uuid.optional(),
    }),
  },
  responses: {
    200: jsonContent(
      z
        .object({
          language: z.string(),
          languages: z.array(z.string()),
          templates: z.array(z.object({ id: z.string(), name: z.string(), text: z.string() })),
        })
        .openapi('FilledTemplates'),
      'Templates with the facts of the case in them, in the language of who they are for',
    ),
  },
});

const letterRoute = createRoute({
  method: 'put',
  path: '/api/cases/{id}/letters/{lid}',
  request: {
    params: z.object({ id: uuid, lid: uuid }),
    body: jsonBody(
      z.strictObject({
        partyId: uuid,
        language,
        address: z.string().max(1_000),
        text: z.string().min(1).max(20_000),
      }),
    ),
  },
  responses: { 200: jsonContent(detailSchema, 'The case with the letter in it') },
});

/** Letters for a case. Expects a signed-in worker in the context (`who`). */
export function lettersRoutes(deps: LettersDeps) {
  const { db, clock, nodeKeys, head, country } = deps;
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(filledRoute, async (c) => {
      const { who } = c.var;
      const { id: caseId } = c.req.valid('param');
      const { party: partyId, ...query } = c.req.valid('query');
      const now = clock.now();
      const found = await openCaseFor(db, who, caseId);
      const it = { found, by: { who, nodeKeys, now }, head };
      const filled = await filledTemplates(db, it, { ...query, partyId });
      // they say who reported
      await journalOpening(db, { caseId, actorId: who.accountId }, now);
      return c.json(filled, 200);
    })
    .openapi(letterRoute, async (c) => {
      const { id: caseId, lid: id } = c.req.valid('param');
      const wanted = c.req.valid('json');
      const on = { who: c.var.who, caseId };
      const shown = await change(deps, on, (it) => {
        const { anonymity } = it.found.filing;
        const { accountId, filingKey, now } = it;
        const by = { caseId, accountId, filingKey, now, anonymity, country };
        return writeLetter(it.db, by, { ...wanted, id });
      });
      return c.json(shown, 200);
    });
}
