import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { problemDocument } from '@nabij/protocol';
import { bodyLimit } from 'hono/body-limit';
import { audit } from '../../access/audit/audit.ts';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import type { Log } from '../../system/log.ts';
import { problemResponse } from '../../system/problem.ts';
import { today } from '../days.ts';
import { ServicesError } from '../mistake.ts';
import { MAX_SERVICES_BYTES, readServices } from '../services.ts';
import { allServices } from '../store.ts';
import { exported } from './export-services.ts';
import { IMPORT_MODES, importServices } from './import-services.ts';
import { removeService, saveService, verifyService } from './keep-service.ts';
import {
  importedSchema,
  mistakesSchema,
  serviceFormSchema,
  serviceSchema,
  serviceShape,
} from './schema.ts';

/** Where a file of services is sent to; larger than other requests. */
export const SERVICES_IMPORT_PATH = '/api/services/import';
const MOST_MISTAKES = 1000;

const params = z.object({ id: z.string().min(1).max(100) });
const content = jsonContent(z.object({ services: z.array(serviceSchema) }), 'Every service here');
const answers = { 200: content };
const listRoute = createRoute({ method: 'get', path: '/api/services', responses: answers });
const exportRoute = createRoute({
  method: 'get',
  path: '/api/services/export',
  responses: { 200: jsonContent(z.looseObject({}), 'The services, as HSDS 3 has them') },
});
const importRoute = createRoute({
  method: 'post',
  path: SERVICES_IMPORT_PATH,
  description:
    'The body is the file: services as Open Referral HSDS 3 describes them, 8 MB at most.',
  request: {
    query: z.object({
      mode: z.enum(IMPORT_MODES).openapi({ description: 'whether what is not in it stays' }),
      check: z.literal('1').optional().openapi({ description: 'only says what would change' }),
    }),
  },
  responses: {
    200: jsonContent(importedSchema, 'What has changed, or would'),
    422: {
      description: 'What is wrong with the file; nothing of it is kept',
      content: { 'application/problem+json': { schema: mistakesSchema } },
    },
  },
});
const saveRoute = createRoute({
  method: 'put',
  path: '/api/services/{id}',
  request: { params, body: jsonBody(serviceFormSchema) },
  responses: answers,
});
const verifyRoute = createRoute({
  method: 'post',
  path: '/api/services/{id}/verify',
  request: { params },
  responses: answers,
});
const removeRoute = createRoute({
  method: 'delete',
  path: '/api/services/{id}',
  request: { params },
  responses: answers,
});

interface ServicesDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
}

/** The services near here, for the desk. Expects a signed-in worker in the context. */
export function servicesRoutes({ db, clock, log }: ServicesDeps) {
  const app = new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid });
  app.use(
    SERVICES_IMPORT_PATH,
    bodyLimit({ maxSize: MAX_SERVICES_BYTES, onError: (c) => problemResponse(c, 'too-large') }),
  );
  const all = async () => {
    const day = today(clock.now());
    return { services: (await allServices(db)).map((one) => serviceShape(one, day)) };
  };
  const byOf = ({ accountId }: SessionEnv['Variables']['who']) => ({ accountId, now: clock.now() });
  return app
    .openapi(listRoute, async (c) => c.json(await all(), 200))
    .openapi(exportRoute, async (c) => {
      const { accountId: id, now } = { ...byOf(c.var.who) };
      await audit(db, { at: now, actor: { kind: 'account', id }, act: 'services-exported' });
      c.header('Content-Disposition', 'attachment; filename="services.json"');
      return c.json({ ...exported(await allServices(db)) }, 200);
    })
    .openapi(importRoute, async (c) => {
      const { mode, check } = c.req.valid('query');
      const { accountId: id, now } = byOf(c.var.who);
      try {
        const { services, inactive } = readServices(await c.req.text());
        const by = { kind: 'account', id } as const;
        const wanted = { by, mode, now, check: check === '1' };
        const counts = await importServices(db, services, wanted);
        log.info('services-imported', { accountId: id, count: services.length });
        return c.json({ ...counts, inactive }, 200);
      } catch (error) {
        if (!(error instanceof ServicesError)) throw error;
        return c.json(mistakesOf(error), 422, { 'Content-Type': 'application/problem+json' });
      }
    })
    .openapi(saveRoute, async (c) => {
      const { id } = c.req.valid('param');
      await saveService(db, byOf(c.var.who), { ...c.req.valid('json'), id });
      return c.json(await all(), 200);
    })
    .openapi(verifyRoute, async (c) => {
      await verifyService(db, byOf(c.var.who), c.req.valid('param').id);
      return c.json(await all(), 200);
    })
    .openapi(removeRoute, async (c) => {
      await removeService(db, byOf(c.var.who), c.req.valid('param').id);
      return c.json(await all(), 200);
    });
}

function mistakesOf({ mistakes }: ServicesError) {
  const listed = mistakes.slice(0, MOST_MISTAKES);
  return { ...problemDocument('import-invalid'), mistakes: listed, total: mistakes.length };
}
