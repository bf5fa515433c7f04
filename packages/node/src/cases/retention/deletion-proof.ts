import { hash, randomBytes, randomUUID } from 'node:crypto';
import type { OkpJwk, SigningKey } from '@nabij/protocol';
import { type AuditActor, audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { readStatement, signStatement } from '../../system/statement.ts';
import { releaseMerged } from '../flow/merge-store.ts';
import { eraseCases } from '../rights/erase.ts';
import { type DeletionRow, insertDeletion } from './store.ts';

/** What a deletion proof states. Who knows a case's id can check that it is among them. */
export interface DeletionStatement {
  readonly node: string;
  readonly at: string;
  readonly cause: 'retention' | 'erasure';
  /** How many cases of which retention class. */
  readonly classes: Readonly<Record<string, number>>;
  readonly nonce: string;
  /** SHA-256 over the nonce and the id of each case, base64url. */
  readonly cases: readonly string[];
  readonly meaning: string;
}

/** Says in the proof itself what it proves, and what it does not. */
const MEANING =
  'The cases were deleted from every table of this node, with their sealed keys. Until the ' +
  'database overwrites them, sealed bytes can stay in its files and its log; they open for who has ' +
  'both these and the intake key or a receipt code. Backups made before still ' +
  'hold the cases until they are replaced; after restoring one, they must be deleted again.';

export interface Erasing {
  /** The address of this node. */
  readonly node: string;
  readonly key: SigningKey;
  readonly cause: 'retention' | 'erasure';
  readonly by: AuditActor;
  readonly now: Date;
  /** The id under which the proof is kept, where it was told to somebody before. */
  readonly proofId?: string;
}

/**
 * Erases cases and keeps the signed proof of it. One transaction holds both, so that there is no
 * deletion without a proof and no proof of what is still there.
 */
export async function eraseWithProof(
  tx: Db,
  gone: readonly { id: string; class: string }[],
  { node, key, cause, by, now, proofId }: Erasing,
): Promise<DeletionRow> {
  const nonce = randomBytes(16).toString('base64url');
  const statement: DeletionStatement = {
    node,
    at: now.toISOString(),
    cause,
    classes: countClasses(gone),
    nonce,
    // sorted, so that the order tells nothing
    cases: gone.map(({ id }) => hashOf(nonce, id)).sort(),
    meaning: MEANING,
  };
  const proof = await signStatement(key, 'nabij-deletion', statement);
  const deletion = { id: proofId ?? randomUUID(), at: now, cause, cases: gone.length, proof };
  const ids = gone.map(({ id }) => id);
  await releaseMerged(tx, ids, now);
  await eraseCases(tx, ids);
  await insertDeletion(tx, deletion);
  for (const { id } of gone) {
    await audit(tx, { at: now, actor: by, act: 'erased', caseId: id, subject: deletion.id });
  }
  return deletion;
}

/** The statement of a deletion proof that one of these keys signed; undefined for anything else. */
export async function readDeletionProof(
  keys: readonly OkpJwk[],
  proof: string,
): Promise<DeletionStatement | undefined> {
  return (await readStatement(keys, 'nabij-deletion', proof)) as DeletionStatement | undefined;
}

/** Whether a case is among those that were deleted. */
export function provesDeletionOf({ nonce, cases }: DeletionStatement, caseId: string): boolean {
  return cases.includes(hashOf(nonce, caseId));
}

function hashOf(nonce: string, caseId: string): string {
  return hash('sha256', `${nonce}\n${caseId}`, 'base64url');
}

function countClasses(gone: readonly { class: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { class: code } of gone) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
