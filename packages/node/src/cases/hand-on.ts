import { audit } from '../access/audit/audit.ts';
import type { HandingOn } from '../access/team/leaving.ts';
import type { Db } from '../system/database.ts';
import { openFilingOf } from '../vault/filing.ts';
import { type OpenIntakeKey, openIntakeKeys } from '../vault/intake-key.ts';
import { SealBroken, sealText } from '../vault/seal.ts';
import { notePlace } from './act.ts';
import { type OwnedCase, openCasesOfOwner } from './hand-on-store.ts';
import { insertJournal, updateCase } from './store.ts';

/**
 * Gives every open case of somebody to a colleague. The journal says who did it and, sealed like
 * every note, to whom. Give the transaction in which the colleague leaves.
 */
export async function handOn(tx: Db, { from, to, by, now }: HandingOn): Promise<void> {
  const keys = await openIntakeKeys(tx, by);
  for (const owned of await openCasesOfOwner(tx, from)) {
    const { case: it } = owned;
    await insertJournal(tx, {
      caseId: it.id,
      at: now,
      actorId: by.accountId,
      act: 'hand-on',
      fromState: it.state,
      toState: it.state,
      sealedNote: await noteFor(owned, keys, { name: to.name, at: now, actorId: by.accountId }),
    });
    await updateCase(tx, it, { ownerId: to.id });
    const actor = { kind: 'account', id: by.accountId } as const;
    await audit(tx, { at: now, actor, act: 'case-acted', caseId: it.id, subject: 'hand-on' });
  }
}

/** The colleague's name, sealed; nothing for a case that does not open, which still goes over. */
async function noteFor(
  { case: it, filing }: OwnedCase,
  keys: ReadonlyMap<string, OpenIntakeKey>,
  { name, ...written }: { name: string; at: Date; actorId: string },
): Promise<string | null> {
  const key = keys.get(filing.kid);
  if (!key) return null;
  try {
    const { filingKey } = await openFilingOf(it.id, key, filing);
    return await sealText(filingKey, notePlace(it.id, written), name);
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}
