import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import type { Db } from '../../system/database.ts';
import { jsonContent } from '../../system/json-content.ts';
import { sheetHeaders, writeSheet } from '../../system/sheet.ts';
import { deliverySchema } from '../delivery-schema.ts';
import { releaseBodies } from '../store.ts';
import { leftList } from './left-list.ts';
import { leftTable } from './left-table.ts';

const listRoute = createRoute({
  method: 'get',
  path: '/api/releases/left',
  responses: {
    200: jsonContent(
      z.object({
        releases: z.array(
          z
            .object({
              period: z.string(),
              releasedAt: z.string(),
              releasedBy: z.string().nullable(),
              delivery: deliverySchema.nullable(),
              digest: z.string(),
              bytes: z.string().openapi({ description: 'the exact text that left' }),
              holds: z.boolean().openapi({
                description: 'whether the text has its digest and names the release before',
              }),
            })
            .openapi('LeftRelease'),
        ),
      }),
      'All that ever left this point, the earliest first',
    ),
  },
});

const sheetRoute = createRoute({
  method: 'get',
  path: '/api/releases/left.csv',
  responses: {
    200: {
      description: 'Every number that ever left, as one table',
      content: { 'text/csv': { schema: z.string() } },
    },
  },
});

/** All that ever left. Expects a signed-in worker in the context (`who`). */
export function leftRoutes({ db }: { db: Db }) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => c.json({ releases: await leftList(db) }, 200))
    .openapi(sheetRoute, async (c) => {
      const rows = leftTable(await releaseBodies(db));
      const bytes = await writeSheet('csv', { name: 'left', rows });
      return c.body(new Uint8Array(bytes), 200, sheetHeaders('csv', 'left'));
    });
}
