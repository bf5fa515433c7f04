import { and, asc, eq, gte, inArray, isNull, lt } from 'drizzle-orm';
import { accounts } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';
import { attachmentChunks, attachments } from '../tables.ts';

type AttachmentRow = typeof attachments.$inferSelect;

/** @returns false if an attachment with this id is there already */
export async function insertAttachmentOnce(db: Db, row: AttachmentRow): Promise<boolean> {
  const rows = await db
    .insert(attachments)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: attachments.id });
  return rows.length === 1;
}

export async function insertChunk(
  db: Db,
  chunk: { attachmentId: string; n: number; sealed: Uint8Array },
): Promise<void> {
  await db.insert(attachmentChunks).values(chunk);
}

/** The attachments of a case, the first one first, with the name of the worker who added it. */
export async function attachmentsOf(db: Db, caseId: string) {
  return db
    .select({
      id: attachments.id,
      at: attachments.at,
      sender: attachments.sender,
      accountId: attachments.accountId,
      by: accounts.name,
      sealedFacts: attachments.sealedFacts,
    })
    .from(attachments)
    .leftJoin(accounts, eq(accounts.id, attachments.accountId))
    .where(eq(attachments.caseId, caseId))
    .orderBy(asc(attachments.at), asc(attachments.id));
}

/** An attachment, if it is one of this case. */
export async function attachmentOf(
  db: Db,
  { caseId, id }: { caseId: string; id: string },
): Promise<AttachmentRow | undefined> {
  const [row] = await db
    .select()
    .from(attachments)
    .where(and(eq(attachments.id, id), eq(attachments.caseId, caseId)));
  return row;
}

/** Parts `from` to `to` (not itself) of an attachment, in their order. */
export async function chunksOf(
  db: Db,
  attachmentId: string,
  { from, to }: { from: number; to: number },
): Promise<{ n: number; sealed: Uint8Array }[]> {
  const { n, sealed } = attachmentChunks;
  return db
    .select({ n, sealed })
    .from(attachmentChunks)
    .where(and(eq(attachmentChunks.attachmentId, attachmentId), gte(n, from), lt(n, to)))
    .orderBy(asc(n));
}

/** Marks the files that a worker was shown as seen; what comes in meanwhile stays new. */
export async function markFilesSeen(
  db: Db,
  shown: readonly { id: string; sender: string }[],
  now: Date,
): Promise<void> {
  const ids = shown.filter(({ sender }) => sender === 'reporter').map(({ id }) => id);
  await db
    .update(attachments)
    .set({ readAt: now })
    .where(and(inArray(attachments.id, ids), isNull(attachments.readAt)));
}
