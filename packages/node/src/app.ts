import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { matchedRoutes } from 'hono/route';
import manifest from '../package.json' with { type: 'json' };
import { readDocument } from './access/api-docs/document.ts';
import { DOCS_POLICY, docsPage } from './access/api-docs/page.ts';
import { wholeDocument } from './access/api-docs/whole-document.ts';
import { auditRoutes } from './access/audit/routes.ts';
import type { SessionEnv } from './access/dependencies.ts';
import { guard } from './access/guard.ts';
import { keysRoutes } from './access/keys-routes.ts';
import { createLimits, type Limits, type Wait } from './access/limits/limits.ts';
import { openOidc } from './access/oidc/oidc.ts';
import { oidcRoutes } from './access/oidc/routes.ts';
import { accessRoutes } from './access/routes.ts';
import { invitationRoutes } from './access/team/invitation-routes.ts';
import { teamRoutes } from './access/team/routes.ts';
import { endCalendar } from './cases/deadlines/calendar/feed.ts';
import { handOn } from './cases/hand-on.ts';
import { ownersOfOpenCases } from './cases/hand-on-store.ts';
import { numbersOf } from './cases/numbers-store.ts';
import { consultationHandlers } from './consultations/receive.ts';
import type { Preparing } from './counts/preparing.ts';
import { addDesk } from './desk.ts';
import { CARD_PHOTO_PATH } from './directory/people/routes.ts';
import { shownPeople } from './directory/people/store.ts';
import { SERVICES_IMPORT_PATH } from './directory/services/routes.ts';
import { describeNode } from './federation/describe.ts';
import { directoryRoutes } from './federation/directory/routes.ts';
import { directoryReader } from './federation/directory/stored.ts';
import { publishedKeys } from './federation/key-ring.ts';
import { findKeyRing } from './federation/node-key.ts';
import { createOutgoing, type Outgoing } from './federation/outgoing.ts';
import type { MessageHandlers } from './federation/receive.ts';
import { federationRoutes } from './federation/routes.ts';
import { aboveRoutes } from './federation/trust/above-routes.ts';
import { createResolving, type Resolving } from './federation/trust/resolving.ts';
import { trustRoutes } from './federation/trust/routes.ts';
import { regionFiguresRoutes } from './figures/region-routes.ts';
import { endingOffers, handoversIn } from './handing-over.ts';
import { findWhereabouts } from './handover/whereabouts.ts';
import { reuseRoutes } from './intake/assisted/reuse-routes.ts';
import { assistedRoutes } from './intake/assisted/routes.ts';
import type { Face } from './intake/pages/face.ts';
import type { Point } from './intake/pages/shell.ts';
import { planSheetRoutes } from './intake/plan/routes.ts';
import { pointsReader } from './intake/points/known-points.ts';
import { intakeRoutes } from './intake/routes.ts';
import { trialRoutes } from './intake/trial/routes.ts';
import { interfaceRoutes } from './interface.ts';
import { newsBy } from './notices/news.ts';
import { releaseGatherer } from './region/gather.ts';
import { MAP_PATH, mapRoutes } from './region/map/routes.ts';
import { memberRoutes } from './region/members/routes.ts';
import { regionFiguresReader } from './region/public-figures.ts';
import { refusalNoter } from './region/refused/note-refusal.ts';
import { regionRoutes } from './region/routes.ts';
import { isSetUp } from './settings/settings.ts';
import { type ClientAddress, clientAddress } from './system/client-address.ts';
import type { Clock } from './system/clock.ts';
import { codesRoutes } from './system/codes/routes.ts';
import type { Config, CoordinatorConfig, PointConfig } from './system/config.ts';
import { refuseCrossSite } from './system/cross-site.ts';
import type { Database } from './system/database.ts';
import { healthRoutes } from './system/health.ts';
import type { Log } from './system/log.ts';
import { type NodeKey, ownKeys } from './system/own-keys.ts';
import { onError, problemResponse, Refusal } from './system/problem.ts';
import { securityHeaders } from './system/security-headers.ts';
import { clamdScanner } from './system/virus-scanner.ts';
import { publicEncryptionKeys } from './vault/encryption-keys.ts';
import type { Unlocked } from './vault/intake-key.ts';

/** What a node is put together from. */
export interface Parts<C extends Config = Config> {
  readonly config: C;
  readonly database: Database;
  readonly key: NodeKey;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when something was queued for another node. */
  readonly wake: () => void;
  /** The way to other nodes, which whoever gives it closes; without, one of its own. */
  readonly outgoing?: Outgoing;
  /** What keeps the search for trust within bounds, shared by all that runs in this process. */
  readonly resolving?: Resolving;
  /** A town's own colours, if it has any. */
  readonly face?: Face;
  /** How slow answers wait; tests pass their own. */
  readonly wait?: Wait;
  /** Called when somebody works here: what needs open keys can go on. */
  readonly tend?: (who: Unlocked, when?: 'now') => void;
  /** Makes the node what was set in its desk. */
  readonly settle?: () => Promise<Config>;
  /** What prepares releases, where more than the desk needs it. */
  readonly preparing?: Preparing;
}

/** The longest note has 10,000 characters of at most four bytes. */
const MAX_JSON_BYTES = 256 * 1024;

/** Where a whole file is sent: these have a limit of their own. */
const LARGER = [CARD_PHOTO_PATH, SERVICES_IMPORT_PATH, MAP_PATH];

const MACHINES = ['/api/*', '/federation/*'];

/** The same, with what keeps guessers and floods away. */
interface Guarded<C extends Config = Config> extends Parts<C> {
  readonly limits: Limits;
  readonly addressOf: ClientAddress;
  readonly outgoing: Outgoing;
  readonly resolving: Resolving;
}

/** All addresses of a node. A coordinator has none at which a complaint could arrive. */
export function createApp(given: Parts): OpenAPIHono {
  const { config, database, log } = given;
  const limits = createLimits({ ...given, db: database.db });
  const parts: Guarded = {
    ...given,
    limits,
    addressOf: clientAddress(config.proxies),
    outgoing: given.outgoing ?? createOutgoing(config),
    resolving: given.resolving ?? createResolving(),
  };
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
  for (const path of ['/assets/*', '/ui/assets/*', '/codes', '/codes/*']) app.use(path, compress());
  const handlers = handlersOf(parts);
  const noteRefusal = config.role === 'coordinator' ? refusalNoter(database.db) : undefined;
  const [describe, keys] = [describedBy(parts), keysOf(parts)];
  const federation = { ...federationParts(parts), handlers, noteRefusal, describe, keys };
  // before what asks where a request comes from: no cookie counts here, and it says why by itself
  app.route('/', federationRoutes(federation));
  // the citizen's pages refuse by themselves, with a page
  for (const path of config.role === 'point' ? MACHINES : ['*']) {
    app.use(path, refuseCrossSite(config.url));
  }
  app.route(
    '/',
    healthRoutes(async () => database.ping().then(() => true)),
  );
  app.route('/', interfaceRoutes(config.role, given.face));
  app.route('/', codesRoutes());
  const limitJson = bodyLimit({
    maxSize: MAX_JSON_BYTES,
    onError: (c) => problemResponse(c, 'too-large'),
  });
  app.use('/api/*', (c, next) => (LARGER.includes(c.req.path) ? next() : limitJson(c, next)));
  app.use('/api/*', guard(accessParts(parts)));
  app.use('/api/*', async (c: Context<Partial<SessionEnv>>, next) => {
    await next();
    // a password without the second step sets nothing to work
    if (c.var.session?.stage === 'open' && c.var.who) parts.tend?.(c.var.who);
  });
  app.route('/', accessRoutes(accessParts(parts)));
  app.route('/', auditRoutes(auditParts(parts)));
  app.route('/', oidcRoutes({ ...accessParts(parts), oidc: oidcOf(parts) }));
  app.route('/', keysRoutes(keysParts(parts)));
  app.route('/', invitationRoutes({ ...accessParts(parts), key: parts.key }));
  app.route('/', teamRoutes(teamParts(parts)));
  app.route('/', aboveRoutes(federationParts(parts)));
  if (config.role === 'point') addPoint(app, { ...parts, config });
  else addCoordinator(app, { ...parts, config });
  return app;
}

function addPoint(app: OpenAPIHono, parts: Guarded<PointConfig>): void {
  const { config, database, clock, log, key, limits, addressOf } = parts;
  const { db } = database;
  const nodeKeys = ownKeys(key);
  const revoked = endingOffers(parts);
  addDesk(app, { ...parts, trust: federationParts(parts), revoked });
  const point = shownPoint(config);
  const { municipality } = config;
  app.route('/', assistedRoutes({ db, clock, log, key, point, municipality, nodeKeys }));
  app.route('/', reuseRoutes({ db, clock, municipality }));
  app.route('/', planSheetRoutes({ db, clock, point }));
  const town = { name: point.town, municipality, country: point.country };
  app.route('/', trialRoutes({ db, clock, key, nodeKeys, point, town }));
  addDocument(app, config);
  const points = pointsReader(db, config, directoryReader(db));
  const scan = config.clamd === undefined ? undefined : clamdScanner(config.clamd);
  const known = { point, municipality, points, revoked, whereabouts: findWhereabouts };
  const intake = { db, clock, log, key, nodeKeys, limits, addressOf, scan, ...known };
  app.route('/', intakeRoutes(intake, parts.face));
}

/** What its pages and papers show of a point. */
function shownPoint(config: PointConfig): Point {
  const { name, town, languages, phone, hours, address, url } = config;
  const { country, region, helpline, exitUrl, mail, texts } = config;
  return {
    ...{ url, name, town, languages, phone, hours, address, country, region },
    ...{ helpline, exitUrl, mails: mail !== undefined, words: texts },
  };
}

function addCoordinator(app: OpenAPIHono, parts: Guarded<CoordinatorConfig>): void {
  const { database, clock, log } = parts;
  app.route('/', regionRoutes({ db: database.db, clock, log, publisher: parts.config.name }));
  app.route('/', mapRoutes({ db: database.db, clock }));
  const { name, languages } = parts.config;
  app.route('/', memberRoutes({ ...federationParts(parts), name }));
  app.route('/', directoryRoutes(federationParts(parts)));
  app.route('/', trustRoutes(federationParts(parts)));
  addDocument(app, parts.config);
  const read = regionFiguresReader(database.db);
  app.route('/', regionFiguresRoutes({ read, clock, name, languages }, parts.face));
  app.get('/', (c) => c.redirect('/region', 302));
  app.notFound(() => {
    throw new Refusal('not-found');
  });
}

function addDocument(app: OpenAPIHono, config: Config): void {
  const about = {
    openapi: '3.1.0',
    info: { title: `Nabij: ${config.name}`, version: manifest.version },
  };
  const document = () => wholeDocument(app.getOpenAPI31Document(about));
  app.get('/api/openapi.json', (c) => c.json(document()));
  app.get('/api/docs', (c) => {
    c.header('Content-Security-Policy', DOCS_POLICY);
    return c.html(docsPage(readDocument(document())));
  });
  app.all('/api/*', () => {
    throw new Refusal('not-found');
  });
}

/** The pattern that answered, never the address itself: addresses may carry what people typed. */
function routeOf(c: Context): string {
  return matchedRoutes(c).find(({ path }) => !path.includes('*'))?.path ?? '*';
}

function accessParts({ config, database, key, clock, log, limits, addressOf }: Guarded) {
  const { role, name, url, languages } = config;
  const town = config.role === 'point' ? [config.town] : [];
  const names = [name, ...town, new URL(url).hostname];
  const setUp = config.role === 'coordinator' || isSetUp(config);
  const node = { role, name, url, languages: [...languages], setUp, names };
  const { oidc } = config;
  const nodeKeys = ownKeys(key);
  const endAddresses = role === 'point' ? endCalendar : undefined;
  const parts = { db: database.db, clock, log, node, nodeKeys, oidc, addressOf };
  return { ...parts, limits: limits.signIn, endAddresses };
}

/** The town's own sign-in, if it is configured; asked only when somebody uses it. */
function oidcOf({ config, clock }: Parts) {
  const { url, allowLoopbackHttp } = config;
  return config.oidc && openOidc(config.oidc, { url, allowLoopbackHttp }, clock);
}

function keysParts({ tend = () => {}, key, ...parts }: Guarded) {
  return { ...accessParts({ key, ...parts }), key, tend };
}

/** The desk's cases go from colleague to colleague; a coordinator has none. */
function teamParts(parts: Guarded) {
  const { key, config } = parts;
  const news = config.role === 'point' && config.mail ? newsBy(key) : undefined;
  const handingOn: typeof handOn = (tx, it) => handOn(tx, it, news);
  const cases = { ownersOf: ownersOfOpenCases, handOn: handingOn };
  return { ...accessParts(parts), key, cases: config.role === 'point' ? cases : undefined };
}

/** Cases stand in the log by id; people know them by number. */
function auditParts(parts: Guarded) {
  return {
    ...accessParts(parts),
    numbersOf: parts.config.role === 'point' ? numbersOf : undefined,
  };
}

function federationParts({ config, database, key, clock, log, outgoing, resolving }: Guarded) {
  return { db: database.db, key, entityId: config.url, clock, log, outgoing, resolving };
}

/** What this node says of itself: how it is set up, who chose to be shown, what to seal for. */
function describedBy({ config, database: { db }, key, clock }: Parts) {
  if (config.role === 'coordinator') {
    return async () => describeNode(config, { people: [], encryptionKeys: [] });
  }
  const nodeKeys = ownKeys(key);
  return async () =>
    describeNode(config, {
      people: await shownPeople(db),
      encryptionKeys: await publicEncryptionKeys(db, { nodeKeys, now: clock.now() }),
    });
}

/** Its keys beside the one that signs, as the file has them now: somebody may be changing them. */
function keysOf({ config, key }: Parts) {
  return async () => {
    const ring = await findKeyRing(config.keysDir);
    const published = ring ? publishedKeys(ring, key.kid) : { others: [], old: [] };
    if (!published) throw new Refusal('unavailable');
    return published;
  };
}

/** What a coordinator takes from its members, and a point from other points. */
function handlersOf({ config, database: { db }, key, log }: Guarded): MessageHandlers {
  if (config.role === 'point') {
    return new Map([...consultationHandlers(), ...handoversIn({ config, key, log, db })]);
  }
  const release = { from: ['member'], handle: releaseGatherer(), alone: true } as const;
  return new Map([['release', release]]);
}
