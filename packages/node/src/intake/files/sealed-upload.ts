import type { CleanFile } from '../../cases/attachments/files/clean-file.ts';
import type { Db } from '../../system/database.ts';
import { openRaw, openText, SealBroken, sealRaw, sealText } from '../../vault/seal.ts';
import { piecesOf, type UploadRow } from './store.ts';

/** What is known of a file on its way in: all of it sealed. */
export interface UploadFacts {
  /** As its device names it. */
  readonly name: string;
  /** The whole `Upload-Metadata` that came with it. */
  readonly metadata: string;
  /** The case it is for; without, a report that is not sent yet. */
  readonly caseId?: string;
  /** The clean file it became, once it has. */
  readonly kept?: string;
}

/** What is known of a clean file that waits for its report. */
export type WaitingFacts = Omit<CleanFile, 'bytes'> & { readonly bytes: number };

export const PIECE_BYTES = 256 * 1024;
/** Pieces that are read at once: 2 MB. */
const AT_ONCE = 8;

/** The key of a visit's files, as it is remembered there (base64url). */
export function keyOf(filesKey: string): Uint8Array {
  return new Uint8Array(Buffer.from(filesKey, 'base64url'));
}

export function sealFacts(
  key: Uint8Array,
  id: string,
  facts: UploadFacts | WaitingFacts,
): Promise<string> {
  return sealText(key, factsPlace(id), JSON.stringify(facts));
}

/** @throws SealBroken for an upload of somebody else */
export async function openUploadFacts(key: Uint8Array, row: UploadRow): Promise<UploadFacts> {
  return JSON.parse(await openText(key, factsPlace(row.id), row.sealedFacts)) as UploadFacts;
}

/** @throws SealBroken for a file of somebody else */
export async function openWaitingFacts(key: Uint8Array, row: UploadRow): Promise<WaitingFacts> {
  return JSON.parse(await openText(key, factsPlace(row.id), row.sealedFacts)) as WaitingFacts;
}

export function sealPiece(
  key: Uint8Array,
  { id, n }: { id: string; n: number },
  bytes: Uint8Array,
): Uint8Array {
  return sealRaw(key, piecePlace(id, n), bytes);
}

/**
 * Opens all pieces of an upload.
 * @param bytes how many there must be
 * @throws SealBroken if one is missing, moved or changed
 */
export async function openPieces(
  db: Db,
  key: Uint8Array,
  { id, chunks, bytes }: { id: string; chunks: number; bytes: number },
): Promise<Buffer<ArrayBuffer>> {
  const pieces: Buffer[] = [];
  for (let from = 0; from < chunks; from += AT_ONCE) {
    const to = Math.min(from + AT_ONCE, chunks);
    for (const { n, sealed } of await piecesOf(db, id, { from, to })) {
      pieces.push(openRaw(key, piecePlace(id, n), sealed));
    }
    if (pieces.length !== to) throw new SealBroken();
  }
  const whole = Buffer.concat(pieces);
  if (whole.length !== bytes) throw new SealBroken();
  return whole;
}

function factsPlace(id: string): string {
  return `upload/${id}`;
}

/** Where a piece is sealed: it cannot be moved, or put in another file. */
function piecePlace(id: string, n: number): string {
  return `upload/${id}/${n}`;
}
