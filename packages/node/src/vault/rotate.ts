import type { OkpJwk, SigningKey } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { ownKeys } from '../system/own-keys.ts';
import { Refusal } from '../system/problem.ts';
import {
  createIntakeKey,
  type Holder,
  isLetIn,
  loadIntakeKey,
  type OpenIntakeKey,
  openIntakeKeys,
  type Unlocked,
} from './intake-key.ts';
import { isSheetStated } from './recovery-statement.ts';
import {
  currentIntakeKey,
  type HolderRow,
  holdersOf,
  lockHolders,
  retireIntakeKey,
} from './store.ts';

/** A new intake key: who got it, and how many holders of the old one did not. */
export interface Rotation {
  readonly kid: string;
  readonly from: OpenIntakeKey;
  readonly to: OpenIntakeKey;
  readonly granted: number;
  /** Left the team, replaced their key pair, or were put among the holders by nobody of them. */
  readonly excluded: number;
}

/**
 * Replaces the intake key: from now on filings are sealed to a new one, which every holder gets
 * whose public key is proven to be the one that was let in. Filings from before are sealed anew by
 * `reseal.ts`. Give a transaction to write more with it, and then the key that was seen before it.
 * @throws Refusal not-let-in; changed-meanwhile if somebody else replaced it at the same time;
 *   holder-not-proven for somebody who would lock themselves out
 */
export async function rotateIntakeKey(
  db: Db,
  who: Unlocked,
  { key, now, replaces }: { key: SigningKey; now: Date; replaces?: string | undefined },
): Promise<Rotation> {
  const seen = replaces ?? (await currentIntakeKey(db))?.kid;
  return db.transaction(async (tx) => {
    await lockHolders(tx, 'alone');
    // only a key that this node stated: under another, anybody could prove anything
    const current = await loadIntakeKey(tx, ownKeys(key));
    if (!current) throw new Refusal('unavailable');
    if (current.kid !== seen) throw new Refusal('changed-meanwhile');
    const old = (await openIntakeKeys(tx, who)).get(current.kid);
    if (!old) throw new Refusal('not-let-in');
    const { proven, excluded } = await provenHolders(tx, old, ownKeys(key));
    if (!proven.some(({ id }) => id === who.accountId)) throw new Refusal('holder-not-proven');
    const fresh = await createIntakeKey(tx, proven, { key, accountId: who.accountId, now });
    await retireIntakeKey(tx, old.kid, now);
    return { kid: fresh.kid, from: old, to: fresh, granted: proven.length, excluded };
  });
}

/** The holders of a key whose public keys are those that were let in, and how many others. */
async function provenHolders(
  db: Db,
  key: OpenIntakeKey,
  nodeKeys: readonly OkpJwk[],
): Promise<{ proven: Holder[]; excluded: number }> {
  const rows = await holdersOf(db, key.kid);
  const proven: Holder[] = [];
  for (const row of rows) {
    const { id, proof, publicKey } = row;
    const holder = publicKey && { id, publicKey };
    if (!holder || !(await isLetIn(key, holder, proof))) continue;
    if (await isOfTeamOrStated(row, holder, nodeKeys)) proven.push(holder);
  }
  return { proven, excluded: rows.length - proven.length };
}

/** A proof outlives who left: their key in a row of a recovery sheet would bring them back. */
async function isOfTeamOrStated(
  { statement }: HolderRow,
  holder: Holder,
  nodeKeys: readonly OkpJwk[],
): Promise<boolean> {
  return statement === null || isSheetStated({ ...holder, statement }, nodeKeys);
}
