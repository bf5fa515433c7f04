import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { jsonContent } from '../../system/json-content.ts';
import { type AboveDeps, aboveReader } from './above.ts';
import { aboveShape } from './above-shapes.ts';

const aboveRoute = createRoute({
  method: 'get',
  path: '/api/above',
  responses: { 200: jsonContent(aboveShape, 'Who stands above this node, and vouches for it') },
});

/** How this node stands below the coordinator above it, if there is one. Behind the guard. */
export function aboveRoutes(deps: AboveDeps) {
  const read = aboveReader(deps);
  return new OpenAPIHono<SessionEnv>().openapi(aboveRoute, async (c) => c.json(await read(), 200));
}
