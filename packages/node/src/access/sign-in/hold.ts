import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { type AccountRow, lockAccount, lockSession } from '../store.ts';
import type { LiveSession } from './session.ts';

/**
 * The account of a session as it is now; both are held until the transaction ends. What was asked
 * before a sign-out, another password or a reset changes nothing after it.
 * @throws Refusal sign-in-required if the session is over
 */
export async function holdSession(
  tx: Db,
  { id, account }: Pick<LiveSession, 'id' | 'account'>,
): Promise<AccountRow> {
  // the account first, as whatever ends all sessions does: nobody waits crosswise
  const held = await lockAccount(tx, account.id);
  if (!held || !(await lockSession(tx, id))) throw new Refusal('sign-in-required');
  return held;
}
