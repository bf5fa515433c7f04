import type { MiddlewareHandler } from 'hono';

const CSP = 'Content-Security-Policy';

/**
 * A citizen's page runs the node's own small scripts and nothing else; each page works without.
 * They make no HTML or script from text, and talk to this node only. What somebody just recorded
 * plays from their own memory (`blob:`).
 */
const PAGES_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  'media-src blob:',
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/**
 * The desk and the region's view are a program. It makes no HTML, script or address of a script
 * from text anywhere, so the browser can refuse all of that (Trusted Types, with no policy).
 */
const PROGRAM_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const OFF = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'xr-spatial-tracking',
];
/** Passkeys, and copying what is shown once. */
const FOR_THE_PROGRAM = [
  'clipboard-write',
  'publickey-credentials-create',
  'publickey-credentials-get',
];

/** A spoken report, where somebody reports or follows; reading a printed code, where it is checked. */
const MICROPHONE = /^\/(?:report|follow)(?:\/|$)/;
const CAMERA = /^\/verify$/;

const PAGES_PERMISSIONS = permissions([...OFF, ...FOR_THE_PROGRAM], []);
const SPEAKING_PERMISSIONS = permissionsBut('microphone');
const READING_PERMISSIONS = permissionsBut('camera');
const PROGRAM_PERMISSIONS = permissions(OFF, FOR_THE_PROGRAM);

const HEADERS: Readonly<Record<string, string>> = {
  // not no-referrer: browsers would then send our own forms with `Origin: null`
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const PROGRAM = /^\/(?:desk|region)(?:\/|$)/;
const TWO_YEARS_S = 63_072_000;

/**
 * Puts strict headers on every answer, refusals too: only the node's own files load, no page sits
 * in another one, and nothing is stored, unless the handler set its own policy or `Cache-Control`.
 * @param url the node's public address; browsers are told to stay on https only if it is https.
 */
export function securityHeaders(url: string): MiddlewareHandler {
  const secure = url.startsWith('https:');
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    const isProgram = PROGRAM.test(c.req.path);
    const stricter = headers.get('Referrer-Policy') === 'no-referrer';
    for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
    // who leaves at once tells the next site nothing, not even this one about itself
    if (stricter) headers.set('Referrer-Policy', 'no-referrer');
    // downloads have a stricter one of their own
    if (!headers.has(CSP)) headers.set(CSP, isProgram ? PROGRAM_POLICY : PAGES_POLICY);
    headers.set(
      'Permissions-Policy',
      isProgram ? PROGRAM_PERMISSIONS : pagePermissions(c.req.path),
    );
    if (secure)
      headers.set('Strict-Transport-Security', `max-age=${TWO_YEARS_S}; includeSubDomains`);
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
}

function pagePermissions(path: string): string {
  if (MICROPHONE.test(path)) return SPEAKING_PERMISSIONS;
  return CAMERA.test(path) ? READING_PERMISSIONS : PAGES_PERMISSIONS;
}

function permissionsBut(own: string): string {
  const off = [...OFF, ...FOR_THE_PROGRAM].filter((name) => name !== own);
  return permissions(off, [own]);
}

function permissions(off: readonly string[], own: readonly string[]): string {
  return [...off.map((name) => `${name}=()`), ...own.map((name) => `${name}=(self)`)].join(', ');
}
