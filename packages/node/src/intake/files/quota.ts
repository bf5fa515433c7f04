import { hkdfSync } from 'node:crypto';
import { MAX_CASE_BYTES, MAX_FILES } from '../../cases/attachments/attachments.ts';
import { FileRefused } from '../../cases/attachments/files/file-refused.ts';
import type { Db } from '../../system/database.ts';
import { bytesWaiting, heldBy, lockOwner, type Weight } from './store.ts';

/** Of all files on their way and waiting, in the whole node. */
const MAX_WAITING_BYTES = 2_048 * 1024 * 1024;

/**
 * By what the files of one visit are counted, apart for each report. Without the key it leads to
 * neither (HKDF, RFC 5869).
 * @param caseId the case they are for; without, a report that is not sent yet
 */
export function ownerOf(key: Uint8Array, caseId = ''): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, caseId, 'nabij upload owner', 16));
}

export function weightOf(files: readonly { bytes: number }[]): Weight {
  return { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Whether one more file may come to what a report has. */
export function hasRoom(held: Weight, bytes: number): boolean {
  return held.files < MAX_FILES && held.bytes + bytes <= MAX_CASE_BYTES;
}

/**
 * Makes sure, until the end of the transaction, that an owner has room for one more file.
 * @param it.beside files that are in the case already
 * @param it.only whether what is on its way does not count
 * @throws FileRefused full
 */
export async function claimRoom(
  tx: Db,
  it: { owner: Uint8Array; size: number; beside?: Weight | undefined; only?: 'ready' },
): Promise<void> {
  const { owner, size, beside = weightOf([]) } = it;
  await lockOwner(tx, owner);
  const own = await heldBy(tx, owner, it.only);
  const held = { files: own.files + beside.files, bytes: own.bytes + beside.bytes };
  if (!hasRoom(held, size)) throw new FileRefused('full');
}

/** @throws FileRefused busy while the node holds no more files that wait */
export async function checkNodeRoom(db: Db, size: number): Promise<void> {
  if ((await bytesWaiting(db)) + size > MAX_WAITING_BYTES) throw new FileRefused('busy');
}
