import type { OkpJwk, SigningKey } from '@nabij/protocol';
import type { Role } from '../../system/config.ts';
import type { Db } from '../../system/database.ts';
import { ownKeys } from '../../system/own-keys.ts';
import { Refusal } from '../../system/problem.ts';
import { readStatement } from '../../system/statement.ts';
import { proofOf } from '../../vault/derive.ts';
import { createIntakeKey, importSealingKey, newKeyPair } from '../../vault/intake-key.ts';
import { hasIntakeKey, lockHolders } from '../../vault/store.ts';
import { type OpenAccount, wrapByPassword } from '../accounts.ts';
import { audit } from '../audit/audit.ts';
import { requireStrong } from '../password/strength.ts';
import { type InvitationSecret, readInvitationSecret } from './invitation-secret.ts';
import { FIRST_LEAD, firstLead, isOfTeam } from './invitations.ts';
import { requireRoom } from './size.ts';
import { type InvitationRow, openInvitation, updateAccount, updateInvitation } from './store.ts';

/** What an invitation tells to who has its link. */
export interface ShownInvitation {
  readonly name: string;
  readonly login: string;
  readonly expiresAt: Date;
}

/** Shows an invitation. @throws Refusal invitation-unknown: used, withdrawn, too old or invented */
export async function showInvitation(db: Db, text: string, now: Date): Promise<ShownInvitation> {
  const secret = readInvitationSecret(text);
  const found = secret && (await openInvitation(db, secret.id, { now }));
  if (!found) throw new Refusal('invitation-unknown');
  const { name, login } = found.account;
  return { name, login, expiresAt: found.invitation.expiresAt };
}

/** How an invitation is accepted: the link's secret, and the password that its holder chose. */
export interface Acceptance {
  readonly secret: string;
  readonly password: string;
  readonly node: { readonly role: Role };
  /** Names to which somebody who guesses would turn first. */
  readonly names?: readonly string[];
  readonly key: SigningKey;
  readonly now: Date;
}

/**
 * Accepts an invitation: the account gets its key pair, wrapped by the chosen password, and the
 * invitation the proof for the team that it is this one. Of two at once, one wins. The first lead,
 * whom the operator invited, thereby makes the point's intake key.
 * @throws Refusal invitation-unknown, password-weak, team-full
 */
export async function acceptInvitation(db: Db, given: Acceptance): Promise<OpenAccount> {
  const { now } = given;
  const secret = readInvitationSecret(given.secret);
  const seen = secret && (await openInvitation(db, secret.id, { now }));
  if (!secret || !seen) throw new Refusal('invitation-unknown');
  const { id, login, name } = seen.account;
  await requireStrong(given.password, [login, name, ...(given.names ?? [])]);
  // before the transaction: a slow hash holds no lock
  const { publicKey, privateKey } = await newKeyPair();
  const wrapped = await wrapByPassword(id, privateKey, given.password);
  const proof = await proofOf(secret.proofKey, { id, publicKey });
  return db.transaction(async (tx) => {
    // before any row of the invitation: whoever changes the team takes them in this order
    if (isOfTeam(given.node, seen.account.role)) await requireRoom(tx, 'accepted');
    const found = await openInvitation(tx, secret.id, { now, forUpdate: true });
    if (!found) throw new Refusal('invitation-unknown');
    const { role } = found.account;
    await updateAccount(tx, id, { publicKey, ...wrapped, acceptedAt: now });
    await updateInvitation(tx, secret.id, { proof, acceptedAt: now });
    const actor = { kind: 'account', id } as const;
    await audit(tx, { at: now, actor, act: 'invitation-accepted', subject: id });
    const first = given.node.role === 'point' && role === 'lead';
    if (first && (await isFirstLead(tx, { secret, invitation: found.invitation }, given.key))) {
      await createIntakeKey(tx, [{ id, publicKey }], { key: given.key, accountId: id, now });
      await audit(tx, { at: now, actor, act: 'let-in', subject: id });
    }
    const unlocked = await importSealingKey(privateKey);
    return { accountId: id, login, name, role, privateKey: unlocked, privateJwk: privateKey };
  });
}

/**
 * Whether the operator at this machine invited this person to be the first, and nobody was before.
 * A row alone does not tell: who can write rows could make one for themselves.
 */
async function isFirstLead(
  tx: Db,
  { secret, invitation }: { secret: InvitationSecret; invitation: InvitationRow },
  key: { publicJwk: OkpJwk },
): Promise<boolean> {
  if (!invitation.statement) return false;
  await lockHolders(tx, 'alone');
  if (await hasIntakeKey(tx)) return false;
  const stated = await readStatement(ownKeys(key), FIRST_LEAD, invitation.statement);
  const expected = firstLead(secret, invitation.accountId);
  return JSON.stringify(stated) === JSON.stringify(expected);
}
