import { audit } from '../access/audit/audit.ts';
import type { HandingOn } from '../access/team/leaving.ts';
import type { Db } from '../system/database.ts';
import { openFilingOf } from '../vault/filing.ts';
import { type OpenIntakeKey, openIntakeKeys } from '../vault/intake-key.ts';
import { SealBroken } from '../vault/seal.ts';
import type { News } from './acts.ts';
import { deleteSupporter } from './flow/supporters-store.ts';
import { tell } from './flow/tell.ts';
import { type OwnedCase, openCasesOfOwner } from './hand-on-store.ts';
import { sealNote } from './note-place.ts';
import { newOwner } from './owner.ts';
import { insertJournal, updateCase } from './store.ts';

/**
 * Gives every open case of somebody to a colleague. The journal says who did it and, sealed like
 * every note, to whom; every reporter reads the new name, but for that of a case that is offered to
 * another point or on its way there: who has it here may change, what is said in it may not. Give
 * the transaction in which the colleague leaves.
 */
export async function handOn(tx: Db, it: HandingOn, news?: News): Promise<void> {
  const { from, to, by, now } = it;
  const { accountId } = by;
  const keys = await openIntakeKeys(tx, by);
  for (const owned of await openCasesOfOwner(tx, from)) {
    const { case: row, filing } = owned;
    const caseId = row.id;
    const filingKey = await keyOf(owned, keys);
    const of = filingKey && { caseId, accountId, filingKey, now };
    await insertJournal(tx, {
      caseId,
      at: now,
      actorId: accountId,
      act: 'hand-on',
      fromState: row.state,
      toState: row.state,
      sealedNote: of ? await sealNote(of, to.name) : null,
    });
    await updateCase(tx, row, newOwner(row, to.id));
    await deleteSupporter(tx, { caseId, accountId: to.id });
    const { language } = filing;
    if (of && row.frozenBy === null && row.state !== 'TRANSFERRED') {
      const told = { ...of, language, ...(news ? { news } : {}) };
      await tell(tx, told, { sentence: 'handedOn', name: to.name });
    }
    const actor = { kind: 'account', id: accountId } as const;
    await audit(tx, { at: now, actor, act: 'case-acted', caseId, subject: 'hand-on' });
  }
}

/** The key of a case; undefined for one that does not open, which still goes over. */
async function keyOf(
  { case: it, filing }: OwnedCase,
  keys: ReadonlyMap<string, OpenIntakeKey>,
): Promise<Uint8Array | undefined> {
  const key = keys.get(filing.kid);
  if (!key) return undefined;
  try {
    return (await openFilingOf(it.id, key, filing)).filingKey;
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}
