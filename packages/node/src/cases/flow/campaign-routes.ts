import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { uuid } from '../../system/uuid.ts';
import type { DeskDeps } from '../dependencies.ts';
import { candidates } from './campaign-store.ts';
import { beginCampaign, changeCampaign, listCampaigns, tag } from './campaigns.ts';

const NAME_MAX = 120;
/** As many as the list of cases shows at once. */
const TAGGED_MAX = 5000;

const name = z.string().trim().min(1).max(NAME_MAX);
const params = z.object({ id: uuid });

const campaign = z
  .object({
    id: z.string(),
    name: z.string(),
    createdAt: z.string(),
    endedAt: z.string().nullable(),
    cases: z.number(),
    open: z.number(),
  })
  .openapi('Campaign');
const listed = jsonContent(z.object({ campaigns: z.array(campaign) }), 'Series of many reports');

const listRoute = createRoute({
  method: 'get',
  path: '/api/campaigns',
  responses: { 200: listed },
});

const beginRoute = createRoute({
  method: 'post',
  path: '/api/campaigns',
  request: { body: jsonBody(z.strictObject({ id: uuid, name })) },
  responses: { 200: listed },
});

const changeRoute = createRoute({
  method: 'put',
  path: '/api/campaigns/{id}',
  request: { params, body: jsonBody(z.strictObject({ name, ended: z.boolean() })) },
  responses: { 200: listed },
});

const tagRoute = createRoute({
  method: 'post',
  path: '/api/campaigns/{id}/cases',
  request: {
    params,
    body: jsonBody(
      z.strictObject({ caseIds: z.array(uuid).min(1).max(TAGGED_MAX), tagged: z.boolean() }),
    ),
  },
  responses: { 200: jsonContent(z.object({ changed: z.number() }), 'How many cases changed') },
});

const candidatesRoute = createRoute({
  method: 'get',
  path: '/api/campaigns/candidates',
  request: {
    query: z.object({
      from: z.iso.datetime().optional(),
      to: z.iso.datetime().optional(),
      subject: z.string().max(60).optional(),
      domain: z.string().max(60).optional(),
    }),
  },
  responses: {
    200: jsonContent(
      z.object({
        cases: z.array(
          z.object({
            id: z.string(),
            number: z.number(),
            state: z.string(),
            subject: z.string(),
            domain: z.string(),
            grounds: z.array(z.string()),
            channel: z.string(),
            receivedAt: z.string(),
          }),
        ),
      }),
      'Cases without a campaign, the latest first',
    ),
  },
});

/** Mass reports as series of their own. Expects a signed-in worker in the context. */
export function campaignRoutes(deps: DeskDeps) {
  const { db, clock, nodeKeys } = deps;
  const at = (c: Context<SessionEnv>) => ({ who: c.var.who, nodeKeys, now: clock.now() });
  const all = async (c: Context<SessionEnv>) => ({ campaigns: await listCampaigns(db, at(c)) });
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => c.json(await all(c), 200))
    .openapi(beginRoute, async (c) => {
      await beginCampaign(db, at(c), c.req.valid('json'));
      return c.json(await all(c), 200);
    })
    .openapi(candidatesRoute, async (c) => {
      const { from, to, subject, domain } = c.req.valid('query');
      const rows = await candidates(db, {
        ...(from && { from: new Date(from) }),
        ...(to && { to: new Date(to) }),
        ...(subject && { subject }),
        ...(domain && { domain }),
      });
      const cases = rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
      return c.json({ cases }, 200);
    })
    .openapi(changeRoute, async (c) => {
      await changeCampaign(db, at(c), { ...c.req.valid('param'), ...c.req.valid('json') });
      return c.json(await all(c), 200);
    })
    .openapi(tagRoute, async (c) => {
      const wanted = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json({ changed: await tag(db, at(c), wanted) }, 200);
    });
}
