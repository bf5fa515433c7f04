/**
 * Headers of a file that is saved and never shown: were it opened in the browser after all, it
 * would run nothing and belong to nobody (`sandbox`).
 */
export function downloadHeaders(name: string): Record<string, string> {
  return {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${encoded(name)}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}

/** Kinds that the desk shows: pictures were drawn anew, sound was cleaned, text is plain. */
const SHOWN = /^(?:image\/(?:jpeg|png|webp)|audio\/[\w-]+|text\/plain)$/;

/** Whether a file is shown in the desk; a document is only saved (a viewer of it is a program). */
export function isShown(type: string): boolean {
  return SHOWN.test(type);
}

/**
 * Headers of a file that the desk shows within its page: it has its own type, which nobody guesses
 * again, and opened alone it would run nothing and belong to nobody either.
 */
export function viewHeaders(type: string): Record<string, string> {
  return {
    'Content-Type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type,
    'Content-Disposition': 'inline',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}

/** As RFC 8187 §3.2.1 wants it: besides letters and digits only `!#$&+-.^_`|~`. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
