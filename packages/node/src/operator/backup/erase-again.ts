import type { SigningKey } from '@nabij/protocol';
import {
  eraseWithProof,
  provesDeletionOf,
  readDeletionProof,
} from '../../cases/retention/deletion-proof.ts';
import { defaultClassOf } from '../../cases/retention/retention-class.ts';
import type { Db } from '../../system/database.ts';
import { casesWithClass } from '../store.ts';

/**
 * Erases once more what a backup has brought back, by the proofs of the deletions.
 * @param proofs those that this node's key did not sign are passed over
 * @returns how many cases were erased
 */
export async function eraseAgain(
  db: Db,
  proofs: readonly string[],
  by: { key: SigningKey; node: string; now: Date },
): Promise<number> {
  const read = proofs.map((proof) => readDeletionProof([by.key.publicJwk], proof));
  const statements = (await Promise.all(read)).filter((one) => one !== undefined);
  return db.transaction(async (tx) => {
    const back = (await casesWithClass(tx)).filter(({ id }) =>
      statements.some((statement) => provesDeletionOf(statement, id)),
    );
    if (back.length === 0) return 0;
    const gone = back.map(({ id, retentionClass, request }) => {
      return { id, class: retentionClass ?? defaultClassOf(request) };
    });
    await eraseWithProof(tx, gone, { ...by, cause: 'erasure', by: { kind: 'operator' } });
    return gone.length;
  });
}
