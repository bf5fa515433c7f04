import type { ProblemCode } from '@nabij/protocol';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { refuseCrossSite } from '../system/cross-site.ts';
import { isDatabaseAway } from '../system/database.ts';
import { hostCookie } from '../system/host-cookie.ts';
import { Refusal } from '../system/problem.ts';
import { SealBroken } from '../vault/seal.ts';
import { exitRoutes } from './exit/routes.ts';
import { figuresRoutes } from './figures/routes.ts';
import { fileRoutes, takesFiles } from './files/routes.ts';
import { reporterRightsRoutes } from './follow/rights/routes.ts';
import { followRoutes } from './follow/routes.ts';
import { kioskRoutes } from './kiosk/routes.ts';
import { offerRoutes } from './offer/routes.ts';
import { homePage, listPage, type Trouble, troublePage } from './pages/about.ts';
import { type Face, loadFace } from './pages/face.ts';
import { icon } from './pages/icon.ts';
import { keptPoints } from './pages/kept-points.ts';
import { loadScripts } from './pages/scripts.ts';
import { loadStyle } from './pages/style.ts';
import { pointsRoutes } from './points/routes.ts';
import { receiptRoutes } from './receipt/routes.ts';
import { reportRoutes } from './report/routes.ts';
import { loadTexts } from './texts.ts';
import { verifyRoutes } from './verify/routes.ts';
import { type IntakeDeps, recognise, viewFor } from './visit/visitor.ts';

export type { IntakeDeps } from './visit/visitor.ts';

/** Room for a million characters, to show them again with what to mend, and no more. */
const MAX_FORM_BYTES = 4 * 1024 * 1024;

const STATUS = {
  unreadable: 400,
  crossSite: 403,
  notFound: 404,
  tooLarge: 413,
  tooMany: 429,
  other: 500,
  closed: 503,
  unavailable: 503,
} as const satisfies Record<Trouble, number>;

/** What a refusal, or hono's own one, is to a citizen; undefined for what nobody foresaw. */
function troubleOf(error: Error): Trouble | undefined {
  if (error instanceof Refusal) return BY_PROBLEM[error.problem];
  return error instanceof HTTPException ? BY_STATUS[error.status] : undefined;
}

const BY_PROBLEM: Partial<Record<ProblemCode, Trouble>> = {
  'not-found': 'notFound',
  'request-invalid': 'unreadable',
  'cross-site': 'crossSite',
  'too-many': 'tooMany',
  unavailable: 'closed',
};

const BY_STATUS: Partial<Record<number, Trouble>> = { 413: 'tooLarge' };

/** The citizen's pages: they work without JavaScript and answer in the reader's language. */
export function intakeRoutes(deps: IntakeDeps, face: Face = loadFace()): Hono {
  const style = loadStyle(face);
  const scripts = loadScripts();
  const cookie = hostCookie(deps.point.url, 'nabij', 'Lax');
  const stationery = { stylePath: style.path, scripts, textsIn: loadTexts(), cookie };
  const forEver = { 'Cache-Control': 'public, max-age=31536000, immutable' };
  const trouble = (c: Context, kind: Trouble) => {
    const view = viewFor(c, { deps, stationery });
    return c.html(troublePage(view, kind, c.req.method === 'GET' ? view.path : '/'), STATUS[kind]);
  };
  const limitForm = bodyLimit({
    maxSize: MAX_FORM_BYTES,
    onError: (c) => trouble(c, 'tooLarge'),
  });
  const app = new Hono()
    .use(refuseCrossSite(deps.point.url))
    // forms with files, and files in pieces, count for themselves
    .use((c, next) => (takesFiles(c.req.path) ? next() : limitForm(c, next)))
    .get(style.path, (c) =>
      c.body(style.css, 200, { ...forEver, 'Content-Type': 'text/css; charset=utf-8' }),
    )
    .get('/assets/icon.svg', (c) =>
      c.body(icon(face), 200, { ...forEver, 'Content-Type': 'image/svg+xml' }),
    )
    .use((_c, next) => {
      // a point that does not know its town yet takes nothing in
      if (deps.municipality === '') throw new Refusal('unavailable');
      return next();
    })
    .get('/', async (c) => c.html(homePage((await recognise(c, deps, stationery)).view)))
    .get('/privacy', async (c) => {
      const { view } = await recognise(c, deps, stationery);
      return c.html(listPage(view, 'privacy', await keptPoints(deps.db, view.texts)));
    })
    .get('/accessibility', async (c) =>
      c.html(listPage((await recognise(c, deps, stationery)).view, 'accessibility')),
    )
    .route('/', exitRoutes(deps, stationery))
    .route('/', kioskRoutes(deps, stationery))
    .route('/', receiptRoutes(deps, stationery))
    .route('/', verifyRoutes(deps, stationery))
    .route('/', offerRoutes(deps, stationery))
    .route('/', pointsRoutes(deps, stationery))
    .route('/', figuresRoutes(deps, stationery))
    .route('/', fileRoutes(deps, stationery))
    .route('/', reportRoutes(deps, stationery))
    .route('/', followRoutes(deps, stationery))
    .route('/', reporterRightsRoutes(deps, stationery));
  for (const { path, js } of scripts.values()) {
    const headers = { ...forEver, 'Content-Type': 'text/javascript; charset=utf-8' };
    app.get(path, (c) => c.body(js, 200, headers));
  }
  app.all('*', () => {
    throw new Refusal('not-found');
  });
  app.onError((error, c) => {
    const known = troubleOf(error);
    if (known) return trouble(c, known);
    deps.log.error('page-failed', { method: c.req.method }, error);
    const away = isDatabaseAway(error) || error instanceof SealBroken;
    return trouble(c, away ? 'unavailable' : 'other');
  });
  return app;
}
