import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { requireFresh } from '../../access/sign-in/session.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { AMOUNT_MAX, MANDATE_HOLDERS } from './mandate.ts';
import { listMandates, setMandate } from './mandates.ts';

const cents = z.number().int().min(0).max(AMOUNT_MAX);
const mandate = {
  role: z.enum(MANDATE_HOLDERS),
  kinds: z.array(z.string().min(1).max(60)).max(30),
  perDecision: cents,
  perCase: cents,
};

const mandatesSchema = z
  .object({
    mandates: z.array(
      z.object({ ...mandate, setBy: z.string().nullable(), setAt: z.string().nullable() }),
    ),
  })
  .openapi('Mandates', { description: 'amounts in whole euro cents' });

const listRoute = createRoute({
  method: 'get',
  path: '/api/mandates',
  responses: {
    200: jsonContent(mandatesSchema, 'What each role decides alone, and two colleagues together'),
  },
});

const setRoute = createRoute({
  method: 'put',
  path: '/api/mandates',
  request: { body: jsonBody(z.strictObject(mandate)) },
  responses: { 200: jsonContent(mandatesSchema, 'What each role decides alone from now on') },
});

/** What each role decides alone. A lead sets it, soon after signing in. */
export function mandateRoutes({ db, clock }: { db: Db; clock: Clock }) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => c.json(await shown(db), 200))
    .openapi(setRoute, async (c) => {
      const { who } = c.var;
      const now = clock.now();
      requireFresh(who, now);
      await setMandate(db, { accountId: who.accountId, now }, c.req.valid('json'));
      return c.json(await shown(db), 200);
    });
}

async function shown(db: Db): Promise<z.infer<typeof mandatesSchema>> {
  const all = await listMandates(db);
  return {
    mandates: all.map(({ role, kinds, perDecision, perCase, setBy, setAt }) => {
      const at = setAt?.toISOString() ?? null;
      return { role, kinds: [...kinds], perDecision, perCase, setBy, setAt: at };
    }),
  };
}
