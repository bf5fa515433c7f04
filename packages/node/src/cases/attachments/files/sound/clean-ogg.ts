import { blankComments } from './blank-comments.ts';
import { type Page, pagesOf, piecesOf, seal } from './ogg-pages.ts';

const KNOWN = ['\x01vorbis', 'OpusHead'].map((name) => Buffer.from(name, 'latin1'));

/** A piece of a packet, in the page that holds it. */
interface Piece {
  readonly page: Page;
  readonly bytes: Buffer;
}

/**
 * Ogg sound (RFC 3533) with its comments blank. What lies behind its last whole page goes.
 * @returns undefined for anything but Vorbis and Opus, or if its pages cannot be followed
 */
export function cleanOgg(bytes: Uint8Array): Uint8Array | undefined {
  const file = Buffer.from(bytes);
  const pages = pagesOf(file);
  const end = pages.at(-1)?.end ?? 0;
  // more pages behind something else: hidden, or damaged in the middle
  if (pages.length === 0 || file.includes('OggS\0', end + 1)) return undefined;
  const isClean = streamsOf(pages).every((stream) => cleanStream(file, stream));
  return isClean ? file.subarray(0, end) : undefined;
}

/** One after another, or side by side; each begins with a page that says so. */
function streamsOf(pages: readonly Page[]): Page[][] {
  const streams: Page[][] = [];
  const open = new Map<number, Page[]>();
  for (const page of pages) {
    const current = page.begins ? undefined : open.get(page.serial);
    const stream = current ?? [];
    if (!current) streams.push(stream);
    open.set(page.serial, stream);
    stream.push(page);
  }
  return streams;
}

/** The first packet says what it is, the second holds the comments. */
function cleanStream(file: Buffer, pages: readonly Page[]): boolean {
  const [first, comments] = firstPackets(file, pages);
  if (!first || !comments) return false;
  const start = Buffer.concat(first.map(({ bytes }) => bytes));
  if (!KNOWN.some((name) => start.subarray(0, name.length).equals(name))) return false;
  const packet = Buffer.concat(comments.map(({ bytes }) => bytes));
  if (!blankComments(packet)) return false;
  let at = 0;
  for (const { bytes } of comments) {
    packet.copy(bytes, 0, at, at + bytes.length);
    at += bytes.length;
  }
  for (const page of new Set(comments.map((piece) => piece.page))) seal(file, page);
  return true;
}

function firstPackets(file: Buffer, pages: readonly Page[]): Piece[][] {
  const whole: Piece[][] = [];
  let pieces: Piece[] = [];
  for (const page of pages) {
    for (const bytes of piecesOf(file, page)) {
      pieces.push({ page, bytes });
      if (bytes.length === 255) continue;
      whole.push(pieces);
      if (whole.length === 2) return whole;
      pieces = [];
    }
  }
  return whole;
}
