import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Handler, Hono } from 'hono';
import { type Face, loadFace } from './intake/pages/face.ts';
import type { Role } from './system/config.ts';
import { Refusal } from './system/problem.ts';

const BUILT = fileURLToPath(new URL('../../admin-ui/dist', import.meta.url));
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Serves the built desk (at a point) or region's view (at a coordinator) and its files. */
export function interfaceRoutes(role: Role, face: Face = loadFace()): Hono {
  const home = role === 'point' ? '/desk' : '/region';
  const app = new Hono();
  // without a build there is nothing to show: `npm run build` makes it
  if (!existsSync(BUILT)) {
    return app.on('GET', [home, `${home}/*`], () => {
      throw new Refusal('unavailable');
    });
  }
  const page = face.isOwn ? withFace(app, face) : serveStatic({ root: BUILT, path: 'index.html' });
  app.use('/ui/assets/*', async (c, next) => {
    await next();
    if (c.res.status === 200) c.res.headers.set('Cache-Control', FOR_EVER);
  });
  app.get(
    '/ui/*',
    serveStatic({ root: BUILT, rewriteRequestPath: (path) => path.replace('/ui/', '/') }),
    () => {
      throw new Refusal('not-found');
    },
  );
  return app.on('GET', [home, `${home}/*`], page);
}

/** The page with a town's colours after the shipped ones, which are built into its style. */
function withFace(app: Hono, face: Face): Handler {
  const digest = createHash('sha256').update(face.css).digest('hex').slice(0, 12);
  const path = `/ui/assets/face-${digest}.css`;
  const page = readFileSync(join(BUILT, 'index.html'), 'utf8').replace(
    '</head>',
    `<link rel="stylesheet" href="${path}"></head>`,
  );
  app.get(path, (c) =>
    c.body(face.css, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': FOR_EVER,
    }),
  );
  return (c) => c.html(page);
}
