/** One page (RFC 3533 §6): where it stands, as a file may be made of very many. */
export interface Page {
  readonly at: number;
  readonly end: number;
  readonly serial: number;
  /** Whether its stream begins with it. */
  readonly begins: boolean;
}

const CAPTURE = Buffer.from('OggS\0', 'latin1');
const HEAD = 27;
const COUNT = 26;
const CHECKSUM = 22;

/** The pages of a file from its beginning on, as far as they are whole. */
export function pagesOf(file: Buffer): Page[] {
  const pages: Page[] = [];
  for (let page = pageAt(file, 0); page; page = pageAt(file, page.end)) pages.push(page);
  return pages;
}

function pageAt(file: Buffer, at: number): Page | undefined {
  const from = at + HEAD + (file[at + COUNT] ?? 0);
  if (from > file.length) return undefined;
  if (CAPTURE.compare(file, at, at + CAPTURE.length) !== 0) return undefined;
  let end = from;
  for (let n = at + HEAD; n < from; n += 1) end += file[n] ?? 0;
  if (end > file.length) return undefined;
  const begins = ((file[at + 5] ?? 0) & 2) !== 0;
  return { at, end, serial: file.readUInt32LE(at + 14), begins };
}

/** The pieces of packets in a page; a packet ends with the first that is shorter than 255 bytes. */
export function piecesOf(file: Buffer, page: Page): Buffer[] {
  let at = page.at + HEAD + (file[page.at + COUNT] ?? 0);
  return [...file.subarray(page.at + HEAD, at)].map((length) => {
    at += length;
    return file.subarray(at - length, at);
  });
}

/** Writes the checksum of a page that was changed. */
export function seal(file: Buffer, page: Page): void {
  const bytes = file.subarray(page.at, page.end);
  bytes.writeUInt32LE(0, CHECKSUM);
  bytes.writeUInt32LE(checksum(bytes), CHECKSUM);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) rest = (rest << 1) ^ (rest < 0 ? 0x04c11db7 : 0);
  return rest;
});

// not that of zlib: its bits go the other way (RFC 3533 §6, field 7)
function checksum(bytes: Buffer): number {
  let rest = 0;
  for (const byte of bytes) rest = (rest << 8) ^ (TABLE[(rest >>> 24) ^ byte] ?? 0);
  return rest >>> 0;
}
