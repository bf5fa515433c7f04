import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Role } from './system/config.ts';
import { Refusal } from './system/problem.ts';

const BUILT = fileURLToPath(new URL('../../admin-ui/dist', import.meta.url));
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Serves the built desk (at a point) or region's view (at a coordinator) and its files. */
export function interfaceRoutes(role: Role): Hono {
  const home = role === 'point' ? '/desk' : '/region';
  const app = new Hono();
  // without a build there is nothing to show: `npm run build` makes it
  if (!existsSync(BUILT)) {
    return app.on('GET', [home, `${home}/*`], () => {
      throw new Refusal('unavailable');
    });
  }
  const page = serveStatic({ root: BUILT, path: 'index.html' });
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
