import { randomUUID } from 'node:crypto';
import type { Db } from '../../system/database.ts';
import { SealBroken } from '../../vault/seal.ts';
import { checkNodeRoom, claimRoom, ownerOf } from './quota.ts';
import {
  openUploadFacts,
  PIECE_BYTES,
  sealFacts,
  sealPiece,
  type UploadFacts,
} from './sealed-upload.ts';
import { appendPiece, insertUploadOnce, type UploadRow, uploadById, type Weight } from './store.ts';

/** How long a file may take to come, from its beginning. */
const WAITING_MS = 24 * 3_600_000;
/** More, and somebody sends it byte by byte. */
const MOST_PIECES = 2_000;

/** A file on its way in, opened. */
export interface Upload extends Omit<UploadRow, 'sealedFacts'> {
  readonly facts: UploadFacts;
}

/** Why nothing (more) was added to an upload. */
export type NotReceived = 'elsewhere' | 'too-long' | 'too-many-pieces';

/** What came of one request, and where the upload stands. */
export interface Received {
  readonly received: number;
  readonly refused?: NotReceived;
  /** Whether the connection broke before the request was over. */
  readonly cut?: boolean;
}

/**
 * Makes room for a file of `size` bytes.
 * @param it.beside files that are in its case already
 * @throws FileRefused full, for one visit; busy, while the whole node holds no more
 */
export async function beginUpload(
  db: Db,
  key: Uint8Array,
  it: { facts: UploadFacts; size: number; now: Date; beside?: Weight | undefined },
): Promise<{ id: string; expiresAt: Date }> {
  const { size, facts, beside } = it;
  const id = randomUUID();
  const expiresAt = new Date(it.now.getTime() + WAITING_MS);
  const sealedFacts = await sealFacts(key, id, facts);
  const owner = ownerOf(key, facts.caseId);
  const none = { received: 0, chunks: 0, state: 'coming' } as const;
  await checkNodeRoom(db, size);
  await db.transaction(async (tx) => {
    await claimRoom(tx, { owner, size, beside });
    await insertUploadOnce(tx, { id, owner, sealedFacts, size, ...none, expiresAt });
  });
  return { id, expiresAt };
}

/** @returns undefined if there is none, or it is somebody else's */
export async function openUpload(db: Db, key: Uint8Array, id: string): Promise<Upload | undefined> {
  const row = await uploadById(db, id);
  if (!row) return undefined;
  try {
    const facts = await openUploadFacts(key, row);
    const { sealedFacts: _, ...rest } = row;
    return { ...rest, facts };
  } catch (error) {
    // under another key it is somebody else's
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

/**
 * Adds what a request brings, piece by piece as it comes: what came before a line broke stays.
 * Never throws for a broken connection.
 */
export async function receive(
  db: Db,
  key: Uint8Array,
  it: { upload: Upload; body: AsyncIterable<Uint8Array> },
): Promise<Received> {
  const { id, size } = it.upload;
  let { received, chunks: n } = it.upload;
  let refused: NotReceived | undefined;
  const write = async (bytes: Uint8Array) => {
    if (n >= MOST_PIECES) refused = 'too-many-pieces';
    else if (received + bytes.length > size) refused = 'too-long';
    if (refused || bytes.length === 0) return;
    const sealed = sealPiece(key, { id, n }, bytes);
    const piece = { uploadId: id, n, offset: received, bytes: bytes.length, sealed };
    if (!(await appendPiece(db, piece))) refused = 'elsewhere';
    else [received, n] = [received + bytes.length, n + 1];
  };
  let cut = false;
  const body = untilCut(it.body, () => {
    cut = true;
  });
  for await (const piece of inPieces(body)) {
    await write(piece);
    if (refused) break;
  }
  return { received, ...(refused ? { refused } : {}), ...(cut ? { cut } : {}) };
}

/** A stream that ends where its connection broke. */
export async function* untilCut(
  body: AsyncIterable<Uint8Array>,
  broke: () => void = () => {},
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch {
    broke();
  }
}

/** Bytes in pieces of one size, the last one smaller. */
async function* inPieces(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting = Buffer.alloc(0);
  for await (const part of body) {
    waiting = Buffer.concat([waiting, part]);
    while (waiting.length >= PIECE_BYTES) {
      yield waiting.subarray(0, PIECE_BYTES);
      waiting = waiting.subarray(PIECE_BYTES);
    }
  }
  yield waiting;
}
