import { type Frame, frameAt } from './mp3-frame.ts';
import { trimTags } from './mp3-tags.ts';

/**
 * MPEG sound (ISO/IEC 11172-3) of nothing but its frames: no ID3, APE or Lyrics3, wherever they
 * stand. The frames have no place that they refer to, so they may move.
 * @returns undefined if no frames follow one another
 */
export function cleanMp3(bytes: Uint8Array): Uint8Array | undefined {
  const file = trimTags(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (!file) return undefined;
  const runs: Buffer[] = [];
  for (let at = 0; at >= 0 && at < file.length; ) {
    const from = nextRun(file, at);
    if (from < 0) break;
    at = endOfRun(file, from);
    runs.push(file.subarray(from, at));
  }
  return runs.length > 0 ? Buffer.concat(runs) : undefined;
}

/** Where two frames of one kind follow each other, or the last one ends with the file. */
function nextRun(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const frame = frameAt(file, at);
    if (frame && isFollowed(file, frame)) return at;
  }
  return -1;
}

function isFollowed(file: Buffer, frame: Frame): boolean {
  return frame.end === file.length || frameAt(file, frame.end)?.kind === frame.kind;
}

function endOfRun(file: Buffer, from: number): number {
  const kind = frameAt(file, from)?.kind;
  let end = from;
  for (let frame = frameAt(file, end); frame?.kind === kind; frame = frameAt(file, end)) {
    if (!frame) break;
    end = frame.end;
  }
  return end;
}
