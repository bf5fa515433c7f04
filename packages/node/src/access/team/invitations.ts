import { randomUUID } from 'node:crypto';
import type { SigningKey } from '@nabij/protocol';
import type { Role } from '../../system/config.ts';
import type { Db } from '../../system/database.ts';
import { hasCode } from '../../system/error-code.ts';
import { ownKeys } from '../../system/own-keys.ts';
import { Refusal } from '../../system/problem.ts';
import { signStatement } from '../../system/statement.ts';
import { secretOf } from '../../vault/derive.ts';
import { openCurrentKey, openIntakeKeys, type Unlocked } from '../../vault/intake-key.ts';
import { sealText } from '../../vault/seal.ts';
import { hasIntakeKey, lockHolders } from '../../vault/store.ts';
import { loginOf, type OpenAccount } from '../accounts.ts';
import { type AuditAct, type AuditActor, audit } from '../audit/audit.ts';
import { handlesCases } from '../handling.ts';
import { insertAccount } from '../store.ts';
import type { AccountRole } from '../tables.ts';
import { type InvitationSecret, newInvitationSecret } from './invitation-secret.ts';
import { requireRoom } from './size.ts';
import { type InvitationRow, insertInvitation } from './store.ts';

const VALID_MS = 7 * 24 * 60 * 60_000;
/** SQLSTATE, PostgreSQL appendix A. */
const UNIQUE_VIOLATION = /^23505$/;

/** Whom each role invites, and whose accounts it looks after. */
const INVITES: Readonly<Record<AccountRole, readonly AccountRole[]>> = {
  lead: ['worker', 'lead', 'administrator'],
  keeper: ['analyst', 'keeper', 'administrator'],
  administrator: ['administrator'],
  worker: [],
  analyst: [],
};

export interface NewMember {
  login: string;
  name: string;
  role: AccountRole;
}

/** Who invites, at which node. */
export interface Inviting {
  readonly node: { readonly role: Role; readonly url: string };
  /** The node's own key: it tells which keys are the team's, and who is to be the first lead. */
  readonly key: SigningKey;
  /** Null for the operator at the machine's terminal. */
  readonly by: Pick<OpenAccount, 'accountId' | 'role'> | null;
  /** Who opens the intake key for it: who invites, or at the terminal the recovery sheet. */
  readonly holder: Unlocked | null;
  readonly now: Date;
}

/** An invitation, made. The link is shown once and kept nowhere. */
export interface Invitation {
  readonly accountId: string;
  readonly link: string;
  readonly expiresAt: Date;
}

/** Whether this role looks after accounts of that role. */
export function looksAfter(role: AccountRole, other: AccountRole): boolean {
  return INVITES[role].includes(other);
}

/**
 * Invites somebody: an account without any way to sign in, and a link, valid once and for 7 days,
 * by which its holder makes one. The operator invites the first lead; later at a point only who has
 * been let in invites people for the cases.
 * @throws Refusal forbidden, login-taken, not-let-in, team-full
 */
export async function invite(db: Db, wanted: NewMember, inviting: Inviting): Promise<Invitation> {
  if (inviting.by && !looksAfter(inviting.by.role, wanted.role)) throw new Refusal('forbidden');
  const id = randomUUID();
  const { role, name } = wanted;
  try {
    return await db.transaction(async (tx) => {
      if (isOfTeam(inviting.node, role)) await requireRoom(tx, 'invited');
      await insertAccount(tx, {
        ...{ id, login: loginOf(wanted.login), name, role, createdAt: inviting.now },
        ...{ publicKey: null, passwordSalt: null, sealedPrivateKey: null, sealedTotp: null },
        ...{ totpStep: null, oidcSubject: null, acceptedAt: null, leftAt: null },
      });
      return inviteAccount(tx, { id, role, act: 'invited' }, inviting);
    });
  } catch (error) {
    throw hasCode(error, UNIQUE_VIOLATION) ? new Refusal('login-taken') : error;
  }
}

/** Whether somebody of this role is one of those who handle cases, of whom there are so many. */
export function isOfTeam(node: { readonly role: Role }, role: AccountRole): boolean {
  return node.role === 'point' && handlesCases(role);
}

/** A new link for an account that has no way to sign in. Give a transaction. */
export async function inviteAccount(
  tx: Db,
  account: { id: string; role: AccountRole; act: AuditAct },
  inviting: Inviting,
): Promise<Invitation> {
  const { id, role, act } = account;
  const { node, by, now } = inviting;
  const secret = newInvitationSecret();
  const expiresAt = new Date(now.getTime() + VALID_MS);
  const vouched = isOfTeam(node, role);
  await insertInvitation(tx, {
    id: secret.id,
    accountId: id,
    invitedBy: by?.accountId ?? null,
    ...(vouched ? await vouch(tx, { id, role, secret }, inviting) : NOTHING),
    proof: null,
    createdAt: now,
    expiresAt,
    acceptedAt: null,
  });
  const actor: AuditActor = by ? { kind: 'account', id: by.accountId } : { kind: 'operator' };
  await audit(tx, { at: now, actor, act, subject: id });
  const page = node.role === 'point' ? 'desk' : 'region';
  return { accountId: id, link: `${node.url}/${page}/invitation#${secret.text}`, expiresAt };
}

type Vouched = Pick<InvitationRow, 'kid' | 'sealedSecret' | 'statement'>;
const NOTHING: Vouched = { kid: null, sealedSecret: null, statement: null };

/**
 * What an acceptance is held against later. The secret is sealed for the team, so that whoever
 * changes rows cannot put another's public key in place; before there is a team, the node states
 * whom the operator invited to be the first.
 */
async function vouch(
  tx: Db,
  account: { id: string; role: AccountRole; secret: InvitationSecret },
  { holder, key }: Inviting,
): Promise<Vouched> {
  const { id, role, secret } = account;
  if (holder) {
    // a replacement of the key comes before this or takes it along
    await lockHolders(tx, 'shared');
    const open = await openCurrentKey(tx, await openIntakeKeys(tx, holder), ownKeys(key));
    if (!open) throw new Refusal('not-let-in');
    const teamKey = secretOf(open.jwk, 'team: invitation');
    const sealedSecret = await sealText(teamKey, invitationPlace(id), secret.text);
    return { kid: open.kid, sealedSecret, statement: null };
  }
  if (role !== 'lead' || (await hasIntakeKey(tx))) throw new Refusal('not-let-in');
  return { ...NOTHING, statement: await signStatement(key, FIRST_LEAD, firstLead(secret, id)) };
}

export const FIRST_LEAD = 'nabij-first-lead';

/** What the node states of the operator's invitation of a first lead. */
export function firstLead(secret: InvitationSecret, accountId: string) {
  return { invitation: secret.id.toString('base64url'), account: accountId };
}

/** Where the secret of an invitation is sealed for the team; authenticated with it. */
export function invitationPlace(accountId: string): string {
  return `invitation/${accountId}`;
}
