import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { DAYS_TO_REPORT } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { DAYS } from './schedule.ts';
import { putSchedule, readSchedule } from './store.ts';

const scheduleSchema = z
  .strictObject({ automatic: z.boolean(), days: z.int().min(DAYS.fewest).max(DAYS.most) })
  .openapi('ReleaseSchedule');

const content = jsonContent(
  scheduleSchema.extend({
    lateAfter: z
      .number()
      .openapi({ description: 'Days after which the coordinator counts a quarter as late' }),
  }),
  'Whether and on which day quarters leave by themselves',
);

const readRoute = createRoute({
  method: 'get',
  path: '/api/settings/releases',
  responses: { 200: content },
});

const setRoute = createRoute({
  method: 'put',
  path: '/api/settings/releases',
  request: { body: jsonBody(scheduleSchema) },
  responses: { 200: content },
});

/** When quarters leave by themselves. Expects a signed-in lead in the context (`who`). */
export function scheduleRoutes({ db, clock }: { db: Db; clock: Clock }) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => {
      const { automatic, days } = await readSchedule(db);
      return c.json({ automatic, days, lateAfter: DAYS_TO_REPORT }, 200);
    })
    .openapi(setRoute, async (c) => {
      const wanted = c.req.valid('json');
      const { accountId } = c.var.who;
      const now = clock.now();
      await db.transaction(async (tx) => {
        await putSchedule(tx, { ...wanted, setBy: accountId, setAt: now });
        const actor = { kind: 'account', id: accountId } as const;
        const subject = wanted.automatic ? String(wanted.days) : 'off';
        await audit(tx, { at: now, actor, act: 'release-schedule-set', subject });
      });
      return c.json({ ...wanted, lateAfter: DAYS_TO_REPORT }, 200);
    });
}
