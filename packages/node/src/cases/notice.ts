import { eq } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import { openText, sealText } from '../vault/seal.ts';
import { cases, notices } from './tables.ts';

/** Where a reporter wants to hear that there is news, and in which language. */
export interface Notice {
  readonly email: string;
  readonly language: string;
}

/** Seals where a reporter wants to hear of news, as it lies in their case. */
export async function sealNotice(
  filingKey: Uint8Array,
  caseId: string,
  notice: Notice,
): Promise<string> {
  return sealText(filingKey, placeOf(caseId), JSON.stringify(notice));
}

/**
 * Sets it, or ends it with null. Mail that waits is dropped: it would go where they heard of news
 * before. Give a transaction.
 */
export async function setNotice(
  db: Db,
  { caseId, filingKey }: { caseId: string; filingKey: Uint8Array },
  notice: Notice | null,
): Promise<void> {
  const sealedNotice = notice && (await sealNotice(filingKey, caseId, notice));
  await db.update(cases).set({ sealedNotice }).where(eq(cases.id, caseId));
  await db.delete(notices).where(eq(notices.caseId, caseId));
}

/** Reads it; null if the reporter wants no mail. @throws SealBroken */
export async function readNotice(
  db: Db,
  { caseId, filingKey }: { caseId: string; filingKey: Uint8Array },
): Promise<Notice | null> {
  const [row] = await db
    .select({ sealed: cases.sealedNotice })
    .from(cases)
    .where(eq(cases.id, caseId));
  if (!row?.sealed) return null;
  return JSON.parse(await openText(filingKey, placeOf(caseId), row.sealed)) as Notice;
}

function placeOf(caseId: string): string {
  return `case/${caseId}/notice`;
}
