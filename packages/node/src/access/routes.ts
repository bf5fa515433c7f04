import { OpenAPIHono } from '@hono/zod-openapi';
import { accountRoutes } from './account-routes.ts';
import type { AccessDeps } from './dependencies.ts';
import { draftsKeyRoutes } from './sign-in/drafts-key-routes.ts';
import { sessionRoutes } from './sign-in/session-routes.ts';
import { signInRoutes } from './sign-in/sign-in-routes.ts';

/** Signing in and out, and what people change about their own account. */
export function accessRoutes(deps: AccessDeps) {
  const routes = new OpenAPIHono()
    .route('/', signInRoutes(deps))
    .route('/', sessionRoutes(deps))
    .route('/', accountRoutes(deps));
  if (deps.node.role === 'point') routes.route('/', draftsKeyRoutes());
  return routes;
}
