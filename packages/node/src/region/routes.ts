import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { TypedResponse } from 'hono';
import type { Clock } from '../system/clock.ts';
import type { Db } from '../system/database.ts';
import { jsonContent } from '../system/json-content.ts';
import type { Log } from '../system/log.ts';
import { problemResponse } from '../system/problem.ts';
import { declaredForms } from './declared-form.ts';
import { dhis2Routes } from './open-data-dhis2-routes.ts';
import { addOpenData } from './open-data-routes.ts';
import { overview } from './overview.ts';
import { addReport } from './report/report-routes.ts';
import { csvQuery, overviewQuery, overviewShape, trendQuery, trendShape } from './shapes.ts';
import { trend, trendJson } from './trend.ts';
import { trendCsv } from './trend-csv.ts';

export interface RegionRoutesDeps {
  db: Db;
  clock: Clock;
  /** Who publishes: the name of the region. */
  publisher: string;
  log: Log;
}

const overviewRoute = createRoute({
  method: 'get',
  path: '/api/region/overview',
  request: { query: overviewQuery },
  responses: {
    200: jsonContent(overviewShape, 'Who is a member and who reported what when'),
  },
});

const trendRoute = createRoute({
  method: 'get',
  path: '/api/region/trend',
  request: { query: trendQuery },
  responses: {
    200: jsonContent(
      trendShape,
      'One measure in one table, period by period: the region and towns',
    ),
  },
});

const csvRoute = createRoute({
  method: 'get',
  path: '/api/region/trend.csv',
  request: { query: csvQuery },
  responses: {
    200: {
      description: 'The same as CSV, one line per period, town and code',
      content: { 'text/csv': { schema: z.string() } },
    },
  },
});

/** What the region's people see, as JSON and CSV. */
export function regionRoutes(deps: RegionRoutesDeps) {
  const routes = new OpenAPIHono({
    defaultHook: (result, c) =>
      result.success ? undefined : problemResponse(c, 'request-invalid'),
  });
  const region = { db: deps.db, forms: declaredForms() };
  addOpenData(routes, { ...deps, region });
  addReport(routes, { ...deps, region });
  routes.route('/', dhis2Routes({ ...deps, region }));
  return routes
    .openapi(overviewRoute, async (c) => {
      const { quarters } = c.req.valid('query');
      return c.json(await overview(deps.db, deps.clock.now(), quarters), 200);
    })
    .openapi(trendRoute, async (c) => {
      const json = await trendJson(region, c.req.valid('query'), deps.clock.now());
      const answer = new Response(json, { headers: { 'content-type': 'application/json' } });
      return answer as Response & TypedResponse<z.output<typeof trendShape>, 200, 'json'>;
    })
    .openapi(csvRoute, async (c) => {
      const { language, ...question } = c.req.valid('query');
      const found = await trend(region, question, deps.clock.now());
      const name = `trend-${question.measure}-${question.table}-${question.span}.csv`;
      return c.body(trendCsv(found, language), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
      });
    });
}
