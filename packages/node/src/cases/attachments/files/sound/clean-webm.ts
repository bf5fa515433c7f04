import { blankComments } from './blank-comments.ts';
import { blank, type Element, elementAt } from './ebml.ts';

/** What is done with an element: stays, is emptied, is looked into, or is blanked if not named. */
type Rule = 'keep' | 'empty' | Rules | ((content: Buffer) => boolean);
interface Rules {
  readonly [id: number]: Rule;
}

const keep = (...ids: number[]): Rules => Object.fromEntries(ids.map((id) => [id, 'keep']));

/** By their numbers in RFC 9559 §5.1. */
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const TRACKS = 0x1654ae6b;
const AUDIO = 2;

// Timestamp, SimpleBlock, BlockGroup, PrevSize, Position
const CLUSTERED = keep(0xe7, 0xa3, 0xa0, 0xab, 0xa7);
const TRACK: Rules = {
  // number, identity, enabled, default, forced, lacing, default duration, scale, codec, delays, audio
  ...keep(0xd7, 0x73c5, 0xb9, 0x88, 0x55aa, 0x9c, 0x23e383, 0x23314f, 0x56aa, 0x56bb, 0xe1),
  131: (type) => type.length > 0 && type.readUIntBE(type.length - 1, 1) === AUDIO,
  134: (codec) => /^A_(OPUS|VORBIS|PCM\/[A-Z/]+)\0*$/.test(codec.toString('latin1')),
  25506: withoutComments,
};
const PARTS: Rules = {
  // SeekHead, Cues
  ...keep(0x114d9b74, 0x1c53bb6b),
  // Info: its scale and length; programs must be named, so their names are emptied
  357149030: { ...keep(0x2ad7b1, 0x4489), 19840: 'empty', 22337: 'empty' },
  [TRACKS]: { 174: TRACK },
  [CLUSTER]: CLUSTERED,
};
const FILE: Rules = {
  440786851: keep(0x4286, 0x42f7, 0x42f2, 0x42f3, 0x4282, 0x4287, 0x4285),
  [SEGMENT]: PARTS,
};

/**
 * WebM sound (RFC 9559) with everything blank that is not needed to play it: tags, attachments,
 * title, programs, dates. Nothing moves. What lies behind its end goes.
 * @returns undefined if its elements cannot be followed, or if it holds more than sound
 */
export function cleanWebm(bytes: Uint8Array): Uint8Array | undefined {
  const file = Buffer.from(bytes);
  const head = elementAt(file, 0, file.length);
  if (!head || head.isOpen) return undefined;
  const segment = elementOrCut(file, head.end, file.length);
  if (segment?.id !== SEGMENT) return undefined;
  const kept = file.subarray(0, segment.end);
  return walk(kept, { from: 0, end: kept.length }, FILE) && hasTracks(kept, segment)
    ? kept
    : undefined;
}

/** @returns false if an element cannot be followed */
function walk(file: Buffer, within: Pick<Element, 'from' | 'end'>, rules: Rules): boolean {
  for (let at = within.from; at < within.end; ) {
    const found = elementOrCut(file, at, within.end);
    if (!found) return false;
    const element = found.isOpen ? closed(file, found) : found;
    if (!element || !apply(file, element, rules[element.id])) return false;
    at = element.end;
  }
  return true;
}

function apply(file: Buffer, element: Element, rule: Rule | undefined): boolean {
  const content = file.subarray(element.from, element.end);
  if (rule === undefined) blank(file, element);
  else if (rule === 'empty') content.fill(0);
  else if (typeof rule === 'function') return rule(content);
  else if (rule !== 'keep') return walk(file, element, rule);
  return true;
}

/** The end of the file may be missing, of its sound and of what holds it. */
function elementOrCut(file: Buffer, at: number, end: number): Element | undefined {
  const whole = elementAt(file, at, end);
  if (whole || end !== file.length) return whole;
  const cut = elementAt(file, at, Number.MAX_SAFE_INTEGER);
  const mayBe = cut && [SEGMENT, CLUSTER, 0xa3, 0xa0].includes(cut.id) && cut.from <= end;
  return mayBe ? { ...cut, end } : undefined;
}

/** An open segment is the rest of the file; an open cluster ends where another part begins. */
function closed(file: Buffer, open: Element): Element | undefined {
  if (open.id === SEGMENT) return open;
  if (open.id !== CLUSTER) return undefined;
  for (let at = open.from; at < open.end; ) {
    const child = elementOrCut(file, at, open.end);
    if (!child) return undefined;
    // four bytes: no child of a cluster has a number as long
    if (child.id > 0xffffff) return { ...open, end: at };
    at = child.end;
  }
  return open;
}

function hasTracks(file: Buffer, segment: Element): boolean {
  for (let at = segment.from; at < segment.end; ) {
    const part = elementOrCut(file, at, segment.end);
    if (!part || part.id === TRACKS) return part !== undefined;
    at = part.isOpen ? (closed(file, part)?.end ?? segment.end) : part.end;
  }
  return false;
}

/** The beginnings of Vorbis are kept here, their comments among them (RFC 9559 §6.4). */
function withoutComments(content: Buffer): boolean {
  if (content[0] !== 2) return true;
  const [first, second] = laced(content);
  return second !== undefined && first !== undefined && blankComments(second);
}

/** Three packets in one: their number less one, the lengths of two in bytes of at most 255. */
function laced(content: Buffer): Buffer[] {
  const lengths: number[] = [];
  let at = 1;
  for (let n = 0; n < 2; n += 1) {
    let length = 0;
    let byte = 255;
    for (; byte === 255; at += 1) {
      byte = content[at] ?? 0;
      length += byte;
    }
    lengths.push(length);
  }
  return lengths.map((length) => {
    const packet = content.subarray(at, at + length);
    at += length;
    return packet;
  });
}
