import { type Boxes, blankBoxes } from '../boxes.ts';

/** When it was made and changed (ISO/IEC 14496-12 §8.2.2, §8.3.2, §8.4.2). */
function withoutTimes(content: Buffer): void {
  content.subarray(4, content[0] === 1 ? 20 : 12).fill(0);
}

/** §8.4.3: what kind of track it is stays; who made the program, and its name for the track, go. */
function withoutName(content: Buffer): void {
  content.subarray(12).fill(0);
}

/** §8.7.2: the sound is in this very file; a path that once led to it goes. */
function withoutPaths(content: Buffer): void {
  for (let at = 8; content.length - at >= 12; ) {
    const end = at + Math.max(content.readUInt32BE(at), 12);
    content.writeUInt32BE(1, at + 8);
    content.subarray(at + 12, end).fill(0);
    at = end;
  }
}

const DATA: Boxes = { within: { dref: withoutPaths } };
const SAMPLES: Boxes = {
  keep: [
    ...['stsd', 'stts', 'ctts', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'stss', 'cslg', 'sdtp'],
    ...['sgpd', 'sbgp', 'saiz', 'saio', 'subs'],
  ],
};
const SOUND: Boxes = {
  keep: ['smhd'],
  into: { dinf: DATA, stbl: SAMPLES },
  within: { hdlr: withoutName },
};
const MEDIA: Boxes = {
  into: { minf: SOUND },
  within: { mdhd: withoutTimes, hdlr: withoutName },
};
const TRACK: Boxes = {
  keep: ['edts', 'tref'],
  into: { mdia: MEDIA },
  within: { tkhd: withoutTimes },
};
const MOVIE: Boxes = {
  keep: ['mvex', 'iods'],
  into: { trak: TRACK },
  within: { mvhd: withoutTimes },
};
const FRAGMENT: Boxes = {
  keep: ['mfhd'],
  into: {
    traf: { keep: ['tfhd', 'tfdt', 'trun', 'sdtp', 'sgpd', 'sbgp', 'saiz', 'saio', 'subs'] },
  },
};
const FILE: Boxes = {
  keep: ['ftyp', 'styp', 'mdat', 'sidx', 'ssix', 'mfra'],
  into: { moov: MOVIE, moof: FRAGMENT },
};

/**
 * An MP4 or M4A file with every box blank that sound does not need: `udta`, `meta`, `uuid`, empty
 * room. Nothing moves, so that its sound is found where it was.
 * @returns undefined if its boxes cannot be followed, or if it holds more than tracks of sound
 */
export function cleanMp4(bytes: Uint8Array): Uint8Array | undefined {
  const copy = Buffer.from(bytes);
  return blankBoxes(copy, FILE) && hasSoundOnly(copy) ? copy : undefined;
}

const HANDLER = Buffer.from('hdlr\0\0\0\0', 'latin1');

/** A track of something else (places, words) keeps what it says between the sound. */
function hasSoundOnly(file: Buffer): boolean {
  const kinds: string[] = [];
  tracksOf(file, (track) => kinds.push(handlerOf(track)));
  return kinds.length > 0 && kinds.every((kind) => kind === 'soun');
}

/** The tracks of a file whose boxes have proven sound. */
function tracksOf(file: Buffer, found: (track: Buffer) => void): void {
  for (let at = 0; file.length - at >= 8; ) {
    const type = file.toString('latin1', at + 4, at + 8);
    const short = file.readUInt32BE(at);
    const size = short === 1 ? Number(file.readBigUInt64BE(at + 8)) : short || file.length - at;
    const content = file.subarray(at + (short === 1 ? 16 : 8), at + size);
    if (type === 'moov') tracksOf(content, found);
    if (type === 'trak') found(content);
    at += size;
  }
}

function handlerOf(track: Buffer): string {
  const at = track.indexOf(HANDLER);
  return track.toString('latin1', at + 12, at + 16);
}
