import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { OkpJwk } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { openIntakeKeys } from '../../vault/intake-key.ts';
import { caseRow, rowSchema } from '../list/row.ts';
import { casesById } from '../list/store.ts';
import { searchCases } from './search.ts';

/** Nobody reads on: who finds more adds a word. */
const SHOWN = 200;

// a POST: words in an address would end up in logs and histories
const searchRoute = createRoute({
  method: 'post',
  path: '/api/cases/search',
  request: {
    body: jsonBody(z.strictObject({ words: z.string().min(2).max(200) }).openapi('Search')),
  },
  responses: {
    200: jsonContent(
      z.object({
        cases: z.array(rowSchema),
        total: z.number().openapi({ description: 'how many were found, also beyond the first' }),
        left: z.number().openapi({ description: 'Cases that could not be searched (yet)' }),
      }),
      'The cases in which all these words stand, the latest first',
    ),
  },
});

export interface SearchDeps {
  db: Db;
  clock: Clock;
  /** Public keys of this node: the intake key counts only if one of them stated it. */
  nodeKeys: readonly OkpJwk[];
}

/** Finds cases by words. Expects a signed-in worker in the context (`who`). */
export function searchRoutes({ db, clock, nodeKeys }: SearchDeps) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid }).openapi(
    searchRoute,
    async (c) => {
      const { accountId: id } = c.var.who;
      const { words } = c.req.valid('json');
      const keys = await openIntakeKeys(db, c.var.who);
      // that somebody searched is written down, for what never is
      await audit(db, {
        at: clock.now(),
        actor: { kind: 'account', id },
        act: 'cases-searched',
      });
      const { caseIds, left } = await searchCases(db, keys, { words, nodeKeys });
      const found = await casesById(db, caseIds, SHOWN);
      const cases = found.map((row) => caseRow(row, id));
      return c.json({ cases, total: caseIds.length, left }, 200);
    },
  );
}
