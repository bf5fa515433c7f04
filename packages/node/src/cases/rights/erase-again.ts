import type { OkpJwk } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import {
  type Erasing,
  eraseWithProof,
  provesDeletionOf,
  readDeletionProof,
} from '../retention/deletion-proof.ts';
import { caseClasses, type DeletionRow, lockCases } from '../retention/store.ts';

/**
 * Deletes again what these proofs say was deleted, after a backup from before brought it back. A
 * proof names cases by a hash only: every case that is here is tried against it.
 * @param nodeKeys Public keys of this node; a proof by any other key deletes nothing.
 * @returns the new proof; undefined where nothing came back
 */
export async function eraseAgain(
  db: Db,
  proofs: readonly string[],
  it: Omit<Erasing, 'cause' | 'proofId'> & { nodeKeys: readonly OkpJwk[] },
): Promise<DeletionRow | undefined> {
  const read = await Promise.all(proofs.map((proof) => readDeletionProof(it.nodeKeys, proof)));
  const statements = read.filter((statement) => statement !== undefined);
  return db.transaction(async (tx) => {
    const back = (await caseClasses(tx)).filter(({ id }) =>
      statements.some((statement) => provesDeletionOf(statement, id)),
    );
    if (back.length === 0) return undefined;
    await lockCases(
      tx,
      back.map(({ id }) => id),
    );
    const { node, key, by, now } = it;
    return eraseWithProof(tx, back, { node, key, by, now, cause: 'erasure' });
  });
}
