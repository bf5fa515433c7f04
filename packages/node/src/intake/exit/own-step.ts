import type { Context } from 'hono';

/**
 * Whether a page of this site asked for this, not another site's link or a typed address.
 * Browsers from before `Sec-Fetch-Site` (Safari before 16.4) say it by `Referer`.
 * @param url the point's public address
 */
export function isOwnStep(c: Context, url: string): boolean {
  const from = c.req.header('sec-fetch-site');
  if (from) return from === 'same-origin';
  return URL.parse(c.req.header('referer') ?? '')?.origin === new URL(url).origin;
}
