import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { problemResponse } from '../../system/problem.ts';
import { areasShape, MAX_MAP_BYTES } from './areas.ts';
import { keepMap, removeMap } from './keep-map.ts';
import { readMap } from './store.ts';

/** Where a map is sent to; larger than other requests. */
export const MAP_PATH = '/api/region/map';

const mapShape = z
  .object({
    map: z
      .object({ areas: areasShape, addedAt: z.iso.datetime() })
      .nullable()
      .openapi({ description: 'Null: none was loaded' }),
  })
  .openapi('RegionMap');

const answers = { 200: jsonContent(mapShape, 'The map that everybody of the region sees') };
const readRoute = createRoute({ method: 'get', path: MAP_PATH, responses: answers });
const loadRoute = createRoute({
  method: 'put',
  path: MAP_PATH,
  description: 'GeoJSON of 5 MB at most, each area with a code and a name. It replaces the last.',
  request: { body: jsonBody(areasShape) },
  responses: answers,
});
const removeRoute = createRoute({ method: 'delete', path: MAP_PATH, responses: answers });

interface MapDeps {
  readonly db: Db;
  readonly clock: Clock;
}

/** The map of the region. Expects somebody of the region who is signed in. */
export function mapRoutes({ db, clock }: MapDeps) {
  const app = new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid });
  app.use(
    MAP_PATH,
    bodyLimit({ maxSize: MAX_MAP_BYTES, onError: (c) => problemResponse(c, 'too-large') }),
  );
  const shown = async () => {
    const map = await readMap(db);
    return { map: map && { ...map, addedAt: map.addedAt.toISOString() } };
  };
  const byOf = ({ accountId: id }: SessionEnv['Variables']['who']) => ({
    by: { kind: 'account', id } as const,
    now: clock.now(),
  });
  return app
    .openapi(readRoute, async (c) => c.json(await shown(), 200))
    .openapi(loadRoute, async (c) => {
      await keepMap(db, c.req.valid('json'), byOf(c.var.who));
      return c.json(await shown(), 200);
    })
    .openapi(removeRoute, async (c) => {
      await removeMap(db, byOf(c.var.who));
      return c.json(await shown(), 200);
    });
}
