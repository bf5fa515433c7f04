import { inArray } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import {
  attachments,
  cases,
  consents,
  corrections,
  erasureRequests,
  feedback,
  filings,
  holds,
  journal,
  messages,
  notices,
  searchEntries,
} from '../tables.ts';
import { forgetTrajectories } from '../trajectory/gone.ts';

/**
 * Erases cases and everything of them, in every table; give a transaction, with the cases locked.
 * Tallies and releases stay (they are anonymous), as does the audit log (ids only).
 *
 * Bytes of a deleted row stay in PostgreSQL's files and in its log until it overwrites them, the
 * filing's sealed key among them: till then who has the disk and the intake key opens them.
 * A visit that shows the case is sealed under its cookie and cannot be found; it ends in an hour.
 */
export async function eraseCases(tx: Db, ids: readonly string[]): Promise<void> {
  const all = [...ids];
  // first, while it is still known who agreed to what
  await forgetTrajectories(tx, all);
  // parts of files go with their attachment
  await tx.delete(attachments).where(inArray(attachments.caseId, all));
  await tx.delete(searchEntries).where(inArray(searchEntries.caseId, all));
  await tx.delete(messages).where(inArray(messages.caseId, all));
  await tx.delete(journal).where(inArray(journal.caseId, all));
  await tx.delete(consents).where(inArray(consents.caseId, all));
  await tx.delete(corrections).where(inArray(corrections.caseId, all));
  await tx.delete(feedback).where(inArray(feedback.caseId, all));
  await tx.delete(holds).where(inArray(holds.caseId, all));
  await tx.delete(notices).where(inArray(notices.caseId, all));
  await tx.delete(erasureRequests).where(inArray(erasureRequests.caseId, all));
  const gone = await tx
    .delete(cases)
    .where(inArray(cases.id, all))
    .returning({ filingId: cases.filingId });
  const filed = gone.map(({ filingId }) => filingId);
  await tx.delete(filings).where(inArray(filings.id, filed));
}
