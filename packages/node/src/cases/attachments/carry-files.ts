import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { keepCopied, readAttachment } from './attachments.ts';
import { attachmentOf, markFilesSeen } from './store.ts';

/** A case and the key under which its files are sealed. */
interface Place {
  readonly caseId: string;
  readonly filingKey: Uint8Array;
}

/** From which case to which, which files, and which worker chose them. */
export interface Carrying {
  readonly from: Place;
  readonly to: Place;
  readonly ids: readonly string[];
  readonly accountId: string;
  readonly now: Date;
}

/**
 * Gives another case files of its own: sealed under that case's key, with who sent them and when.
 * Each case keeps or loses its files with itself. They are no news there: a worker chose them.
 * @throws Refusal request-invalid for one told twice; not-found for one that the case has not;
 *   SealBroken
 */
export async function carryFiles(tx: Db, it: Carrying): Promise<void> {
  const { from, to, ids, now } = it;
  if (new Set(ids).size !== ids.length) throw new Refusal('request-invalid');
  // one at a time: a case may hold 100 MB
  for (const id of ids) {
    const file = await readAttachment(tx, { ...from, id });
    const added = await attachmentOf(tx, { caseId: from.caseId, id });
    if (!added) throw new Refusal('not-found');
    const { at, accountId, sender } = added;
    const copied = await keepCopied(tx, { file, given: { ...to, accountId, now: at } });
    await markFilesSeen(tx, [{ id: copied, sender }], now);
    const actor = { kind: 'account', id: it.accountId } as const;
    const entry = { act: 'attachment-added', caseId: to.caseId, subject: copied } as const;
    await audit(tx, { at: now, actor, ...entry });
  }
}
