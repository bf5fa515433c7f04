import { loginOf } from '../access/accounts.ts';
import {
  type Invitation,
  type Inviting,
  invite,
  inviteAccount,
  looksAfter,
  type NewMember,
} from '../access/team/invitations.ts';
import { forgetSignIn, lockTeam, teamRows } from '../access/team/store.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { say } from './terminal.ts';

/**
 * Invites somebody from the terminal. Who was invited with the same login and role and has not
 * accepted gets a new link, and the one before ends: links get lost.
 * @throws Refusal forbidden, as for a first link; login-taken, not-let-in
 */
export async function inviteOrAgain(
  db: Db,
  wanted: NewMember,
  inviting: Inviting,
): Promise<Invitation> {
  return db.transaction(async (tx) => {
    await lockTeam(tx);
    const login = loginOf(wanted.login);
    const waiting = (await teamRows(tx)).find(
      (row) => row.login === login && row.role === wanted.role && !row.acceptedAt && !row.leftAt,
    );
    if (!waiting) return invite(tx, wanted, inviting);
    const { by } = inviting;
    if (by && !looksAfter(by.role, waiting.role)) throw new Refusal('forbidden');
    await forgetSignIn(tx, waiting.id);
    return inviteAccount(tx, { id: waiting.id, role: waiting.role, act: 'invited' }, inviting);
  });
}

/** Shows a link, which nothing and nobody else knows. */
export function sayLink(name: string, { link, expiresAt }: Invitation): void {
  const until = expiresAt.toISOString().slice(0, 10);
  say(`For ${name} only. This link works once, until ${until}; it shows where to go on:`);
  say(`  ${link}`);
}
