import { Refusal } from '../../system/problem.ts';
import type { FederationDeps } from '../dependencies.ts';
import { OutgoingError } from '../outgoing.ts';
import { followSuperiors } from './follow-keys.ts';
import { fetchMark } from './marks.ts';

type RefreshDeps = Pick<FederationDeps, 'db' | 'clock' | 'log' | 'outgoing' | 'entityId'>;

/**
 * One round: follows the keys of the superiors, and fetches the mark that this node shows.
 * @returns whether all went well
 */
export async function refreshTrust(deps: RefreshDeps, signal?: AbortSignal): Promise<boolean> {
  const failed = await followSuperiors(deps, signal);
  if (signal?.aborted) return false;
  const problem = await fetchMark(deps, signal).catch((error: unknown) => {
    if (error instanceof OutgoingError) return error.code;
    if (error instanceof Refusal) return error.problem;
    throw error;
  });
  if (problem !== undefined) deps.log.info('mark-not-fetched', { problem });
  return failed === 0;
}
