import { type AuditAct, audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { type CaseRow, insertJournal, lockCase, updateCase } from '../store.ts';

/** A worker who changes something of a case that is open to them. */
export interface Changing {
  readonly caseId: string;
  readonly accountId: string;
  readonly filingKey: Uint8Array;
  readonly now: Date;
}

/** How a change is told: in the history of the case, and in the audit log with an id or codes. */
export interface Told {
  readonly act: string;
  readonly audited: AuditAct;
  readonly subject: string;
}

/**
 * Changes something beside a case in one transaction, while other writers of the case wait. Work
 * that answers undefined changed nothing, and nothing is told.
 * @throws Refusal not-found, and what the work refuses
 */
export async function changing(
  db: Db,
  by: Changing,
  work: (tx: Db, current: CaseRow) => Promise<Told | undefined>,
): Promise<void> {
  const { caseId, accountId, now: at } = by;
  await db.transaction(async (tx) => {
    const current = await lockCase(tx, caseId);
    if (!current) throw new Refusal('not-found');
    const told = await work(tx, current);
    if (!told) return;
    const entry = { caseId, at, actorId: accountId, act: told.act, sealedNote: null };
    await insertJournal(tx, { ...entry, fromState: null, toState: null });
    await updateCase(tx, current, {});
    const actor = { kind: 'account', id: accountId } as const;
    await audit(tx, { at, actor, act: told.audited, caseId, subject: told.subject });
  });
}
