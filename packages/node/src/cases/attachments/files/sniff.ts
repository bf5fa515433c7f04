import { fileTypeFromBuffer } from 'file-type';
import { packed } from './packed.ts';
import { hasMarkup, isPlainText } from './plain-text.ts';
import { hasPicture, hasSound } from './tracks.ts';

/** What a file is by what is in it: never by the type or the name that came with it. */
export interface Kind {
  /** Pictures are drawn anew; of everything else only what is hidden in it goes. */
  readonly picture: boolean;
  readonly type: string;
  /** The extension of its name. */
  readonly extension: string;
  /** A telephone's own kind of photo, which not every machine can draw. */
  readonly heic?: true;
}

const TEXT: Kind = { picture: false, type: 'text/plain', extension: 'txt' };
const PDF: Kind = { picture: false, type: 'application/pdf', extension: 'pdf' };
const M4A: Kind = { picture: false, type: 'audio/mp4', extension: 'm4a' };
const HEIC: Kind = { picture: true, type: 'image/jpeg', extension: 'jpg', heic: true };
const OGG: Kind = { picture: false, type: 'audio/ogg', extension: 'ogg' };

const TAKEN: Readonly<Record<string, Kind>> = {
  'image/jpeg': { picture: true, type: 'image/jpeg', extension: 'jpg' },
  'image/png': { picture: true, type: 'image/png', extension: 'png' },
  // the first of its pictures
  'image/apng': { picture: true, type: 'image/png', extension: 'png' },
  'image/gif': { picture: true, type: 'image/png', extension: 'png' },
  'image/webp': { picture: true, type: 'image/webp', extension: 'webp' },
  'image/avif': { picture: true, type: 'image/jpeg', extension: 'jpg' },
  'image/heic': HEIC,
  'image/heif': HEIC,
  'application/pdf': PDF,
  'audio/mpeg': { picture: false, type: 'audio/mpeg', extension: 'mp3' },
  'audio/mp4': M4A,
  'audio/x-m4a': M4A,
  'audio/ogg': OGG,
  'audio/ogg; codecs=opus': OGG,
  'audio/wav': { picture: false, type: 'audio/wav', extension: 'wav' },
};

const WEBM: Kind = { picture: false, type: 'audio/webm', extension: 'webm' };
/** Containers of films, in which telephones and browsers keep sound alone too. */
const CONTAINERS: Readonly<Record<string, Kind>> = { 'video/webm': WEBM, 'video/mp4': M4A };

/** What a file is, if files of its kind are taken. */
export async function sniff(bytes: Uint8Array): Promise<Kind | undefined> {
  if (bytes.length === 0) return undefined;
  // first: a text may begin with the two or three letters by which another kind is known
  if (isPlainText(bytes)) return TEXT;
  // looking into an archive would unpack it
  if (packed(bytes)) return undefined;
  const mime = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  const container = CONTAINERS[mime];
  const kind = container && isSoundOnly(bytes) ? container : TAKEN[mime];
  return kind && !kind.picture && isTwoThings(bytes) ? undefined : kind;
}

function isSoundOnly(bytes: Uint8Array): boolean {
  return hasSound(bytes) && !hasPicture(bytes);
}

const HEAD = 4096;
const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');
const ZIP_END_BYTES = 22;
const ZIP_COMMENT_MAX = 0xffff;

/** Whether a file is a web page or an archive too (a polyglot), which a picture drawn anew is not. */
function isTwoThings(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  return hasMarkup(head) || endsAsZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
}

/** An archive is read from its end: a record there, and a comment up to the last byte. */
function endsAsZip(bytes: Buffer): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - ZIP_END_BYTES - ZIP_COMMENT_MAX));
  for (let at = tail.indexOf(ZIP_END); at >= 0; at = tail.indexOf(ZIP_END, at + 1)) {
    if (at + ZIP_END_BYTES > tail.length) return false;
    if (at + ZIP_END_BYTES + tail.readUInt16LE(at + 20) <= tail.length) return true;
  }
  return false;
}
