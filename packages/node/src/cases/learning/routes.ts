import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Country } from '@nabij/protocol';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { jsonContent } from '../../system/json-content.ts';
import { lessonsOf } from './lessons.ts';

const cells = z.record(z.string(), z.number().nullable());
const total = z.number().nullable();
const table = z
  .object({ total, cells })
  .openapi('LessonTable', { description: 'numbers by code; null: too small to show' });

const lessonsSchema = z
  .object({
    year: z.number(),
    years: z.array(z.number()),
    running: z.boolean(),
    decisions: table,
    reasons: z.record(z.string(), table),
    barriers: z.discriminatedUnion('by', [
      z.object({ by: z.literal('both'), total, cells }),
      z.object({ by: z.literal('each'), total, rules: cells, levels: cells }),
    ]),
    outcomes: table,
    sameWorker: table,
    onTime: table,
    feedback: z.record(z.string(), table),
  })
  .openapi('Lessons');

const lessonsRoute = createRoute({
  method: 'get',
  path: '/api/learning',
  request: {
    query: z.object({
      year: z
        .string()
        .regex(/^\d{4}$/)
        .optional()
        .openapi({ description: 'a calendar year; without: this one' }),
    }),
  },
  responses: { 200: jsonContent(lessonsSchema, 'What the team can learn from one year') },
});

/** What the team learns from: of all together, never of one. Expects somebody who handles cases. */
export function learningRoutes(deps: { db: Db; clock: Clock; country: Country }) {
  const { db, clock, country } = deps;
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid }).openapi(
    lessonsRoute,
    async (c) => {
      const { year } = c.req.valid('query');
      const wanted = year === undefined ? undefined : Number(year);
      const { lessons, years, ...of } = await lessonsOf(db, wanted, { country, now: clock.now() });
      return c.json({ ...of, years: [...years], ...lessons }, 200);
    },
  );
}
