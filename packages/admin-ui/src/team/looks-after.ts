import type { AccountRole, NodeRole } from '../api/session.ts';
import type { Member } from '../api/team.ts';

/** Whose accounts each role looks after; the node has the same rule and the last word. */
const LOOKS_AFTER: Readonly<Record<AccountRole, readonly AccountRole[]>> = {
  lead: ['worker', 'lead', 'administrator'],
  keeper: ['analyst', 'keeper', 'administrator'],
  administrator: ['administrator'],
  worker: [],
  analyst: [],
};

export function rolesFor(role: AccountRole): readonly AccountRole[] {
  return LOOKS_AFTER[role];
}

export function handlesCases(role: AccountRole): boolean {
  return role === 'worker' || role === 'lead';
}

/** What can be done with a colleague's account. */
export const STEPS = ['let-in', 'role', 'reset', 'leave'] as const;
export type Step = (typeof STEPS)[number];

/** The steps that fit somebody now, for the person who looks. */
export function stepsFor(
  member: Member,
  by: { id: string; role: AccountRole; node: NodeRole },
): readonly Step[] {
  if (member.state === 'left' || !rolesFor(by.role).includes(member.role)) return [];
  // Letting in needs the key to the cases: an administrator has none.
  const canLetIn = member.state === 'accepted' && by.role === 'lead' && by.node === 'point';
  return STEPS.filter((step) => {
    if (step === 'let-in') return canLetIn;
    if (step === 'role') return rolesFor(by.role).length > 1;
    // Nobody takes away the chair that they sit on.
    return member.id !== by.id;
  });
}

/** Who can take over the open cases of somebody. */
export function heirsOf(member: Member, team: readonly Member[]): readonly Member[] {
  return team.filter((one) => one.id !== member.id && one.state === 'in' && handlesCases(one.role));
}
