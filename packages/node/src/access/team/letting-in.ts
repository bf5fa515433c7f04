import type { OkpJwk } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { isProven, secretOf } from '../../vault/derive.ts';
import {
  letIn,
  type OpenIntakeKey,
  openCurrentKey,
  openIntakeKeys,
  type Unlocked,
} from '../../vault/intake-key.ts';
import { openText, SealBroken } from '../../vault/seal.ts';
import { type AuditActor, audit } from '../audit/audit.ts';
import { handlesCases } from '../handling.ts';
import { readInvitationSecret } from './invitation-secret.ts';
import { invitationPlace } from './invitations.ts';
import { acceptedInvitation, lockTeam, type TeamRow, teamRows } from './store.ts';

/** Who lets somebody in, with an intake key that opens. */
export interface LettingIn {
  readonly accountId: string;
  readonly holder: Unlocked;
  readonly actor: AuditActor;
  readonly nodeKeys: readonly OkpJwk[];
  readonly now: Date;
}

/**
 * Lets a colleague in to the cases: every intake key is sealed to the public key that the person
 * had who accepted the invitation. Whoever changes rows can put another public key there, but
 * cannot prove it: the proof hangs on the link's secret, which is sealed for the team.
 * @throws Refusal not-found; not-let-in for who holds no key; holder-not-proven
 */
export async function letInMember(db: Db, it: LettingIn): Promise<void> {
  const { accountId, holder, actor, now } = it;
  await db.transaction(async (tx) => {
    await lockTeam(tx);
    const row = (await teamRows(tx)).find(({ id, leftAt }) => id === accountId && !leftAt);
    if (!row || !handlesCases(row.role) || !row.acceptedAt) throw new Refusal('not-found');
    const keys = await openIntakeKeys(tx, holder);
    const current = await openCurrentKey(tx, keys, it.nodeKeys);
    if (!current) throw new Refusal('not-let-in');
    const publicKey = row.publicKey;
    if (!publicKey || !(await isWhoAccepted(tx, row, current))) {
      throw new Refusal('holder-not-proven');
    }
    await letIn(tx, holder, { to: { accountId, publicKey }, now });
    await audit(tx, { at: now, actor, act: 'let-in', subject: accountId });
  });
}

/** Whether the account has the public key that was made with its invitation's link. */
async function isWhoAccepted(
  tx: Db,
  { id, publicKey }: TeamRow,
  current: OpenIntakeKey,
): Promise<boolean> {
  const invitation = await acceptedInvitation(tx, id);
  if (!publicKey || !invitation?.sealedSecret || !invitation.proof) return false;
  try {
    const teamKey = secretOf(current.jwk, 'team: invitation');
    const text = await openText(teamKey, invitationPlace(id), invitation.sealedSecret);
    const secret = readInvitationSecret(text);
    return !!secret && (await isProven(secret.proofKey, { id, publicKey }, invitation.proof));
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
}
