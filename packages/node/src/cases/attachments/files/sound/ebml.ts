/** One element (RFC 8794 §5), in its file. */
export interface Element {
  readonly id: number;
  readonly at: number;
  /** Where its content begins and ends. */
  readonly from: number;
  readonly end: number;
  /** Recorders that write as they go cannot say how long a part will be. */
  readonly isOpen: boolean;
}

const VOID = 0xec;

/**
 * The element at a place.
 * @param end of what it stands in: an open one goes on to there
 * @returns undefined if there is none, or if it is longer than that
 */
export function elementAt(file: Buffer, at: number, end: number): Element | undefined {
  const marked = widthOf(file, at);
  const sizeAt = at + marked;
  const width = widthOf(file, sizeAt);
  const from = sizeAt + width;
  if (marked === 0 || marked > 4 || width === 0 || from > end) return undefined;
  const id = file.readUIntBE(at, marked);
  const first = (file[sizeAt] ?? 0) & (0xff >> width);
  const rest = file.subarray(sizeAt + 1, from);
  const isOpen = first === 0xff >> width && rest.every((byte) => byte === 0xff);
  const size = rest.reduce((sum, byte) => sum * 256 + byte, first);
  const stop = isOpen ? end : from + size;
  return stop <= end ? { id, at, from, end: stop, isOpen } : undefined;
}

/** Makes room of nothing of an element, as long as it was (RFC 8794 §11.3.2). */
export function blank(file: Buffer, { at, end }: Element): void {
  // the longest length there is, as far as the element has room for one
  const width = Math.min(8, end - at - 1);
  const size = end - at - 1 - width;
  file.fill(0, at, end);
  file[at] = VOID;
  for (let n = 0, rest = size; n < width; n += 1, rest = Math.floor(rest / 256)) {
    file[at + width - n] = rest % 256;
  }
  file[at + 1] = (file[at + 1] ?? 0) | (0x80 >> (width - 1));
}

/** The bytes that a number takes, by its leading zeros; 0 if there is none. */
function widthOf(file: Buffer, at: number): number {
  return Math.clz32(file[at] ?? 0) - 24 < 8 ? Math.clz32(file[at] ?? 0) - 23 : 0;
}
