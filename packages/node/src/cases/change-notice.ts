import { audit } from '../access/audit/audit.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { type Notice, setNotice } from './notice.ts';
import { caseWithFiling, lockCase } from './store.ts';

/**
 * The reporter says where they want to hear of news, or that they no longer do (null).
 * @throws Refusal not-found; anonymous-no-contact for an address of somebody whom nobody may know
 */
export async function changeNotice(
  db: Db,
  of: { caseId: string; filingKey: Uint8Array; now: Date },
  notice: Notice | null,
): Promise<void> {
  const { caseId, now: at } = of;
  await db.transaction(async (tx) => {
    if (!(await lockCase(tx, caseId, 'reporter'))) throw new Refusal('not-found');
    const found = notice && (await caseWithFiling(tx, caseId));
    if (found?.filing.anonymity === 'ANON_FULL') throw new Refusal('anonymous-no-contact');
    await setNotice(tx, of, notice);
    const act = notice ? 'notice-set' : 'notice-ended';
    await audit(tx, { at, actor: { kind: 'reporter' }, act, caseId });
  });
}
