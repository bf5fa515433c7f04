import { Refusal } from '../../system/problem.ts';
import { tryPassword, wrapByPassword } from '../accounts.ts';
import { audit } from '../audit/audit.ts';
import type { AccessDeps } from '../dependencies.ts';
import { holdSession } from '../sign-in/hold.ts';
import { type LiveSession, requireFresh, requireOpen } from '../sign-in/session.ts';
import { changePasswordRow, deleteSessionsOf } from '../store.ts';
import { requireStrong } from './strength.ts';

/** Changes the password; every other session of the account ends, and its calendar's address. @throws Refusal */
export async function changePassword(
  { db, clock, node, endAddresses }: AccessDeps,
  session: LiveSession,
  given: { current: string; next: string },
): Promise<void> {
  const now = clock.now();
  const who = requireOpen(session);
  requireFresh(who, now);
  await requireStrong(given.next, [who.login, who.name, ...node.names]);
  const known = await tryPassword(db, who.login, given.current);
  if (known.who?.accountId !== who.accountId) throw new Refusal('sign-in-failed');
  const wrapped = await wrapByPassword(who.accountId, who.privateJwk, given.next);
  await db.transaction(async (tx) => {
    const { sealedPrivateKey } = await holdSession(tx, session);
    // of two changes at once, the second was given a password that is no longer the one
    if (sealedPrivateKey !== known.account?.sealedPrivateKey) throw new Refusal('sign-in-failed');
    await changePasswordRow(tx, who.accountId, wrapped);
    await deleteSessionsOf(tx, who.accountId, session.id);
    await endAddresses?.(tx, { accountId: who.accountId, by: who.accountId, now });
    const actor = { kind: 'account', id: who.accountId } as const;
    await audit(tx, { at: now, actor, act: 'password-changed' });
  });
}
