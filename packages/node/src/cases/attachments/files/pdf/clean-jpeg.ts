const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
/** JFIF and Adobe: how its colours are to be read. */
const KEPT_APPS = [0xe0, 0xee];

/**
 * A JPEG file (ITU-T T.81 Annex B) without what programs added to it (APP1 to APP15, comments) and
 * without anything behind its end.
 * @returns undefined if its segments cannot be followed
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== START) return undefined;
  const kept = [bytes.subarray(0, 2)];
  for (let at = 2; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) return Buffer.concat([...kept, bytes.subarray(at, at + 2)]);
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    let end = at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    if (marker === SCAN) end = endOfScan(bytes, end);
    if (!isHidden(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  // cut off in the middle of its picture, which is shown as far as it goes
  return Buffer.concat(kept);
}

function isHidden(marker: number): boolean {
  const isApp = marker >= 0xe0 && marker <= 0xef;
  return marker === COMMENT || (isApp && !KEPT_APPS.includes(marker));
}

/** Where the next marker stands; zeros and restarts belong to the picture. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    const belongs = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!belongs) return at;
  }
  return bytes.length;
}
