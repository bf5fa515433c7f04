/** Readers look for the end in the last kilobyte; some programs write more behind it. */
const TAIL = 16 * 1024;

/**
 * Whether a PDF has its end (ISO 32000-1 §7.5.5): of one that was cut off, no reader finds where
 * its parts are.
 */
export function isWholePdf(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(-TAIL)).toString('latin1');
  return /startxref\s+\d+\s+%%EOF/.test(tail);
}
