const ID3_HEAD = 10;
const HAS_FOOTER = 0x10;
const ID3_OLD = 128;
const ID3_LONGER = 227;
const APE_HEAD = 32;
const LYRICS_END = 9;
/** Lyrics3 of its first version says no length, but has a longest one. */
const LYRICS_MOST = 5100 + 11;

/** Behind the sound; what is there besides is no frame, and goes with what lies between frames. */
const MOST_TAGS = 100;

/**
 * Cuts what programs wrote before and behind the sound, as often as they did.
 * @returns undefined if one of them is longer than the file
 */
export function trimTags(file: Buffer): Buffer | undefined {
  let from = 0;
  for (let size = id3(file, from); size !== 0; size = id3(file, from)) {
    if (size === undefined || from + size > file.length) return undefined;
    from += size;
  }
  let sound = file.subarray(from);
  for (let n = 0, size = lastTag(sound); size > 0 && n < MOST_TAGS; size = lastTag(sound), n += 1) {
    sound = sound.subarray(0, Math.max(0, sound.length - size));
  }
  return sound;
}

/** ID3v2 (§3.1): its length stands in seven bits of each byte; undefined if it does not. */
function id3(file: Buffer, at: number): number | undefined {
  if (file.length - at < ID3_HEAD || text(file, at, 3) !== 'ID3') return 0;
  const digits = [...file.subarray(at + 6, at + ID3_HEAD)];
  if (digits.some((digit) => digit > 127)) return undefined;
  const size = digits.reduce((sum, digit) => sum * 128 + digit, 0);
  return ID3_HEAD + size + ((file[at + 5] ?? 0) & HAS_FOOTER ? ID3_HEAD : 0);
}

/** The length of the tag with which the sound ends, or 0. */
function lastTag(sound: Buffer): number {
  return oldId3(sound) || ape(sound) || lyrics(sound) || footedId3(sound);
}

function oldId3(sound: Buffer): number {
  if (text(sound, sound.length - ID3_OLD, 3) !== 'TAG') return 0;
  const hasMore = text(sound, sound.length - ID3_OLD - ID3_LONGER, 4) === 'TAG+';
  return ID3_OLD + (hasMore ? ID3_LONGER : 0);
}

/** APEv2: the length in its footer leaves out its header. */
function ape(sound: Buffer): number {
  const at = sound.length - APE_HEAD;
  if (text(sound, at, 8) !== 'APETAGEX') return 0;
  const size = Math.max(sound.readUInt32LE(at + 12), APE_HEAD);
  const isHeaded = text(sound, sound.length - size - APE_HEAD, 8) === 'APETAGEX';
  return size + (isHeaded ? APE_HEAD : 0);
}

/** Lyrics3 v1 and v2. */
function lyrics(sound: Buffer): number {
  const mark = text(sound, sound.length - LYRICS_END, LYRICS_END);
  if (mark === 'LYRICS200') {
    const size = text(sound, sound.length - LYRICS_END - 6, 6);
    return /^\d{6}$/.test(size) ? Number(size) + 6 + LYRICS_END : LYRICS_END;
  }
  if (mark !== 'LYRICSEND') return 0;
  const start = sound.subarray(-LYRICS_MOST).lastIndexOf('LYRICSBEGIN', undefined, 'latin1');
  return start < 0 ? LYRICS_END : Math.min(sound.length, LYRICS_MOST) - start;
}

/** ID3v2.4 (§3.4) may stand at the end, and then has a footer. */
function footedId3(sound: Buffer): number {
  const at = sound.length - ID3_HEAD;
  if (text(sound, at, 3) !== '3DI') return 0;
  const digits = [...sound.subarray(at + 6)];
  return digits.reduce((sum, digit) => sum * 128 + (digit & 127), 0) + 2 * ID3_HEAD;
}

function text(bytes: Buffer, at: number, length: number): string {
  return at < 0 ? '' : bytes.toString('latin1', at, at + length);
}
