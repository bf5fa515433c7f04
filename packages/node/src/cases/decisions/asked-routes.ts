import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { dayIn } from '@nabij/protocol';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { jsonContent } from '../../system/json-content.ts';
import type { ListDeps } from '../list/dependencies.ts';
import { postponedDue, proposalsFor, type WaitingDecision } from './store.ts';

/** More than anybody answers in a day; the rest comes up when these are answered. */
const SHOWN = 20;

const askedSchema = z
  .object({
    total: z.number().openapi({ description: 'how many there are, also beyond the first' }),
    asked: z.array(
      z.object({
        kind: z.enum(['proposal', 'postponed']).openapi({
          description:
            'a colleague asks for a second decision; or the day of what was put off came',
        }),
        id: z.string(),
        caseId: z.string(),
        number: z.number(),
        about: z.string().openapi({ description: 'code of `decision_kind`' }),
        amount: z.number().int().nullable().openapi({ description: 'whole euro cents' }),
        by: z.string(),
        at: z.string(),
        dueOn: z.string().nullable().openapi({ description: 'the day of what was put off' }),
      }),
    ),
  })
  .openapi('AskedDecisions');

const askedRoute = createRoute({
  method: 'get',
  path: '/api/decisions/asked',
  request: { query: z.object({ of: z.enum(['mine', 'team']).default('mine') }) },
  responses: { 200: jsonContent(askedSchema, 'Decisions that wait for who asks') },
});

/**
 * Decisions that wait: proposals of colleagues, which anybody else of the point can answer, and
 * what was put off in one's own cases and those of nobody, or in all. Expects a signed-in worker.
 */
export function askedRoutes({ db, clock, country }: ListDeps) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid }).openapi(
    askedRoute,
    async (c) => {
      const { accountId } = c.var.who;
      const ownerId = c.req.valid('query').of === 'mine' ? accountId : undefined;
      const until = dayIn(country, clock.now());
      const [proposals, postponed] = await Promise.all([
        proposalsFor(db, accountId),
        postponedDue(db, { until, ownerId }),
      ]);
      const asked = [
        ...proposals.map((it) => ({ kind: 'proposal' as const, dueOn: null, ...shown(it) })),
        ...postponed.map((it) => ({
          kind: 'postponed' as const,
          dueOn: it.againOn,
          ...shown(it),
        })),
      ];
      return c.json({ total: asked.length, asked: asked.slice(0, SHOWN) }, 200);
    },
  );
}

function shown({ id, caseId, number, about, amount, by, at }: WaitingDecision) {
  return { id, caseId, number, about, amount, by, at: at.toISOString() };
}
