import { Refusal } from '../../system/problem.ts';
import type { FederationDeps } from '../dependencies.ts';
import { fetchEntityConfiguration } from '../entity-configuration.ts';
import { OutgoingError } from '../outgoing.ts';
import type { Peer } from '../peers.ts';
import { followKeys } from '../trust/follow-keys.ts';
import { members } from '../trust/store.ts';
import { keepMemberStatement } from './store.ts';

const AT_ONCE = 8;

type MembersDeps = Pick<FederationDeps, 'db' | 'clock' | 'log' | 'outgoing'>;

/**
 * At a coordinator: asks every member anew what it says of itself. Who does not answer, or with
 * another key than those that are known of it, keeps the last good statement.
 * @returns how many members gave no good answer
 */
export async function refreshMembers(deps: MembersDeps, signal?: AbortSignal): Promise<number> {
  const waiting = await members(deps.db);
  let failed = 0;
  const work = async () => {
    for (let peer = waiting.pop(); peer && !signal?.aborted; peer = waiting.pop()) {
      const problem = await refreshMember(deps, peer, signal);
      if (problem === undefined) continue;
      failed += 1;
      deps.log.warn('member-not-refreshed', { iss: peer.entityId, problem });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failed;
}

/** @returns why nothing new is kept; undefined when it is */
async function refreshMember(
  deps: MembersDeps,
  peer: Peer,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const { entityId, role } = peer;
  try {
    const found = await fetchEntityConfiguration(deps, entityId, signal);
    if (!(await followKeys(deps, peer, found))) return 'key-changed';
    if (found.metadata.role !== role) return 'role-wrong';
    const fetchedAt = deps.clock.now();
    await keepMemberStatement(deps.db, { entityId, statement: found.statement, fetchedAt });
    return undefined;
  } catch (error) {
    if (error instanceof OutgoingError) return error.code;
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
}
