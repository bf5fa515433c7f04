import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { DECLARED, type DeclaredName, MEASURE_NAMES } from '@nabij/protocol';
import type { Clock } from '../../system/clock.ts';
import { jsonContent } from '../../system/json-content.ts';
import type { Region } from '../said.ts';
import { NOT_COMPARED } from './compared-years.ts';
import { QUARTER_STATES } from './town-quarters.ts';
import { yearReport } from './year-report.ts';

const range = z.object({ low: z.number(), high: z.number().nullable() });
const rateShape = z.object({ rate: range, interval: range }).nullable();
const comparedShape = z.object({
  before: z.number().nullable().openapi({ description: 'The number of the year before' }),
  finding: z.enum(['higher', 'lower', 'not-apart']).nullable(),
  why: z.array(z.enum(NOT_COMPARED)).openapi({ description: 'Why the two do not compare' }),
});

const reportShape = z
  .object({
    year: z.number(),
    years: z.array(z.number()),
    isOver: z.boolean().openapi({ description: 'Whether its fourth quarter is told' }),
    quarters: z.array(z.string()),
    made: z.iso.datetime(),
    towns: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        population: z.number().nullable(),
        quarters: z.array(z.object({ period: z.string(), state: z.enum(QUARTER_STATES) })),
        came: z.enum(['all', 'some', 'none']),
        received: z.object({ visible: z.number(), isExact: z.boolean() }).nullable(),
        rate: rateShape,
        isFew: z.boolean().openapi({ description: 'Too few for its rate to be compared' }),
      }),
    ),
    tables: z.array(
      z.object({
        measure: z.enum(MEASURE_NAMES),
        table: z.enum(Object.keys(DECLARED) as DeclaredName[]),
        rows: z.array(
          z.object({
            code: z.string(),
            visible: z.number().openapi({ description: 'What towns show, added' }),
            hiddenTowns: z.number(),
          }),
        ),
      }),
    ),
    compared: z.object({ received: comparedShape, closed: comparedShape }),
    rate: rateShape,
    hidden: z.object({ numbers: z.number(), of: z.number() }),
    thresholds: z.array(z.number()),
  })
  .openapi('RegionYear');

const reportRoute = createRoute({
  method: 'get',
  path: '/api/region/report',
  request: {
    query: z.object({
      year: z
        .string()
        .regex(/^20(?!00)\d\d$/)
        .optional()
        .openapi({ example: '2025', description: 'Without: the newest whole year' }),
    }),
  },
  responses: { 200: jsonContent(reportShape, 'What a calendar year says, of all its tables') },
});

/** Everything of one year at once, for the report that a council reads. */
export function addReport(routes: OpenAPIHono, deps: { region: Region; clock: Clock }): void {
  routes.openapi(reportRoute, async (c) => {
    const { year } = c.req.valid('query');
    const found = await yearReport(
      deps.region,
      year === undefined ? undefined : Number(year),
      deps.clock.now(),
    );
    return c.json(readable(found), 200);
  });
}

/** The same with lists that the declared answer may hold. */
function readable({ towns, compared, ...found }: Awaited<ReturnType<typeof yearReport>>) {
  const { received, closed } = compared;
  return {
    ...found,
    towns: towns.map((town) => ({ ...town, quarters: [...town.quarters] })),
    compared: {
      received: { ...received, why: [...received.why] },
      closed: { ...closed, why: [...closed.why] },
    },
  };
}
