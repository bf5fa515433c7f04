import type { OpenAPIHono } from '@hono/zod-openapi';
import type { SigningKey } from '@nabij/protocol';
import { attachmentRoutes } from './cases/attachments/routes.ts';
import type { DeskDeps } from './cases/dependencies.ts';
import { handlingRoutes } from './cases/handling-routes.ts';
import { retentionRoutes } from './cases/retention/routes.ts';
import { rightsRoutes } from './cases/rights/routes.ts';
import { casesRoutes } from './cases/routes.ts';
import { searchRoutes } from './cases/search/routes.ts';
import { countsRoutes } from './counts/routes.ts';
import { peopleRoutes } from './directory/people/routes.ts';
import { newsBy } from './notices/news.ts';
import type { Clock } from './system/clock.ts';
import type { PointConfig } from './system/config.ts';
import type { Database } from './system/database.ts';
import type { Log } from './system/log.ts';

/** What the desk is put together from. */
interface DeskParts {
  readonly config: PointConfig;
  readonly database: Database;
  readonly key: SigningKey;
  readonly clock: Clock;
  readonly log: Log;
  readonly wake: () => void;
}

/** Everything of the desk under `/api`, for whom the guard has let through. */
export function addDesk(app: OpenAPIHono, { config, database, key, clock, log, wake }: DeskParts) {
  const { db } = database;
  const { country, name, url, mail } = config;
  const news = mail && newsBy(key);
  const deps: DeskDeps = { db, clock, log, key, nodeKeys: [key.publicJwk], country, news };
  const node = { ...deps, entityId: url };
  app.route('/', casesRoutes(deps));
  app.route('/', handlingRoutes(deps));
  app.route('/', searchRoutes(deps));
  app.route('/', attachmentRoutes(deps));
  app.route('/', retentionRoutes(node));
  app.route('/', rightsRoutes({ ...node, name }));
  app.route('/', peopleRoutes(deps));
  app.route('/', countsRoutes({ ...node, wake }));
}
