import type { MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { Refusal } from './problem.ts';

/** A page of this node, or somebody who typed the address. */
const OURS = ['same-origin', 'none'];

/**
 * Refuses what another site's page sends in somebody's name: whatever a browser says was not sent
 * from here (`Sec-Fetch-Site`), and form posts whose `Origin` is not ours. Other media types
 * cannot come from another site without asking first.
 * @throws Refusal cross-site
 */
export function refuseCrossSite(url: string): MiddlewareHandler {
  const check = csrf({ origin: url });
  return async (c, next) => {
    const from = c.req.header('sec-fetch-site') || 'none';
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (!reads && !OURS.includes(from)) throw new Refusal('cross-site');
    try {
      await check(c, async () => {});
    } catch (error) {
      throw error instanceof HTTPException ? new Refusal('cross-site') : error;
    }
    await next();
  };
}
