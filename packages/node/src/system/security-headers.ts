import type { MiddlewareHandler } from 'hono';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  // not no-referrer: browsers would then send our own forms with `Origin: null`
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

const TWO_YEARS_S = 63_072_000;

/**
 * Puts strict headers on every answer, refusals too: only the node's own files load, no page sits
 * in another one, and nothing is stored unless the handler set its own `Cache-Control`.
 * @param url the node's public address; browsers are told to stay on https only if it is https.
 */
export function securityHeaders(url: string): MiddlewareHandler {
  const secure = url.startsWith('https:');
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
    if (secure) headers.set('Strict-Transport-Security', `max-age=${TWO_YEARS_S}`);
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
}
