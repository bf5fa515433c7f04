/** How another kind of file begins that is plain letters too: HTML, XML, PDF, PostScript, RTF, scripts. */
const OTHER_START = /^\s*(<[a-z!?/]|%PDF-|%!|\{\\rtf|#!)/i;
/** What a browser would run or draw, wherever it stands. */
const MARKUP =
  /<(!doctype|\?xml|\?php|html|script|svg|iframe|embed|object|applet)(?![\p{L}\p{N}])/iu;
const CONTROL = /[^\P{Cc}\t\n\f\r]/u;

/** Whether a file is nothing but text to read: UTF-8 without control characters or markup. */
export function isPlainText(bytes: Uint8Array): boolean {
  // most of what is large is no text: found out before all of it is read
  if (bytes.subarray(0, 4096).includes(0)) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !CONTROL.test(text) && !OTHER_START.test(text) && !hasMarkup(text);
  } catch {
    return false;
  }
}

export function hasMarkup(text: string): boolean {
  return MARKUP.test(text);
}
