import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import type { DeskDeps } from '../dependencies.ts';
import { setTownTerm, townTermsOf } from './town-terms.ts';

const days = z.int().min(1).max(365);
const rule = { days, extensionDays: days.nullable() };

const content = jsonContent(
  z.object({
    terms: z.array(
      z.object({
        ...{ term: z.string(), step: z.string(), ...rule, isOwn: z.boolean() },
        set: z.array(z.object({ since: z.string(), ...rule })),
      }),
    ),
  }),
  'The terms that the regulation of this town may set; none in a country where the law sets them',
);

const readRoute = createRoute({
  method: 'get',
  path: '/api/settings/terms',
  responses: { 200: content },
});

const setRoute = createRoute({
  method: 'put',
  path: '/api/settings/terms',
  request: {
    body: jsonBody(z.strictObject({ term: z.string().max(60), since: z.iso.date(), ...rule })),
  },
  responses: { 200: content },
});

/** What a town's own regulation says. Expects a signed-in lead in the context. */
export function townTermsRoutes({ db, clock, country }: DeskDeps) {
  const shown = async () => {
    const terms = await townTermsOf(db, { country, now: clock.now() });
    return { terms: terms.map((term) => ({ ...term, set: [...term.set] })) };
  };
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => c.json(await shown(), 200))
    .openapi(setRoute, async (c) => {
      const by = { accountId: c.var.who.accountId, country, now: clock.now() };
      await setTownTerm(db, by, c.req.valid('json'));
      return c.json(await shown(), 200);
    });
}
