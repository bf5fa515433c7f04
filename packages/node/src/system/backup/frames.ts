import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/** The file is not what was written: cut off, changed, put together anew, or another key's. */
export class BackupBroken extends Error {
  constructor() {
    super('The backup file is damaged or cut off. Take another one.');
    this.name = 'BackupBroken';
  }
}

/** What the frames of one file are bound to: its own random key, and the head before them. */
export interface FrameBinding {
  /** 256 bits, used for this file only. */
  readonly key: Uint8Array;
  readonly head: Uint8Array;
}

type Bytes = AsyncIterable<Uint8Array>;

const CIPHER = 'aes-256-gcm';
const FRAME_BYTES = 64 * 1024;
const TAG_BYTES = 16;

/**
 * Seals a stream in frames of 64 KiB, AES-256-GCM each. The counter and whether it is the last
 * one are nonce and authenticated data, with the head's digest (the STREAM construction, Hoang,
 * Reyhanitabar, Rogaway and Vizár, 2015): a frame left out, moved or cut off at the end is found.
 */
export async function* sealFrames(binding: FrameBinding, source: Bytes): AsyncGenerator<Buffer> {
  const digest = digestOf(binding.head);
  for await (const { bytes, counter, isLast } of inFrames(source, FRAME_BYTES)) {
    const nonce = nonceOf(counter, isLast);
    const cipher = createCipheriv(CIPHER, binding.key, nonce).setAAD(
      Buffer.concat([digest, nonce]),
    );
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Opens what {@link sealFrames} sealed, frame by frame. @throws BackupBroken */
export async function* openFrames(binding: FrameBinding, source: Bytes): AsyncGenerator<Buffer> {
  const digest = digestOf(binding.head);
  for await (const { bytes, counter, isLast } of inFrames(source, FRAME_BYTES + TAG_BYTES)) {
    const at = bytes.length - TAG_BYTES;
    if (at < 0) throw new BackupBroken();
    const nonce = nonceOf(counter, isLast);
    const decipher = createDecipheriv(CIPHER, binding.key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.concat([digest, nonce])).setAuthTag(bytes.subarray(at));
    const opened = decipher.update(bytes.subarray(0, at));
    try {
      decipher.final();
    } catch {
      throw new BackupBroken();
    }
    yield opened;
  }
}

interface Frame {
  bytes: Buffer;
  counter: number;
  isLast: boolean;
}

/** Cuts a stream into pieces of one size; there is always a last one, which may be shorter or empty. */
async function* inFrames(source: Bytes, size: number): AsyncGenerator<Frame> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  let counter = 0;
  for await (const chunk of source) {
    waiting.push(chunk);
    length += chunk.length;
    if (length <= size) continue;
    const all = Buffer.concat(waiting);
    let from = 0;
    for (; all.length - from > size; from += size) {
      yield { bytes: all.subarray(from, from + size), counter, isLast: false };
      counter += 1;
    }
    waiting = [all.subarray(from)];
    length = all.length - from;
  }
  yield { bytes: Buffer.concat(waiting), counter, isLast: true };
}

function nonceOf(counter: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(counter), 0);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

function digestOf(head: Uint8Array): Buffer {
  return createHash('sha256').update(head).digest();
}
