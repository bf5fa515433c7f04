import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

/** One cookie, for this node alone; kept until the browser closes, unless told for how long. */
export interface HostCookie {
  get(c: Context): string | undefined;
  set(c: Context, value: string, maxAgeSeconds?: number): void;
  clear(c: Context): void;
}

/**
 * A cookie that scripts cannot read. Over https browsers hold it to this host (`__Host-`,
 * RFC 6265bis §4.1.3.2). Without, for demonstrations, several nodes share a host and browsers do
 * not tell ports apart: then the port is in the name.
 */
export function hostCookie(url: string, name: string, sameSite: 'Lax' | 'Strict'): HostCookie {
  const { protocol, port } = new URL(url);
  const secure = protocol === 'https:';
  const full = secure ? `__Host-${name}` : `${name}-${port}`;
  const options = { path: '/', httpOnly: true, secure, sameSite };
  return {
    get: (c) => getCookie(c, full),
    set: (c, value, maxAge) =>
      setCookie(c, full, value, maxAge === undefined ? options : { ...options, maxAge }),
    clear: (c) => void deleteCookie(c, full, options),
  };
}
