import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { handlesCases } from '../handling.ts';
import type { AccountRole } from '../tables.ts';
import { handlersHere, lockTeam } from './store.ts';

/** Up to here a team knows one another, and the people it works for. */
const IDEAL_SIZE = 50;
/** The largest team of a point. Where more are needed, another point is nearer. */
const LARGEST_SIZE = 100;

/** How large the team is that handles cases, invited colleagues among them. */
export interface TeamSize {
  readonly count: number;
  readonly ideal: number;
  readonly most: number;
}

/** How large a team is; people who only look after the machine are not of it. */
export function sizeOf(team: readonly { role: AccountRole; state: string }[]): TeamSize {
  const here = team.filter(({ role, state }) => handlesCases(role) && state !== 'left');
  return { count: here.length, ideal: IDEAL_SIZE, most: LARGEST_SIZE };
}

/**
 * There is room for one more who handles cases; others who come wait until this transaction ends.
 * @param of whom to count: everybody invited, or only who has accepted
 * @throws Refusal team-full
 */
export async function requireRoom(tx: Db, of: 'invited' | 'accepted'): Promise<void> {
  await lockTeam(tx);
  if ((await handlersHere(tx, of)) >= LARGEST_SIZE) throw new Refusal('team-full');
}
