import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { expect, it } from 'vitest';
import { createLog } from './log.ts';
import { onError } from './problem.ts';
import { securityHeaders } from './security-headers.ts';

function app(url: string): Hono {
  const routes = new Hono();
  routes.use(securityHeaders(url));
  routes.get('/', (c) => c.text('page'));
  routes.get('/asset', (c) => c.body('x', 200, { 'Cache-Control': 'max-age=60' }));
  routes.get('/download', (c) => c.body('x', 200, { 'Content-Security-Policy': 'sandbox' }));
  routes.get('/refused', () => {
    throw new HTTPException(403);
  });
  routes.onError(onError(createLog({ level: 'silent' })));
  return routes;
}

it.each(['/', '/refused', '/missing', '/desktop', '/report/desk'])(
  'puts every header on %s',
  async (path) => {
    const { headers } = await app('https://example.nl').request(path);
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
        "connect-src 'self'; media-src blob:; require-trusted-types-for 'script'; " +
        "trusted-types 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    const permissions = headers.get('Permissions-Policy')?.split(', ') ?? [];
    expect(permissions).toContain('publickey-credentials-get=()');
    const own = path.startsWith('/report/') ? ['microphone=(self)'] : [];
    expect(permissions.filter((one) => !one.endsWith('=()'))).toEqual(own);
    expect(headers.get('Referrer-Policy')).toBe('same-origin');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Strict-Transport-Security')).toBe('max-age=63072000; includeSubDomains');
    expect(headers.get('Cache-Control')).toBe('no-store');
  },
);

it.each(['/desk', '/desk/cases/1', '/region', '/region/trend'])(
  'lets the program at %s run, and make nothing from text',
  async (path) => {
    const { headers } = await app('https://example.nl').request(path);
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
        "connect-src 'self'; media-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; " +
        "form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    );
    const permissions = headers.get('Permissions-Policy')?.split(', ') ?? [];
    expect(permissions).toContain('publickey-credentials-get=(self)');
    expect(permissions).toContain('camera=()');
  },
);

it('keeps what a handler says about storing', async () => {
  const { headers } = await app('https://example.nl').request('/asset');
  expect(headers.get('Cache-Control')).toBe('max-age=60');
});

it('keeps a policy of its own for a download', async () => {
  const { headers } = await app('https://example.nl').request('/download');
  expect(headers.get('Content-Security-Policy')).toBe('sandbox');
});

it('does not ask for https where there is none', async () => {
  const { headers } = await app('http://localhost:4000').request('/');
  expect(headers.has('Strict-Transport-Security')).toBe(false);
});
