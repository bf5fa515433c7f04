import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BackupBroken } from './frames.ts';
import { type BackupRecord, readRecords, writeRecord } from './records.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, size: number): Promise<BackupRecord[]> {
  const records: BackupRecord[] = [];
  for await (const { type, bytes: content } of readRecords(inPieces(bytes, size))) {
    records.push({ type, bytes: new Uint8Array(content) });
  }
  return records;
}

const record = fc.record({
  type: fc.constantFrom('manifest', 'table', 'rows', 'end'),
  bytes: fc.uint8Array({ maxLength: 40 }),
});

describe('records', () => {
  it('come back as written, whatever the pieces in which they arrive', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record), fc.integer({ min: 1, max: 50 }), async (given, size) => {
        const written = Buffer.concat(given.map(({ type, bytes }) => writeRecord(type, bytes)));
        expect(await read(written, size)).toEqual(given);
      }),
    );
  });

  it('are not taken when one is cut off or of no known type', async () => {
    const whole = writeRecord('rows', Buffer.from('12345'));
    for (const bytes of [whole.subarray(0, 3), whole.subarray(0, 9), Buffer.from('ffffffff')]) {
      await expect(read(bytes, 2)).rejects.toThrow(BackupBroken);
    }
  });
});
