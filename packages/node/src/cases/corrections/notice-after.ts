import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { readNotice, setNotice } from '../notice.ts';

/** What a correction did to mail that there is news: nothing, moved, or ended. */
export type NoticeAfter = 'corrected' | 'mailMoved' | 'mailEnded';

/**
 * Mail that there is news follows an e-mail address that is corrected, and ends with one that is
 * taken away: the old one may be read by somebody else now. Give the transaction of the correction.
 */
export async function noticeAfter(
  tx: Db,
  of: { caseId: string; filingKey: Uint8Array; now: Date },
  { before, after }: { before: string | undefined; after: string | undefined },
): Promise<NoticeAfter> {
  if (after === undefined) return 'corrected';
  const notice = await readNotice(tx, of);
  if (!notice || notice.email.toLowerCase() !== before?.toLowerCase()) return 'corrected';
  await setNotice(tx, of, after === '' ? null : { ...notice, email: after });
  const act = after === '' ? 'notice-ended' : 'notice-set';
  await audit(tx, { at: of.now, actor: { kind: 'reporter' }, act, caseId: of.caseId });
  return after === '' ? 'mailEnded' : 'mailMoved';
}
