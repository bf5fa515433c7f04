import { ownSeed } from '../../counts/person.ts';
import { tallyPerson } from '../../counts/tally.ts';
import type { Db } from '../../system/database.ts';
import { openBytes, SealBroken, sealBytes } from '../../vault/seal.ts';
import type { CaseRow } from '../store.ts';
import { keepPerson } from './store.ts';

/**
 * By which the person is counted who told a case: that which it shares with their other cases, or
 * its own. One that somebody else put there does not open, and counts for nothing.
 */
export async function seedOf(
  { id, sealedPerson }: Pick<CaseRow, 'id' | 'sealedPerson'>,
  filingKey: Uint8Array,
): Promise<Uint8Array> {
  if (sealedPerson === null) return ownSeed(filingKey);
  try {
    return await openBytes(filingKey, personPlace(id), sealedPerson);
  } catch (error) {
    if (error instanceof SealBroken) return ownSeed(filingKey);
    throw error;
  }
}

/** Seals it for a case: only who opens the case knows with which others it counts. */
export async function sealSeed(
  filingKey: Uint8Array,
  caseId: string,
  seed: Uint8Array,
): Promise<string> {
  return sealBytes(filingKey, personPlace(caseId), seed);
}

/** From now on a case counts as told by the one with this seed, as far as it has not left. */
export async function countAs(
  tx: Db,
  { caseId, filingKey }: { caseId: string; filingKey: Uint8Array },
  seed: Uint8Array,
): Promise<void> {
  await keepPerson(tx, caseId, await sealSeed(filingKey, caseId, seed));
  await tallyPerson(tx, caseId, seed);
}

function personPlace(caseId: string): string {
  return `case/${caseId}/person`;
}
