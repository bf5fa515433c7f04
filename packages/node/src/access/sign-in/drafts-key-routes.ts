import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { jsonContent } from '../../system/json-content.ts';
import { secretOf } from '../../vault/derive.ts';
import type { SessionEnv } from '../dependencies.ts';

const draftsKeySchema = z
  .object({
    accountId: z.string().openapi({ description: 'whose key it is' }),
    key: z.string().openapi({ description: '256 bits, base64url; for the memory of a page only' }),
  })
  .openapi('DraftsKey');

const draftsKeyRoute = createRoute({
  method: 'get',
  path: '/api/session/drafts-key',
  responses: {
    200: jsonContent(draftsKeySchema, 'The same at every sign-in of the same account'),
  },
});

/**
 * The key with which a worker's browser seals what they typed and did not send. Derived from their
 * own private key (HKDF-SHA-256, RFC 5869), so nothing about it is stored here.
 */
export function draftsKeyRoutes() {
  return new OpenAPIHono<SessionEnv>().openapi(draftsKeyRoute, (c) => {
    const { accountId, privateJwk } = c.var.who;
    const key = secretOf(privateJwk, 'nabij desk drafts v1');
    c.header('Cache-Control', 'no-store');
    return c.json({ accountId, key: Buffer.from(key).toString('base64url') }, 200);
  });
}
