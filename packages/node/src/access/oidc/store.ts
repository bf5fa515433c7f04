import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { accounts, challenges } from '../tables.ts';

const PURPOSE = 'oidc';

export async function insertTicket(
  db: Db,
  ticket: { id: Uint8Array; accountId: string | null; sealed: string; expiresAt: Date },
): Promise<void> {
  await db.insert(challenges).values({ ...ticket, purpose: PURPOSE });
}

/** Deletes a living ticket and gives what it held: of two who come with it, one gets it. */
export async function takeTicketRow(
  db: Db,
  id: Uint8Array,
  now: Date,
): Promise<{ accountId: string | null; sealed: string } | undefined> {
  const { accountId, sealed } = challenges;
  const [row] = await db
    .delete(challenges)
    .where(
      and(eq(challenges.id, id), eq(challenges.purpose, PURPOSE), gt(challenges.expiresAt, now)),
    )
    .returning({ accountId, sealed });
  return row?.sealed ? { accountId: row.accountId, sealed: row.sealed } : undefined;
}

/** The account to which a provider's subject is linked, if its holder has not left. */
export async function accountBySubject(db: Db, subject: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.oidcSubject, subject), isNull(accounts.leftAt)));
  return row?.id;
}

/** Links a subject to an account, or unlinks it (null). @throws for a subject that another has */
export async function setSubject(db: Db, accountId: string, subject: string | null): Promise<void> {
  await db
    .update(accounts)
    .set({ oidcSubject: subject })
    .where(and(eq(accounts.id, accountId), isNull(accounts.leftAt)));
}
