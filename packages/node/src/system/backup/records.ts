import { BackupBroken } from './frames.ts';

/** In the order in which they come: `table` and its `rows` are repeated. */
const TYPES = ['manifest', 'table', 'rows', 'end'] as const;

export type RecordType = (typeof TYPES)[number];

/** One piece of a backup's content: what it is, and its bytes. */
export interface BackupRecord {
  readonly type: RecordType;
  readonly bytes: Uint8Array;
}

const PREFIX_BYTES = 5;

/** A record as bytes: one that says what it is, four for its length, its content. */
export function writeRecord(type: RecordType, content: Uint8Array): Buffer {
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt8(TYPES.indexOf(type), 0);
  prefix.writeUInt32BE(content.length, 1);
  return Buffer.concat([prefix, content]);
}

/** Reads records as their bytes arrive. @throws BackupBroken for what is no whole record */
export async function* readRecords(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<BackupRecord> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  let needed = PREFIX_BYTES;
  for await (const chunk of source) {
    waiting.push(chunk);
    length += chunk.length;
    if (length < needed) continue;
    let rest = Buffer.concat(waiting);
    for (needed = lengthOf(rest); rest.length >= needed; needed = lengthOf(rest)) {
      const type = TYPES[rest.readUInt8(0)];
      if (type === undefined) throw new BackupBroken();
      yield { type, bytes: rest.subarray(PREFIX_BYTES, needed) };
      rest = rest.subarray(needed);
    }
    waiting = [rest];
    length = rest.length;
  }
  if (length > 0) throw new BackupBroken();
}

/** How many bytes the first record has; while that is unknown, as many as tell it. */
function lengthOf(bytes: Buffer): number {
  return bytes.length < PREFIX_BYTES ? PREFIX_BYTES : PREFIX_BYTES + bytes.readUInt32BE(1);
}
