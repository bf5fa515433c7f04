/** How MP4 (ISO/IEC 14496-12 §8.4.3) and Matroska (RFC 9559 §5.1.4) name what a track carries. */
const SOUND = [mp4('soun'), matroska('A_')];
const PICTURE = [mp4('vide'), matroska('V_')];

/** Whether a film's container holds sound. */
export function hasSound(bytes: Uint8Array): boolean {
  return SOUND.some((has) => has(bytes));
}

/** Whether a film's container holds moving pictures. */
export function hasPicture(bytes: Uint8Array): boolean {
  return PICTURE.some((has) => has(bytes));
}

type Test = (bytes: Uint8Array) => boolean;

// `hdlr`, eight bytes of zeros, then the kind of the track; the box may lie at the end of the file
function mp4(kind: string): Test {
  const box = Buffer.from(`hdlr${'\0'.repeat(8)}${kind}`, 'latin1');
  return (bytes) => view(bytes).includes(box);
}

// element 0x86 (CodecID), its length in one byte, then its name; tracks stand before the sound
function matroska(prefix: string): Test {
  const codec = new RegExp(`\\x86[\\x80-\\xff]${prefix}`);
  return (bytes) => codec.test(view(bytes).subarray(0, 65_536).toString('latin1'));
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
