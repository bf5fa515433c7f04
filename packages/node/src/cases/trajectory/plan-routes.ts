import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { uuid } from '../../system/uuid.ts';
import type { DeskDeps } from '../dependencies.ts';
import { detailSchema } from '../detail-schema.ts';
import { change } from '../on-case.ts';
import { addGoal, changeGoal, removeGoal } from './goals.ts';
import { addHelp, HELP_MAX, removeHelp } from './help.ts';
import { PLAN_TEXT_MAX } from './plan.ts';
import { addStep, changeStep, removeStep } from './steps.ts';
import { DOERS, HELP_ANSWERS } from './tables.ts';

const responses = { 200: jsonContent(detailSchema, 'The case after that') };
/** The version on the screen; null where it is new. */
const version = z.number().int().positive().nullable();
const removed = z.object({ version: z.coerce.number().int().positive() });
const goalParams = z.object({ id: uuid, gid: uuid });
const stepParams = z.object({ id: uuid, sid: uuid });
const helpParams = z.object({ id: uuid, hid: uuid });

const goalBody = z
  .strictObject({
    version,
    area: z.string().max(60),
    words: z.string().max(PLAN_TEXT_MAX.words),
    reached: z.boolean(),
  })
  .openapi('GoalWanted');

const stepBody = z
  .strictObject({
    version,
    what: z.string().max(PLAN_TEXT_MAX.what),
    doer: z.enum(DOERS),
    name: z.string().max(PLAN_TEXT_MAX.name).nullable(),
    dueOn: z.iso.date().nullable(),
    goalId: uuid.nullable(),
    done: z.boolean(),
  })
  .openapi('StepWanted');

const helpBody = z
  .strictObject({
    stepId: uuid.nullable(),
    answer: z.enum(HELP_ANSWERS),
    from: z.string().max(HELP_MAX.from),
    words: z.string().max(HELP_MAX.words).nullable(),
  })
  .openapi('HelpAnswer');

const goalPath = '/api/cases/{id}/plan/goals/{gid}';
const stepPath = '/api/cases/{id}/plan/steps/{sid}';
const helpPath = '/api/cases/{id}/plan/help/{hid}';

const goalRoute = createRoute({
  method: 'put',
  path: goalPath,
  request: { params: goalParams, body: jsonBody(goalBody) },
  responses,
});
const noGoalRoute = createRoute({
  method: 'delete',
  path: goalPath,
  request: { params: goalParams, query: removed },
  responses,
});
const stepRoute = createRoute({
  method: 'put',
  path: stepPath,
  request: { params: stepParams, body: jsonBody(stepBody) },
  responses,
});
const noStepRoute = createRoute({
  method: 'delete',
  path: stepPath,
  request: { params: stepParams, query: removed },
  responses,
});
const helpRoute = createRoute({
  method: 'put',
  path: helpPath,
  request: { params: helpParams, body: jsonBody(helpBody) },
  responses,
});
const noHelpRoute = createRoute({
  method: 'delete',
  path: helpPath,
  request: { params: helpParams },
  responses,
});

/** Goals, steps, and what those who help say of them. Expects a signed-in worker. */
export function planRoutes(deps: DeskDeps) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(goalRoute, async (c) => {
      const { id: caseId, gid: id } = c.req.valid('param');
      const { version: seen, reached, ...told } = c.req.valid('json');
      const shown = await change(deps, { who: c.var.who, caseId }, (it) =>
        seen === null
          ? addGoal(it.db, it, { ...told, id })
          : changeGoal(it.db, it, { ...told, id, reached, version: seen }),
      );
      return c.json(shown, 200);
    })
    .openapi(noGoalRoute, async (c) => {
      const { id: caseId, gid: id } = c.req.valid('param');
      const gone = { id, ...c.req.valid('query') };
      const on = { who: c.var.who, caseId };
      return c.json(await change(deps, on, (it) => removeGoal(it.db, it, gone)), 200);
    })
    .openapi(stepRoute, async (c) => {
      const { id: caseId, sid: id } = c.req.valid('param');
      const { version: seen, done, ...told } = c.req.valid('json');
      const shown = await change(deps, { who: c.var.who, caseId }, (it) =>
        seen === null
          ? addStep(it.db, it, { ...told, id })
          : changeStep(it.db, it, { ...told, id, done, version: seen }),
      );
      return c.json(shown, 200);
    })
    .openapi(noStepRoute, async (c) => {
      const { id: caseId, sid: id } = c.req.valid('param');
      const gone = { id, ...c.req.valid('query') };
      const on = { who: c.var.who, caseId };
      return c.json(await change(deps, on, (it) => removeStep(it.db, it, gone)), 200);
    })
    .openapi(helpRoute, async (c) => {
      const { id: caseId, hid: id } = c.req.valid('param');
      const told = { id, ...c.req.valid('json') };
      const on = { who: c.var.who, caseId };
      return c.json(await change(deps, on, (it) => addHelp(it.db, it, told)), 200);
    })
    .openapi(noHelpRoute, async (c) => {
      const { id: caseId, hid: id } = c.req.valid('param');
      const on = { who: c.var.who, caseId };
      return c.json(await change(deps, on, (it) => removeHelp(it.db, it, id)), 200);
    });
}
