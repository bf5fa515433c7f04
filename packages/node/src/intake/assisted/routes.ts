import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { type OkpJwk, problemDocument, type SigningKey } from '@nabij/protocol';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import type { Clock } from '../../system/clock.ts';
import { requireChoosable } from '../../system/codes/choosable.ts';
import type { Db } from '../../system/database.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import type { Log } from '../../system/log.ts';
import { Refusal } from '../../system/problem.ts';
import { openReport } from '../follow/open-report.ts';
import type { Point } from '../pages/shell.ts';
import { loadTexts } from '../texts.ts';
import { fileFor } from './file-for.ts';
import { formIn } from './form.ts';
import { readFiling } from './read-filing.ts';
import {
  filedBeforeSchema,
  filedSchema,
  filingSchema,
  formQuerySchema,
  formSchema,
  mistakesSchema,
} from './schema.ts';
import { sheetFor } from './sheet.ts';

const PROBLEM = { 'Content-Type': 'application/problem+json' };

const formRoute = createRoute({
  method: 'get',
  path: '/api/intake/form',
  request: { query: formQuerySchema },
  responses: { 200: jsonContent(formSchema, 'The citizen’s form in one language') },
});

const filingRoute = createRoute({
  method: 'post',
  path: '/api/intake/filings',
  request: { body: jsonBody(filingSchema) },
  responses: {
    200: jsonContent(filedSchema, 'Filed: the code for the reporter'),
    409: {
      description: 'Filed before; the code cannot be shown again',
      content: { 'application/problem+json': { schema: filedBeforeSchema } },
    },
    422: {
      description: 'What has to be mended',
      content: { 'application/problem+json': { schema: mistakesSchema } },
    },
  },
});

export interface AssistedDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly point: Point;
  readonly municipality: string;
  readonly nodeKeys: readonly OkpJwk[];
  /** Signs receipts. */
  readonly key: SigningKey;
}

/** A worker files for somebody at the desk, on the phone or by letter. Expects `who`. */
export function assistedRoutes(deps: AssistedDeps) {
  const { clock, point, municipality } = deps;
  const textsIn = loadTexts();
  const to = { ...deps, town: { name: point.town, municipality, country: point.country } };
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(formRoute, (c) => {
      const texts = textsIn(c.req.valid('query').language);
      const { town, mails } = point;
      return c.json(formIn(texts, { town, mails, textsIn, now: clock.now() }), 200);
    })
    .openapi(filingRoute, async (c) => {
      const { who } = c.var;
      const { reader, answers: typed, receivedOn, earlier, ...wanted } = c.req.valid('json');
      const asked = { answers: typed, receivedOn, earlier };
      const now = clock.now();
      requireChoosable('channel', [wanted.channel], { now });
      const read = readFiling(asked, textsIn(reader), now);
      if ('mistakes' in read) {
        const { type, title, status } = problemDocument('request-invalid');
        return c.json({ type, title, status, errors: read.mistakes }, 422, PROBLEM);
      }
      const { code, ...filed } = await fileFor(to, who, { ...wanted, ...read });
      if (code === null) {
        const { type, title, status } = problemDocument('filed-before');
        return c.json({ type, title, status, ...filed }, 409, PROBLEM);
      }
      deps.log.info('filed', { caseId: filed.caseId });
      const report = await openReport(deps.db, code);
      if (!report) throw new Refusal('unavailable');
      const handed = { report, code, now: clock.now() };
      const sheet = await sheetFor(textsIn(wanted.language), deps, handed);
      return c.json({ code, ...filed, sheet }, 200);
    });
}
