import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SigningKey } from '@nabij/protocol';
import type { Clock } from '../system/clock.ts';
import type { Db } from '../system/database.ts';
import { jsonContent } from '../system/json-content.ts';
import type { Log } from '../system/log.ts';
import { ownKeys } from '../system/own-keys.ts';
import type { Unlocked } from '../vault/intake-key.ts';
import type { SessionEnv } from './dependencies.ts';
import { makeSheet, readKeys, replaceIntakeKey } from './keys.ts';
import { requireFresh } from './sign-in/session.ts';

const keysSchema = z
  .object({
    current: z.object({ kid: z.string(), since: z.string() }).nullable(),
    resealing: z
      .object({ left: z.number().openapi({ description: 'filings under a replaced key' }) })
      .nullable(),
    recovery: z
      .object({
        madeAt: z.string(),
        drilledAt: z.string().nullable(),
        whole: z.boolean().openapi({ description: 'whether it opens what is filed now' }),
      })
      .nullable(),
  })
  .openapi('Keys');

const rotatedSchema = keysSchema
  .extend({ excluded: z.number().openapi({ description: 'holders who did not get the new key' }) })
  .openapi('RotatedKeys');

const sheetSchema = z
  .object({ code: z.string(), madeAt: z.string(), node: z.string() })
  .openapi('RecoverySheet');

const keysRoute = createRoute({
  method: 'get',
  path: '/api/keys',
  responses: { 200: jsonContent(keysSchema, 'The intake key and the recovery sheet') },
});

const rotateRoute = createRoute({
  method: 'post',
  path: '/api/keys/rotate',
  responses: { 200: jsonContent(rotatedSchema, 'Filings are sealed to a new key from now on') },
});

const sheetRoute = createRoute({
  method: 'post',
  path: '/api/keys/recovery-sheet',
  responses: { 200: jsonContent(sheetSchema, 'A new sheet; its code is shown only here') },
});

export interface KeysDeps {
  db: Db;
  clock: Clock;
  log: Log;
  /** The node's own key, which states each intake key and recovery sheet. */
  key: SigningKey;
  node: { role: 'point' | 'coordinator'; name: string };
  /** Lets work begin at once that needs open keys, such as sealing anew. */
  tend: (who: Unlocked, when: 'now') => void;
}

/** A point's intake key, and the recovery sheet of either role. Behind the guard. */
export function keysRoutes(deps: KeysDeps) {
  const { clock, log, node } = deps;
  const app = new OpenAPIHono<SessionEnv>()
    .openapi(keysRoute, async (c) => c.json(await read(deps, c.var.who), 200))
    .openapi(sheetRoute, async (c) => {
      const { who } = c.var;
      const now = clock.now();
      requireFresh(who, now);
      const code = await makeSheet(deps.db, who, { role: node.role, key: deps.key, now });
      return c.json({ code, madeAt: now.toISOString(), node: node.name }, 200);
    });
  if (node.role === 'coordinator') return app;
  return app.openapi(rotateRoute, async (c) => {
    const { who } = c.var;
    const now = clock.now();
    requireFresh(who, now);
    const { kid, excluded } = await replaceIntakeKey(deps.db, who, { key: deps.key, now });
    log.info('intake-key-rotated', { accountId: who.accountId, kid, count: excluded });
    deps.tend(who, 'now');
    return c.json({ ...(await read(deps, who)), excluded }, 200);
  });
}

function read({ db, key, node }: KeysDeps, who: Unlocked) {
  return readKeys(db, who, { role: node.role, keys: ownKeys(key) });
}
