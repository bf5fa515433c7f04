import { deleteCard } from '../../directory/people/store.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { deleteGrants } from '../../vault/store.ts';
import { audit } from '../audit/audit.ts';
import type { EndAddresses } from '../dependencies.ts';
import { handlesCases } from '../handling.ts';
import type { SignedIn } from '../sign-in/session.ts';
import type { AccountRole } from '../tables.ts';
import {
  type Invitation,
  type Inviting,
  inviteAccount,
  isOfTeam,
  looksAfter,
} from './invitations.ts';
import { requireRoom } from './size.ts';
import { forgetSignIn, lockTeam, unvouch, updateAccount } from './store.ts';
import { type Looking, type Member, memberFor, requireAnother, teamOf } from './team.ts';

/** How open cases go from one colleague to another; a coordinator has none. */
export interface CasesOfTeam {
  /** Everybody who has any. */
  ownersOf(db: Db): Promise<ReadonlySet<string>>;
  handOn(db: Db, it: HandingOn): Promise<void>;
}

export interface HandingOn {
  readonly from: string;
  readonly to: { readonly id: string; readonly name: string };
  readonly by: SignedIn;
  readonly now: Date;
}

/** Who changes the team, and with what. */
export interface ChangingTeam extends Looking {
  readonly who: SignedIn;
  readonly cases: CasesOfTeam | undefined;
  readonly endAddresses?: EndAddresses | undefined;
  readonly now: Date;
}

/** After it, who left or changed sides may still know the intake key: it is time to replace it. */
export interface Parted {
  readonly rotationAdvised: boolean;
}

/**
 * Somebody leaves: their open cases go to a colleague, their sessions end, and every way to sign in
 * and every key of theirs is deleted. The account stays, for the names in journals.
 * @throws Refusal not-found, forbidden, last-lead, hand-on-required
 */
export async function leave(
  db: Db,
  { id, handOnTo }: { id: string; handOnTo: string | null },
  it: ChangingTeam,
): Promise<Parted> {
  return change(db, { id, it }, async (tx, { member, team }) => {
    requireAnother(team, member);
    await updateAccount(tx, id, { leftAt: it.now });
    await handCasesOn(tx, { member, team, handOnTo }, it);
    const rotationAdvised = await takeKeys(tx, member, it);
    await takeCard(tx, member, it);
    await endSignIn(tx, id, it);
    await note(tx, { act: 'left', subject: id }, it);
    return { rotationAdvised };
  });
}

/**
 * Changes a role. Who becomes an administrator opens no case from then on; who was one has to be
 * invited anew and let in, since nobody of the team vouches for an administrator's key.
 * @throws Refusal not-found, forbidden, last-lead, hand-on-required, team-full
 */
export async function changeRole(
  db: Db,
  { id, role, handOnTo }: { id: string; role: AccountRole; handOnTo: string | null },
  it: ChangingTeam,
): Promise<Parted> {
  if (!looksAfter(it.who.role, role)) throw new Refusal('forbidden');
  return change(db, { id, it }, async (tx, { member, team }) => {
    if (member.role === role) return { rotationAdvised: false };
    requireAnother(team, member);
    const joins = isOfTeam(it.node, role) && !isOfTeam(it.node, member.role);
    if (joins) await requireRoom(tx, 'invited');
    await updateAccount(tx, id, { role });
    let rotationAdvised = false;
    if (!handlesCases(role)) {
      await handCasesOn(tx, { member, team, handOnTo }, it);
      rotationAdvised = await takeKeys(tx, member, it);
      await takeCard(tx, member, it);
      await endAddresses(tx, id, it);
    }
    if (handlesCases(member.role) !== handlesCases(role)) await unvouch(tx, id);
    await note(tx, { act: 'role-changed', subject: id }, it);
    return { rotationAdvised };
  });
}

/**
 * A new invitation for somebody who can sign in no more: every way to sign in and every key of
 * theirs is deleted, and they begin anew. Their cases stay theirs.
 * @throws Refusal not-found, forbidden, last-lead, not-let-in
 */
export async function reset(db: Db, id: string, it: ChangingTeam & Inviting): Promise<Invitation> {
  return change(db, { id, it }, async (tx, { member, team }) => {
    requireAnother(team, member);
    await updateAccount(tx, id, { acceptedAt: null });
    await takeKeys(tx, member, it);
    await endSignIn(tx, id, it);
    return inviteAccount(tx, { id, role: member.role, act: 'account-reset' }, it);
  });
}

interface Change {
  member: Member;
  team: readonly Member[];
}

/** One change of the team at a time. */
async function change<Result>(
  db: Db,
  { id, it }: { id: string; it: ChangingTeam },
  work: (tx: Db, change: Change) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (tx) => {
    await lockTeam(tx);
    const team = await teamOf(tx, it);
    return work(tx, { team, member: memberFor(team, id, it.who) });
  });
}

async function handCasesOn(
  tx: Db,
  { member, team, handOnTo }: Change & { handOnTo: string | null },
  { cases, who, now }: ChangingTeam,
): Promise<void> {
  if (!cases || !(await cases.ownersOf(tx)).has(member.id)) return;
  const to = team.find(
    (one) =>
      one.id === handOnTo && one.id !== member.id && one.state === 'in' && handlesCases(one.role),
  );
  if (!to) throw new Refusal('hand-on-required');
  await cases.handOn(tx, { from: member.id, to, by: who, now });
}

/** @returns whether there was a key that they could have kept */
async function takeKeys(tx: Db, member: Member, { node }: ChangingTeam): Promise<boolean> {
  if (node.role !== 'point') return false;
  await deleteGrants(tx, [member.id]);
  return member.state === 'in' && handlesCases(member.role);
}

/** Nothing opens for them any more, with a session or without one. */
async function endSignIn(tx: Db, id: string, it: ChangingTeam): Promise<void> {
  await forgetSignIn(tx, id);
  await endAddresses(tx, id, it);
}

async function endAddresses(tx: Db, accountId: string, it: ChangingTeam): Promise<void> {
  await it.endAddresses?.(tx, { accountId, by: it.who.accountId, now: it.now });
}

/** Who handles no cases any more is shown to citizens no more. */
async function takeCard(tx: Db, member: Member, { node }: ChangingTeam): Promise<void> {
  if (node.role === 'point') await deleteCard(tx, member.id);
}

async function note(
  tx: Db,
  what: { act: 'left' | 'role-changed'; subject: string },
  { who, now }: ChangingTeam,
): Promise<void> {
  await audit(tx, { at: now, actor: { kind: 'account', id: who.accountId }, ...what });
}
