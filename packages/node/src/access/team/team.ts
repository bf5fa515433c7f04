import type { OkpJwk } from '@nabij/protocol';
import type { JWK } from 'jose';
import type { Role } from '../../system/config.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import {
  isLetIn,
  loadIntakeKey,
  type OpenIntakeKey,
  openIntakeKeys,
  type Unlocked,
} from '../../vault/intake-key.ts';
import { holdersOf } from '../../vault/store.ts';
import { handlesCases } from '../handling.ts';
import type { AccountRole } from '../tables.ts';
import { looksAfter } from './invitations.ts';
import { invitedSince, type TeamRow, teamRows } from './store.ts';

/** How far somebody has come: `accepted` waits to be let in by a colleague. */
export type MemberState = 'invited' | 'accepted' | 'in' | 'left';

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly role: AccountRole;
  readonly publicKey: JWK | null;
  readonly state: MemberState;
  readonly since: Date;
}

/** Who looks at the team: with an open intake key, who is let in is proven and not just written. */
export interface Looking {
  readonly node: { readonly role: Role };
  readonly nodeKeys: readonly OkpJwk[];
  readonly who: Unlocked;
}

/** Everybody who works or worked here, in the order in which they came. */
export async function teamOf(db: Db, looking: Looking): Promise<Member[]> {
  const rows = await teamRows(db);
  const isIn = looking.node.role === 'point' ? await holders(db, looking) : async () => true;
  const invited = await invitedSince(
    db,
    rows.filter((row) => !row.acceptedAt).map((row) => row.id),
  );
  return Promise.all(
    rows.map(async (row) => {
      const { id, name, login, role, publicKey } = row;
      const state = await stateOf(row, isIn);
      const since = row.leftAt ?? row.acceptedAt ?? invited.get(id) ?? row.createdAt;
      return { id, name, login, role, publicKey, state, since };
    }),
  );
}

async function stateOf(
  row: TeamRow,
  isIn: (row: TeamRow) => Promise<boolean>,
): Promise<MemberState> {
  if (row.leftAt) return 'left';
  if (!row.acceptedAt) return 'invited';
  return (await isIn(row)) ? 'in' : 'accepted';
}

/** Who holds the intake key of now. Who opens cases must; others have nothing to be let in to. */
async function holders(
  db: Db,
  { nodeKeys, who }: Looking,
): Promise<(row: TeamRow) => Promise<boolean>> {
  const current = await loadIntakeKey(db, nodeKeys);
  if (!current) return async (row) => !handlesCases(row.role);
  const open = (await openIntakeKeys(db, who)).get(current.kid);
  const proofs = new Map((await holdersOf(db, current.kid)).map((row) => [row.id, row.proof]));
  return async (row) => {
    if (!handlesCases(row.role)) return true;
    const proof = proofs.get(row.id);
    return proof !== undefined && (!open || (await isHolder(open, row, proof)));
  };
}

async function isHolder(
  key: OpenIntakeKey,
  { id, publicKey }: TeamRow,
  proof: Uint8Array,
): Promise<boolean> {
  return publicKey !== null && isLetIn(key, { id, publicKey }, proof);
}

/**
 * Somebody of the team whom this role looks after and who has not left.
 * @throws Refusal not-found, forbidden
 */
export function memberFor(
  team: readonly Member[],
  id: string,
  by: { readonly role: AccountRole },
): Member {
  const member = team.find((one) => one.id === id && one.state !== 'left');
  if (!member) throw new Refusal('not-found');
  if (!looksAfter(by.role, member.role)) throw new Refusal('forbidden');
  return member;
}

const NEEDED: readonly AccountRole[] = ['lead', 'keeper'];

/**
 * Somebody has to be left who lets others in. Hold the team's lock, so that two who go at the same
 * time do not count on one another.
 * @throws Refusal last-lead
 */
export function requireAnother(team: readonly Member[], member: Member): void {
  if (!NEEDED.includes(member.role) || member.state !== 'in') return;
  const others = team.filter((one) => one.role === member.role && one.state === 'in');
  if (others.length === 1) throw new Refusal('last-lead');
}
