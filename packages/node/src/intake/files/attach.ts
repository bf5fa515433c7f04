import { keepCleanFile } from '../../cases/attachments/attachments.ts';
import type { CleanFile } from '../../cases/attachments/files/clean-file.ts';
import type { Db } from '../../system/database.ts';
import { SealBroken } from '../../vault/seal.ts';
import type { DraftFile } from '../visit/visit.ts';
import { keyOf, openPieces, openWaitingFacts } from './sealed-upload.ts';
import { deleteUploads, uploadById } from './store.ts';

/**
 * Moves the files that lay beside a report into its case, sealed anew, in the transaction in which
 * it is filed. Uploads that were not finished stay behind and expire.
 * @param it.filesKey base64url, as the visit has it
 * @returns files that could not be opened any more: a report is not held up by them
 */
export async function attachDraftFiles(
  tx: Db,
  it: {
    files: readonly DraftFile[];
    filesKey: string;
    caseId: string;
    filingKey: Uint8Array;
    now: Date;
  },
): Promise<DraftFile[]> {
  const { files, caseId, filingKey, now } = it;
  const key = keyOf(it.filesKey);
  const lost: DraftFile[] = [];
  for (const file of files) {
    const open = await openWaiting(tx, key, file.id);
    if (open) await keepCleanFile(tx, { ...open, caseId, filingKey, accountId: null, now });
    else lost.push(file);
  }
  await deleteUploads(
    tx,
    files.map(({ id }) => id),
  );
  return lost;
}

async function openWaiting(tx: Db, key: Uint8Array, id: string): Promise<CleanFile | undefined> {
  const row = await uploadById(tx, id);
  if (!row) return undefined;
  try {
    const { name, type, bytes } = await openWaitingFacts(key, row);
    return { name, type, bytes: await openPieces(tx, key, { id, chunks: row.chunks, bytes }) };
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}
