import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BackupBroken, type FrameBinding, openFrames, sealFrames } from './frames.ts';

const FRAME = 64 * 1024;
const SEALED_FRAME = FRAME + 16;
const binding: FrameBinding = { key: randomBytes(32), head: Buffer.from('head') };

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function gathered(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const sealed = (bytes: Uint8Array, by = binding) =>
  gathered(sealFrames(by, inPieces(bytes, 50_000)));
const opened = (bytes: Uint8Array, by = binding) =>
  gathered(openFrames(by, inPieces(bytes, 33_333)));

/** The sealed frames of three full frames and a bit. */
async function threeFrames(): Promise<Buffer[]> {
  const all = await sealed(randomBytes(3 * FRAME + 10));
  return [0, 1, 2, 3].map((n) => all.subarray(n * SEALED_FRAME, (n + 1) * SEALED_FRAME));
}

describe('frames', () => {
  it.each([0, 1, FRAME - 1, FRAME, FRAME + 1, 2 * FRAME, 5 * FRAME + 7])(
    'give %i bytes back as they were',
    async (length) => {
      const bytes = randomBytes(length);
      expect((await opened(await sealed(bytes))).equals(bytes)).toBe(true);
    },
  );

  it('come whole, whatever the pieces in which they arrive', async () => {
    const bytes = randomBytes(2 * FRAME + 5);
    const all = await sealed(bytes);
    for (const size of [1_000, SEALED_FRAME, all.length]) {
      const back = await gathered(openFrames(binding, inPieces(all, size)));
      expect(back.equals(bytes)).toBe(true);
    }
  });

  it('do not open when a bit is changed anywhere', async () => {
    const all = await sealed(randomBytes(FRAME + 100));
    await fc.assert(
      fc.asyncProperty(fc.nat(all.length * 8 - 1), async (bit) => {
        const changed = Buffer.from(all);
        changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        await expect(opened(changed)).rejects.toThrow(BackupBroken);
      }),
    );
  });

  it('do not open when cut off, at the end of a frame either', async () => {
    const all = Buffer.concat(await threeFrames());
    const lengths = [
      0,
      1,
      15,
      16,
      SEALED_FRAME,
      2 * SEALED_FRAME,
      3 * SEALED_FRAME,
      all.length - 1,
    ];
    for (const length of lengths) {
      await expect(opened(all.subarray(0, length)), String(length)).rejects.toThrow(BackupBroken);
    }
  });

  it('do not open when swapped, left out, repeated or followed by more', async () => {
    const [a, b, c, end] = (await threeFrames()) as [Buffer, Buffer, Buffer, Buffer];
    for (const order of [
      [b, a, c, end],
      [a, c, end],
      [a, a, b, c, end],
      [a, b, c, end, end],
      [end],
    ]) {
      await expect(opened(Buffer.concat(order))).rejects.toThrow(BackupBroken);
    }
  });

  it('do not open under another head or with another key', async () => {
    const all = await sealed(randomBytes(10));
    await expect(opened(all, { ...binding, head: Buffer.from('Head') })).rejects.toThrow();
    await expect(opened(all, { ...binding, key: randomBytes(32) })).rejects.toThrow();
  });
});
