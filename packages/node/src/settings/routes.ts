import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { OkpJwk, SigningKey } from '@nabij/protocol';
import type { SessionEnv } from '../access/dependencies.ts';
import { refuseInvalid } from '../access/refuse-invalid.ts';
import { requireFresh } from '../access/sign-in/session.ts';
import type { Clock } from '../system/clock.ts';
import type { PointConfig } from '../system/config.ts';
import type { Db } from '../system/database.ts';
import { jsonBody, jsonContent } from '../system/json-content.ts';
import { changeSettings, readSettings } from './change.ts';
import { progressOf } from './progress.ts';
import { isSetUp, settingsOf, settingsSchema, wantedSettingsSchema } from './settings.ts';

const shownSchema = z
  .object({
    settings: settingsSchema.openapi('Settings'),
    version: z.number(),
    /** Whether this point knows its town, so that citizens can file. */
    setUp: z.boolean(),
  })
  .openapi('ShownSettings');

const readRoute = createRoute({
  method: 'get',
  path: '/api/settings',
  responses: { 200: jsonContent(shownSchema, 'What is set about this point') },
});

const changeRoute = createRoute({
  method: 'put',
  path: '/api/settings',
  request: {
    body: jsonBody(z.strictObject({ settings: wantedSettingsSchema, version: z.int().min(0) })),
  },
  responses: { 200: jsonContent(shownSchema, 'What is set now') },
});

const progressRoute = createRoute({
  method: 'get',
  path: '/api/setup',
  responses: {
    200: jsonContent(
      z
        .object({
          town: z.boolean(),
          people: z.number(),
          recoverySheet: z.boolean(),
          trial: z.boolean(),
          region: z.boolean(),
        })
        .openapi('SetupProgress'),
      'How far this point is with setting up',
    ),
  },
});

export interface SettingsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly key: SigningKey;
  readonly nodeKeys: readonly OkpJwk[];
  /** What holds now. */
  readonly config: PointConfig;
  /** Makes the node what it was set to; resolves with what holds then. */
  readonly settle: () => Promise<PointConfig>;
}

/** What a lead sets about the point. Expects a signed-in lead in the context. */
export function settingsRoutes({ db, clock, key, nodeKeys, config, settle }: SettingsDeps) {
  const shown = async (now: PointConfig) => ({
    settings: settingsOf(now),
    version: (await readSettings(db, nodeKeys)).version,
    setUp: isSetUp(now),
  });
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => c.json(await shown(config), 200))
    .openapi(progressRoute, async (c) => c.json(await progressOf(db, config), 200))
    .openapi(changeRoute, async (c) => {
      const { who } = c.var;
      const now = clock.now();
      requireFresh(who, now);
      const { accountId } = who;
      const before = settingsOf(config);
      await changeSettings(db, c.req.valid('json'), { key, accountId, now, before });
      return c.json(await shown(await settle()), 200);
    });
}
