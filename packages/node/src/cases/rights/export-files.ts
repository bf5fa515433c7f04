import type { Db } from '../../system/database.ts';
import { listAttachments, readAttachment } from '../attachments/attachments.ts';

/** What one copy carries of files, so that a browser can still take it as one file. */
const MAX_BYTES = 10 * 1024 * 1024;

/** A file of a case, in a copy. */
export interface CopiedFile {
  readonly id: string;
  readonly at: string;
  readonly from: 'reporter' | 'worker';
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** Base64, as JSON carries no bytes; null where it would become too large: it is fetched alone. */
  readonly content: string | null;
}

/** The files of a case, the first one first; what they hold only where it is asked for. */
export async function copyFiles(
  db: Db,
  { caseId, filingKey }: { caseId: string; filingKey: Uint8Array },
  withContent: boolean,
): Promise<CopiedFile[]> {
  const copied: CopiedFile[] = [];
  let room = withContent ? MAX_BYTES : 0;
  for (const { id, at, sender: from, name, type, bytes } of await listAttachments(
    db,
    caseId,
    filingKey,
  )) {
    const fits = bytes <= room;
    if (fits) room -= bytes;
    const content = fits ? await contentOf(db, { caseId, id, filingKey }) : null;
    copied.push({ id, at: at.toISOString(), from, name, type, bytes, content });
  }
  return copied;
}

async function contentOf(
  db: Db,
  it: { caseId: string; id: string; filingKey: Uint8Array },
): Promise<string> {
  return (await readAttachment(db, it)).bytes.toString('base64');
}
