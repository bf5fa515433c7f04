import type { SignedIn } from '../access/sign-in/session.ts';
import { Refusal } from '../system/problem.ts';
import { openIntakeKeys } from '../vault/intake-key.ts';
import type { HandoverDeps } from './dependencies.ts';
import { openWhatCame } from './open-what-came.ts';
import { findHandover } from './store.ts';

/**
 * Opens what came of a case that was accepted here, with the keys of somebody who was let in. What
 * is not whole yet stays as it is.
 * @throws Refusal not-found; not-let-in
 */
export async function takeIn(deps: HandoverDeps, who: SignedIn, id: string): Promise<void> {
  const { db } = deps;
  const row = await findHandover(db, id);
  if (row?.side !== 'receiver') throw new Refusal('not-found');
  const keys = await openIntakeKeys(db, who);
  if (keys.size === 0) throw new Refusal('not-let-in');
  await openWhatCame(deps, { id, keys: await deps.encryption.opening(db, keys) });
  deps.wake();
}
