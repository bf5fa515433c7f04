import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { problemDocument } from '@nabij/protocol';
import type { SessionEnv } from '../access/dependencies.ts';
import { refuseInvalid } from '../access/refuse-invalid.ts';
import type { Clock } from '../system/clock.ts';
import { jsonBody, jsonContent } from '../system/json-content.ts';
import { FAULTS, mappingSchema } from './open-data/dhis2-mapping.ts';
import { exportPeriod, setMapping } from './open-data-dhis2.ts';
import { findMapping } from './open-data-store.ts';
import { townCodes } from './region-data-set.ts';
import type { Region } from './said.ts';
import { listTowns } from './store.ts';

const period = z.string().openapi({
  description: '`2026-07`, `2026-Q3` or `2026`, as long as the mapping says; `.json` may follow',
  example: '2026-Q3.json',
});

const mappingShape = z
  .object({
    mapping: mappingSchema.nullable().openapi({ description: 'Null until one is set' }),
    setAt: z.iso.datetime().nullable(),
    towns: z.array(z.object({ code: z.string(), name: z.string() })),
  })
  .openapi('Dhis2Mapping');

const faultsShape = z.object({
  type: z.string(),
  status: z.number(),
  title: z.string(),
  faults: z.array(z.object({ at: z.string(), why: z.enum(FAULTS) })),
});

const readRoute = createRoute({
  method: 'get',
  path: '/api/region/dhis2/mapping',
  responses: {
    200: jsonContent(mappingShape, 'Which objects of DHIS2 the numbers belong to, and our towns'),
  },
});

const setRoute = createRoute({
  method: 'put',
  path: '/api/region/dhis2/mapping',
  request: { body: jsonBody(z.looseObject({})) },
  responses: {
    204: { description: 'It is kept, in the place of the one before' },
    422: {
      description: 'What is wrong in it, and where; nothing was kept',
      content: { 'application/problem+json': { schema: faultsShape } },
    },
  },
});

const checkRoute = createRoute({
  method: 'get',
  path: '/api/region/dhis2/{period}/check',
  request: { params: z.object({ period }) },
  responses: {
    200: jsonContent(
      z
        .object({
          values: z.number(),
          hidden: z.number(),
          silent: z.number(),
          notMember: z.number(),
          townsMissing: z.array(z.object({ code: z.string(), name: z.string() })),
          cellsMissing: z.array(z.string()),
          tablesMissing: z.array(z.string()),
        })
        .openapi('Dhis2Check'),
      'What a payload has, and what it leaves out',
    ),
  },
});

const dataRoute = createRoute({
  method: 'get',
  path: '/api/region/dhis2/{period}',
  request: { params: z.object({ period }) },
  responses: {
    200: jsonContent(
      z.object({
        dataValues: z.array(
          z.object({
            dataElement: z.string(),
            categoryOptionCombo: z.string().exactOptional(),
            period: z.string(),
            orgUnit: z.string(),
            value: z.string(),
          }),
        ),
      }),
      'A payload for POST /api/dataValueSets of DHIS2, with what is shown and mapped only',
    ),
  },
});

/** Numbers for a DHIS2 server, and whose they are there. Expects somebody signed in. */
export function dhis2Routes({ region, clock }: { region: Region; clock: Clock }) {
  const plain = (asked: string) => asked.replace(/\.json$/, '');
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => {
      const kept = await findMapping(region.db);
      const towns = await listTowns(region.db);
      const codes = townCodes(towns);
      return c.json(
        {
          mapping: kept?.mapping ?? null,
          setAt: kept?.setAt.toISOString() ?? null,
          towns: towns.map(({ id, name }) => ({ code: codes.get(id) ?? '', name })),
        },
        200,
      );
    })
    .openapi(setRoute, async (c) => {
      const by = { by: c.var.who.accountId, now: clock.now() };
      const { faults } = await setMapping(region, c.req.valid('json'), by);
      if (faults === undefined) return c.body(null, 204);
      const document = { ...problemDocument('dhis2-mapping-invalid'), faults: [...faults] };
      return c.json(document, 422, { 'Content-Type': 'application/problem+json' });
    })
    .openapi(checkRoute, async (c) => {
      const { period: asked } = c.req.valid('param');
      return c.json((await exportPeriod(region, plain(asked), clock.now())).check, 200);
    })
    .openapi(dataRoute, async (c) => {
      const asked = plain(c.req.valid('param').period);
      const { found } = await exportPeriod(region, asked, clock.now());
      const { dataValues } = found.dataValueSet;
      return c.json({ dataValues: dataValues.map((one) => ({ ...one })) }, 200, {
        'content-disposition': `attachment; filename="dhis2-${asked}.json"`,
      });
    });
}
