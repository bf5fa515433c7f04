import { keepCleanFile } from '../../cases/attachments/attachments.ts';
import type { CleanFile } from '../../cases/attachments/files/clean-file.ts';
import type { Db } from '../../system/database.ts';
import { SealBroken } from '../../vault/seal.ts';
import type { DraftFile } from '../visit/visit.ts';
import { ownerOf } from './quota.ts';
import { keyOf, openPieces, openWaitingFacts } from './sealed-upload.ts';
import { deleteUploadsOf, uploadById } from './store.ts';

/** Files that lay beside a report and are there no more. */
export class FilesLost extends Error {
  readonly files: readonly DraftFile[];

  constructor(files: readonly DraftFile[]) {
    super(`${files.length} files that lay beside a report are gone`);
    this.name = 'FilesLost';
    this.files = files;
  }
}

/**
 * Moves the files that lay beside a report into its case, sealed anew, in the transaction in which
 * it is filed; what did not come whole is dropped.
 * @param it.filesKey base64url, as the visit has it
 * @throws FilesLost if some cannot be opened any more: their sender must know before it is filed
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
): Promise<void> {
  const { files, caseId, filingKey, now } = it;
  const key = keyOf(it.filesKey);
  const lost: DraftFile[] = [];
  for (const file of files) {
    const open = await openWaiting(tx, key, file.id);
    if (open) await keepCleanFile(tx, { ...open, caseId, filingKey, accountId: null, now });
    else lost.push(file);
  }
  if (lost.length > 0) throw new FilesLost(lost);
  await deleteUploadsOf(tx, ownerOf(key));
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
