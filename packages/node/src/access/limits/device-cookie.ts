import type { Context } from 'hono';
import { hostCookie } from '../../system/host-cookie.ts';

/** By which a browser is known in which somebody has signed in; it opens nothing. */
export interface DeviceCookie {
  get(c: Context): string | undefined;
  set(c: Context, value: string): void;
}

/** The longest that browsers keep a cookie (RFC 6265bis §5.5: 400 days). */
const SECONDS = 400 * 24 * 60 * 60;

export function deviceCookie(url: string): DeviceCookie {
  const cookie = hostCookie(url, 'nabij-device', 'Strict');
  return { get: cookie.get, set: (c, value) => cookie.set(c, value, SECONDS) };
}
