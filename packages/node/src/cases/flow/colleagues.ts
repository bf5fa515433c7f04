import type { OkpJwk } from '@nabij/protocol';
import { handlesCases } from '../../access/handling.ts';
import { teamOf } from '../../access/team/team.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import type { Unlocked } from '../../vault/intake-key.ts';

/** Somebody who handles cases here. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

interface Asking {
  readonly who: Unlocked;
  readonly nodeKeys: readonly OkpJwk[];
}

/** Everybody who is let in to the cases, by name. */
export async function colleaguesOf(db: Db, { who, nodeKeys }: Asking): Promise<Colleague[]> {
  const team = await teamOf(db, { node: { role: 'point' }, nodeKeys, who });
  return team
    .filter(({ state, role }) => state === 'in' && handlesCases(role))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** A colleague who is let in. @throws Refusal request-invalid */
export async function colleague(db: Db, asking: Asking, id: string): Promise<Colleague> {
  const found = (await colleaguesOf(db, asking)).find((one) => one.id === id);
  if (!found) throw new Refusal('request-invalid');
  return found;
}
