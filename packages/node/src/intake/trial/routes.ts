import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { audit } from '../../access/audit/audit.ts';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { jsonContent } from '../../system/json-content.ts';
import { TRIAL_STEPS, type TrialDeps, tryFiling } from './trial.ts';

const trialRoute = createRoute({
  method: 'post',
  path: '/api/setup/trial',
  responses: {
    200: jsonContent(
      z
        .object({
          steps: z.array(z.object({ step: z.enum(TRIAL_STEPS), works: z.boolean() })),
        })
        .openapi('Trial'),
      'A report was made, opened and taken back',
    ),
  },
});

/** Trying out what a report goes through. Expects a signed-in lead in the context. */
export function trialRoutes(deps: TrialDeps) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid }).openapi(
    trialRoute,
    async (c) => {
      const { who } = c.var;
      const done = await tryFiling(deps, who);
      const works = done.length === TRIAL_STEPS.length;
      const actor = { kind: 'account', id: who.accountId } as const;
      const subject = works ? 'works' : 'fails';
      await audit(deps.db, { at: deps.clock.now(), actor, act: 'filing-tried', subject });
      const steps = TRIAL_STEPS.map((step) => ({ step, works: done.includes(step) }));
      return c.json({ steps }, 200);
    },
  );
}
