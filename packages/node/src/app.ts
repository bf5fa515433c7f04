import { OpenAPIHono } from '@hono/zod-openapi';
import { allLists, CODE_VERSION, type NodeMetadata, type SigningKey } from '@nabij/protocol';
import type { Context } from 'hono';
import { compress } from 'hono/compress';
import { csrf } from 'hono/csrf';
import { matchedRoutes } from 'hono/route';
import manifest from '../package.json' with { type: 'json' };
import { accessRoutes, requireSession } from './access/routes.ts';
import type { AccountRole } from './access/tables.ts';
import { casesRoutes } from './cases/routes.ts';
import { countsRoutes } from './counts/routes.ts';
import type { MessageHandlers } from './federation/receive.ts';
import { federationRoutes } from './federation/routes.ts';
import { intakeRoutes } from './intake/routes.ts';
import { interfaceRoutes } from './interface.ts';
import { gatherRelease } from './region/gather.ts';
import { regionRoutes } from './region/routes.ts';
import type { Clock } from './system/clock.ts';
import type { Config, CoordinatorConfig, PointConfig } from './system/config.ts';
import type { Database } from './system/database.ts';
import { healthRoutes } from './system/health.ts';
import type { Log } from './system/log.ts';
import { onError, Refusal } from './system/problem.ts';
import { securityHeaders } from './system/security-headers.ts';

/** What a node is put together from. */
export interface Parts<C extends Config = Config> {
  readonly config: C;
  readonly database: Database;
  readonly key: SigningKey;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when something was queued for another node. */
  readonly wake: () => void;
}

const PERSONAL = ['/api/cases', '/api/cases/*', '/api/releases', '/api/releases/*'];

/** All addresses of a node. A coordinator has none at which a complaint could arrive. */
export function createApp(parts: Parts): OpenAPIHono {
  const { config, database, log } = parts;
  const app = new OpenAPIHono();
  app.onError(onError(log));
  app.use(securityHeaders(config.url));
  app.use(async (c, next) => {
    const start = performance.now();
    await next();
    const ms = Math.round(performance.now() - start);
    log.info('request', { method: c.req.method, route: routeOf(c), status: c.res.status, ms });
  });
  // only what is the same for everybody: compressing a page with a secret in it would leak (BREACH)
  for (const path of ['/assets/*', '/ui/assets/*', '/codes']) app.use(path, compress());
  app.use(csrf({ origin: config.url }));
  app.route(
    '/',
    healthRoutes(async () => database.ping().then(() => true)),
  );
  app.route('/', federationRoutes({ ...federationParts(parts), handlers: handlersOf(config) }));
  app.route('/', interfaceRoutes(config.role));
  const codes = {
    version: CODE_VERSION,
    lists: Object.fromEntries(allLists().map((list) => [list.name, list])),
  };
  app.get('/codes', (c) => {
    c.header('Cache-Control', 'public, max-age=3600');
    return c.json(codes);
  });
  app.route('/', accessRoutes(accessParts(parts)));
  if (config.role === 'point') addPoint(app, { ...parts, config });
  else addCoordinator(app, { ...parts, config });
  return app;
}

function addPoint(app: OpenAPIHono, parts: Parts<PointConfig>): void {
  const { config, database, clock, log } = parts;
  const { db } = database;
  const workers: AccountRole[] = ['worker', 'lead'];
  for (const path of PERSONAL) app.use(path, requireSession(accessParts(parts), workers));
  app.route('/', casesRoutes({ db, clock }));
  app.route('/', countsRoutes({ ...federationParts(parts), wake: parts.wake }));
  addDocument(app, config);
  const { name, town, languages, phone, hours, address, url, municipality } = config;
  const point = { url, name, town, languages, phone, hours, address };
  app.route(
    '/',
    intakeRoutes({ db, clock, log, point, municipality, nodeKeys: [parts.key.publicJwk] }),
  );
}

function addCoordinator(app: OpenAPIHono, parts: Parts<CoordinatorConfig>): void {
  const { database, clock } = parts;
  const session = requireSession(accessParts(parts), ['analyst', 'keeper']);
  app.route('/', regionRoutes({ db: database.db, clock, session }));
  addDocument(app, parts.config);
  app.get('/', (c) => c.redirect('/region', 302));
  app.notFound(() => {
    throw new Refusal('not-found');
  });
}

function addDocument(app: OpenAPIHono, config: Config): void {
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: `Nabij: ${config.name}`, version: manifest.version },
  });
  app.all('/api/*', () => {
    throw new Refusal('not-found');
  });
}

/** The pattern that answered, never the address itself: addresses may carry what people typed. */
function routeOf(c: Context): string {
  return matchedRoutes(c).find(({ path }) => !path.includes('*'))?.path ?? '*';
}

function accessParts({ config, database, clock, log }: Parts) {
  const { role, name, url, languages } = config;
  return { db: database.db, clock, log, node: { role, name, url, languages: [...languages] } };
}

function federationParts({ config, database, key, clock, log }: Parts) {
  const metadata = metadataOf(config);
  return { db: database.db, key, entityId: config.url, clock, log, metadata };
}

/** What a coordinator takes from its members; a point takes nothing yet. */
function handlersOf(config: Config): MessageHandlers {
  return new Map(config.role === 'coordinator' ? [['release', gatherRelease]] : []);
}

function metadataOf(config: Config): NodeMetadata {
  const population = config.role === 'point' ? config.population : undefined;
  return {
    role: config.role,
    name: config.name,
    inbox: `${config.url}/federation/inbox`,
    municipalities: config.role === 'point' ? [config.municipality] : [],
    ...(population === undefined ? {} : { population }),
    protocol_versions: ['1'],
    languages: [...config.languages],
  };
}
