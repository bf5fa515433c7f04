/** One frame of MPEG sound, whole in its file. */
export interface Frame {
  readonly end: number;
  /** Version, layer and rate: the same in all frames of a file. */
  readonly kind: number;
}

/** kbit/s by index (ISO/IEC 11172-3 §2.4.2.3, ISO/IEC 13818-3): version 1 by layer, then 2 and 2.5. */
const FIRST = [
  [],
  [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
];
const SECOND = [
  [],
  [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];
const RATES = [44_100, 48_000, 32_000];
/** By the two bits of the version: 2.5, none, 2, 1. */
const SLOWER = [4, 0, 2, 1];

/** The frame that begins here, if one does and it is whole. */
export function frameAt(file: Buffer, at: number): Frame | undefined {
  if (at + 4 > file.length) return undefined;
  const head = file.readUInt32BE(at);
  if (head >>> 21 !== 0x7ff) return undefined;
  const version = (head >>> 19) & 3;
  const layer = 4 - ((head >>> 17) & 3);
  const slower = SLOWER[version] ?? 0;
  const kbits = (version === 3 ? FIRST : SECOND)[layer]?.[((head >>> 12) & 15) - 1];
  const rate = RATES[(head >>> 10) & 3];
  if (!kbits || !rate || slower === 0) return undefined;
  const length = lengthOf({ layer, isFirst: version === 3, bits: kbits * 1000 }, rate / slower);
  const padding = ((head >>> 9) & 1) * (layer === 1 ? 4 : 1);
  const end = at + length + padding;
  return end <= file.length ? { end, kind: head & 0xfffe0c00 } : undefined;
}

function lengthOf(of: { layer: number; isFirst: boolean; bits: number }, rate: number): number {
  if (of.layer === 1) return Math.floor((12 * of.bits) / rate) * 4;
  const samples = of.layer === 3 && !of.isFirst ? 72 : 144;
  return Math.floor((samples * of.bits) / rate);
}
