import type { Db } from '../../system/database.ts';
import { SealBroken } from '../../vault/seal.ts';
import type { Actor } from '../acts.ts';
import { openCaseFor } from '../read.ts';

/**
 * Who acts, on another case that an act touches too: with its own key and its reporter's language.
 * Undefined where it does not open, so that one broken case holds up no other.
 * @throws Refusal not-found, not-let-in
 */
export async function onAnother(tx: Db, actor: Actor, caseId: string): Promise<Actor | undefined> {
  try {
    const { filing, open } = await openCaseFor(tx, actor.who, caseId);
    const { language, anonymity } = filing;
    return { ...actor, caseId, language, anonymity, filingKey: open.filingKey };
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}
