import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { JWK } from 'jose';
import type { Db } from '../../system/database.ts';
import { HANDLING } from '../handling.ts';
import {
  type AccountRole,
  accounts,
  challenges,
  invitations,
  passkeys,
  recoveryCodes,
  sessions,
} from '../tables.ts';

export type InvitationRow = typeof invitations.$inferSelect;

export interface TeamRow {
  id: string;
  login: string;
  name: string;
  role: AccountRole;
  publicKey: JWK | null;
  createdAt: Date;
  acceptedAt: Date | null;
  leftAt: Date | null;
}

const teamColumns = {
  id: accounts.id,
  login: accounts.login,
  name: accounts.name,
  role: accounts.role,
  publicKey: accounts.publicKey,
  createdAt: accounts.createdAt,
  acceptedAt: accounts.acceptedAt,
  leftAt: accounts.leftAt,
};

/** Makes other changes of the team wait until this transaction ends, in every process. */
export async function lockTeam(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('nabij team'))`);
}

export async function teamRows(db: Db): Promise<TeamRow[]> {
  return db.select(teamColumns).from(accounts).orderBy(asc(accounts.createdAt), asc(accounts.id));
}

export async function insertInvitation(db: Db, row: InvitationRow): Promise<void> {
  await db.insert(invitations).values(row);
}

/** How many who handle cases are here: everybody invited, or only who has accepted. */
export async function handlersHere(db: Db, of: 'invited' | 'accepted'): Promise<number> {
  const [row] = await db
    .select({ here: count() })
    .from(accounts)
    .where(
      and(
        inArray(accounts.role, HANDLING),
        isNull(accounts.leftAt),
        of === 'accepted' ? isNotNull(accounts.acceptedAt) : undefined,
      ),
    );
  return row?.here ?? 0;
}

/** An invitation that can be accepted, and to whom; `forUpdate` makes other readers of it wait. */
export async function openInvitation(
  db: Db,
  id: Uint8Array,
  { now, forUpdate = false }: { now: Date; forUpdate?: boolean },
): Promise<{ invitation: InvitationRow; account: TeamRow } | undefined> {
  const query = db
    .select({ invitation: invitations, account: teamColumns })
    .from(invitations)
    .innerJoin(accounts, eq(accounts.id, invitations.accountId))
    .where(
      and(
        eq(invitations.id, id),
        gt(invitations.expiresAt, now),
        isNull(invitations.acceptedAt),
        isNull(accounts.acceptedAt),
        isNull(accounts.leftAt),
      ),
    );
  const [row] = await (forUpdate ? query.for('update') : query);
  return row;
}

/** The invitation by which an account was accepted; with its proof. */
export async function acceptedInvitation(
  db: Db,
  accountId: string,
): Promise<InvitationRow | undefined> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), isNotNull(invitations.acceptedAt)))
    .orderBy(desc(invitations.acceptedAt))
    .limit(1);
  return row;
}

export async function updateInvitation(
  db: Db,
  id: Uint8Array,
  change: Partial<InvitationRow>,
): Promise<void> {
  await db.update(invitations).set(change).where(eq(invitations.id, id));
}

export async function updateAccount(
  db: Db,
  id: string,
  change: Partial<typeof accounts.$inferInsert>,
): Promise<void> {
  await db.update(accounts).set(change).where(eq(accounts.id, id));
}

/** When each account's latest invitation was made. */
export async function invitedSince(
  db: Db,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await db
    .select({ accountId: invitations.accountId, createdAt: invitations.createdAt })
    .from(invitations)
    .where(inArray(invitations.accountId, [...accountIds]))
    .orderBy(asc(invitations.createdAt));
  return new Map(rows.map((row) => [row.accountId, row.createdAt]));
}

/** Ends every session of an account and takes away every way to sign in and to open its key. */
export async function forgetSignIn(db: Db, accountId: string): Promise<void> {
  for (const table of [sessions, passkeys, recoveryCodes, challenges, invitations]) {
    await db.delete(table).where(eq(table.accountId, accountId));
  }
  await updateAccount(db, accountId, {
    publicKey: null,
    passwordSalt: null,
    sealedPrivateKey: null,
    sealedTotp: null,
    totpStep: null,
    oidcSubject: null,
  });
}

/** Nobody of the team vouches any more for who accepted. */
export async function unvouch(db: Db, accountId: string): Promise<void> {
  await db
    .update(invitations)
    .set({ kid: null, sealedSecret: null })
    .where(eq(invitations.accountId, accountId));
}
