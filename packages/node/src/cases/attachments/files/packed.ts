/** How archives and office documents begin: ZIP, GZIP, RAR, 7-Zip, and old Word (CFB). */
const STARTS = ['504b0304', '504b0506', '504b0708', '1f8b', '526172211a07', '377abcaf271c'];
const OLD_OFFICE = 'd0cf11e0a1b11ae1';
const LONGEST = 8;

/** Whether other files are packed in it. Never unpacked to look: it may be a bomb. */
export function packed(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, LONGEST)).toString('hex');
  return [...STARTS, OLD_OFFICE].some((one) => start.startsWith(one));
}
