/** Stands before the secret in the one cookie: a browser stays a public screen without a visit. */
const MARK = 'k.';

/** What the cookie of a public screen holds: its mark, and the secret that opens the visit. */
export function kioskCookie(secret: string): string {
  return MARK + secret;
}

/** Whether the browser that sent this cookie is a public screen. */
export function isKioskCookie(cookie: string | undefined): boolean {
  return cookie?.startsWith(MARK) ?? false;
}

/** The secret in a cookie, with or without the mark; empty if there is no cookie. */
export function secretIn(cookie: string | undefined): string {
  return isKioskCookie(cookie) ? (cookie ?? '').slice(MARK.length) : (cookie ?? '');
}
