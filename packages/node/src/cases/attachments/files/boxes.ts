/** What may stay in a box of boxes; whatever is not named is blanked. */
export interface Boxes {
  readonly keep?: readonly string[];
  /** Boxes of boxes, by what may stay in them. */
  readonly into?: Readonly<Record<string, Boxes>>;
  /** Boxes of which a part is blanked. */
  readonly within?: Readonly<Record<string, (content: Buffer) => void>>;
}

interface Box {
  readonly type: string;
  readonly content: Buffer;
  /** Where the next one begins. */
  readonly end: number;
}

/**
 * Blanks, in place, all boxes (ISO/IEC 14496-12 §4.2) that are not allowed: they become `free` boxes
 * of zeros, so that nothing moves.
 * @returns false if the boxes cannot be followed
 */
export function blankBoxes(bytes: Buffer, allowed: Boxes, isFile = true): boolean {
  let at = 0;
  while (bytes.length - at >= 8) {
    const box = boxAt(bytes, at, isFile);
    if (!box) return false;
    const { type, content, end } = box;
    const inner = Object.hasOwn(allowed.into ?? {}, type) ? allowed.into?.[type] : undefined;
    const partly = Object.hasOwn(allowed.within ?? {}, type) ? allowed.within?.[type] : undefined;
    if (inner) {
      if (!blankBoxes(content, inner, false)) return false;
    } else if (partly) {
      partly(content);
    } else if (!allowed.keep?.includes(type)) {
      bytes.write('free', at + 4, 'latin1');
      content.fill(0);
    }
    at = end;
  }
  // too short for a box: some programs end a list with zeros
  bytes.fill(0, at);
  return true;
}

function boxAt(bytes: Buffer, at: number, isFile: boolean): Box | undefined {
  const short = bytes.readUInt32BE(at);
  const type = bytes.toString('latin1', at + 4, at + 8);
  const isLong = short === 1;
  if (isLong && bytes.length - at < 16) return undefined;
  // zero: as far as the file goes
  const toEnd = short === 0 && isFile;
  const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : toEnd ? bytes.length - at : short;
  const head = isLong ? 16 : 8;
  // sound may be cut off at its end; nothing else may
  const isCut = isFile && type === 'mdat' && size > bytes.length - at;
  const end = isCut ? bytes.length : at + size;
  if (size < head || end > bytes.length) return undefined;
  return { type, content: bytes.subarray(at + head, end), end };
}
